//===- NetTest.cpp - Streams and servers ----------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/net.h"
#include "IoTesting.h"
#include "aio/ready.h"
#include "aio/scope.h"
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;
using aio::net::stream;

/// Two streams that are connected.
struct pair_of_streams {
  pair_of_streams() {
    int fds[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
    a.emplace(fds[0]);
    b.emplace(fds[1]);
  }
  std::optional<stream> a, b;
};

/// The same through TCP.
aio::task<pair_of_streams> tcp_pair() {
  std::optional<stream> accepted;
  auto server =
      co_await aio::net::listen("127.0.0.1", 0, [&](stream s) -> aio::task<> {
        accepted.emplace(std::move(s));
        co_return;
      });
  pair_of_streams made;
  auto connected = co_await aio::net::connect("127.0.0.1", server.port());
  while (!accepted)
    co_await aio::yield();
  made.a.emplace(std::move(connected));
  made.b.emplace(std::move(*accepted));
  server.close();
  co_await server.wait_closed();
  co_return made;
}

aio::task<> echo(stream s) {
  std::array<char, 4096> buffer;
  while (true) {
    const std::size_t got = co_await s.read_some(buffer);
    if (got == 0)
      break;
    const std::string_view bytes(buffer.data(), got);
    co_await s.write_all(bytes);
  }
}

// --- endpoint, resolve
// ----------------------------------------------------------

TEST(Endpoint, IsTextAndBack) {
  using aio::net::endpoint;
  const endpoint v4("127.0.0.1", 80);
  EXPECT_EQ(v4.to_string(), "127.0.0.1:80");
  EXPECT_EQ(v4.family(), AF_INET);
  const endpoint v6("::1", 8080);
  EXPECT_EQ(v6.to_string(), "[::1]:8080");
  EXPECT_EQ(v6.address(), "::1");
  EXPECT_EQ(v6.port(), 8080);
  const endpoint path = endpoint::of_path("/tmp/socket");
  EXPECT_EQ(path.to_string(), "/tmp/socket");
  EXPECT_EQ(path.port(), 0);
  const std::string abstract("\0name", 5);
  EXPECT_EQ(endpoint::of_path(abstract).address(), abstract);
  EXPECT_EQ(endpoint().to_string(), "");
  EXPECT_THROW(endpoint("localhost", 1), std::invalid_argument);
  EXPECT_THROW(endpoint::of_path(""), std::invalid_argument);
  EXPECT_THROW(endpoint::of_path(std::string(200, 'x')), std::invalid_argument);
}

TEST(Resolve, GivesAddresses) {
  run_test([]() -> aio::task<> {
    const auto found = co_await aio::net::resolve("localhost", "80");
    EXPECT_FALSE(found.empty());
    for (const auto &e : found)
      EXPECT_EQ(e.port(), 80);
    const std::error_code code = co_await code_of(
        [] { return aio::net::resolve("no-such-host.invalid"); });
    EXPECT_EQ(code.category(), aio::net::resolve_category());
    EXPECT_NE(code.message(), "");
    // A look-up that is abandoned ends by itself.
    auto resolving = aio::spawn(aio::net::resolve("localhost"));
    co_await turns(2);
    resolving.cancel();
    try {
      co_await resolving;
    } catch (const aio::cancelled &) {
    }
    EXPECT_TRUE(resolving.is_cancelled());
  });
}

// --- stream
// -----------------------------------------------------------------------

template <class F> void with_pairs(F f) {
  run_test([&]() -> aio::task<> {
    pair_of_streams unix_pair;
    co_await f(unix_pair);
    pair_of_streams tcp = co_await tcp_pair();
    co_await f(tcp);
  });
}

TEST(Stream, ReadsWhatIsWritten) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    std::array<char, 16> buffer{};
    for (int i = 0; i != 100; ++i) {
      co_await p.a->write_all("ping");
      std::size_t got = co_await p.b->read_some(buffer);
      EXPECT_EQ(std::string_view(buffer.data(), got), "ping");
      co_await p.b->write_all(std::string("pong"));
      got = co_await p.a->read_some(buffer);
      EXPECT_EQ(std::string_view(buffer.data(), got), "pong");
    }
    const std::vector<unsigned char> bytes{1, 0, 2};
    co_await p.a->write_all(bytes);
    std::vector<std::byte> three(3);
    co_await p.b->read_exactly(three);
    EXPECT_EQ(three[2], std::byte(2));
    std::size_t none = co_await p.b->read_some(aio::mutable_bytes(nullptr, 0));
    EXPECT_EQ(none, 0u);
    co_await p.b->write_all("");
  });
}

TEST(Stream, CarriesMuchInBothDirections) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    std::string sent(5'000'000, '\0');
    for (std::size_t i = 0; i != sent.size(); ++i)
      sent[i] = static_cast<char>(i * 31 + i / 1000);
    const auto send = [](stream &s, const std::string &what) -> aio::task<> {
      co_await s.write_all(what);
    };
    const auto receive = [](stream &s,
                            std::size_t size) -> aio::task<std::string> {
      std::string got(size, '\0');
      co_await s.read_exactly(got);
      co_return got;
    };
    auto to_b = aio::spawn(send(*p.a, sent));
    auto to_a = aio::spawn(send(*p.b, sent));
    auto at_b = aio::spawn(receive(*p.b, sent.size()));
    auto at_a = aio::spawn(receive(*p.a, sent.size()));
    const std::string got_b = co_await at_b;
    const std::string got_a = co_await at_a;
    EXPECT_TRUE(got_b == sent);
    EXPECT_TRUE(got_a == sent);
    co_await to_a;
    co_await to_b;
  });
}

TEST(Stream, ReadsLines) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    co_await p.a->write_all("one\n\nthree\r\n\r\nrest");
    std::string line = co_await p.b->read_line();
    EXPECT_EQ(line, "one\n");
    line = co_await p.b->read_line();
    EXPECT_EQ(line, "\n");
    line = co_await p.b->read_until("\r\n\r\n");
    EXPECT_EQ(line, "three\r\n\r\n");
    std::array<char, 2> two{};
    co_await p.b->read_exactly(two);
    EXPECT_EQ(two[1], 'e');
    std::array<char, 10> buffer{};
    const std::size_t got = co_await p.b->read_some(buffer);
    EXPECT_EQ(std::string_view(buffer.data(), got), "st");
    // In pieces, also in the delimiter.
    auto reading = aio::spawn([](stream &s) -> aio::task<std::string> {
      co_return co_await s.read_until("--");
    }(*p.b));
    for (const char *piece : {"a-", "b", "-", "-", "c"}) {
      co_await p.a->write_all(piece);
      co_await aio::sleep_for(1ms);
    }
    line = co_await reading;
    EXPECT_EQ(line, "a-b--");
    std::string error;
    try {
      co_await p.b->read_until("");
    } catch (const std::invalid_argument &e) {
      error = e.what();
    }
    EXPECT_NE(error, "");
  });
}

TEST(Stream, ALineHasALimit) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    co_await p.a->write_all(std::string(20, 'x') + "\n");
    bool is_too_long = false;
    try {
      co_await p.b->read_line(10);
    } catch (const std::length_error &) {
      is_too_long = true;
    }
    EXPECT_TRUE(is_too_long);
    const std::string line = co_await p.b->read_line(21);
    EXPECT_EQ(line.size(), 21u);
    co_await p.a->write_all(std::string(70000, 'x'));
    is_too_long = false;
    try {
      co_await p.b->read_line();
    } catch (const std::length_error &) {
      is_too_long = true;
    }
    EXPECT_TRUE(is_too_long);
  });
}

TEST(Stream, TellsTheEnd) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    co_await p.a->write_all("one\ntwo");
    p.a->write_eof();
    std::string line = co_await p.b->read_line();
    EXPECT_EQ(line, "one\n");
    std::string partial = "?";
    try {
      co_await p.b->read_line();
    } catch (const aio::incomplete_read &e) {
      partial = e.partial;
    }
    EXPECT_EQ(partial, "two");
    line = co_await p.b->read_line();
    EXPECT_EQ(line, "");
    std::array<char, 4> four{};
    const std::size_t got = co_await p.b->read_some(four);
    EXPECT_EQ(got, 0u);
    for (int i = 0; i != 2; ++i) {
      partial = "?";
      try {
        if (i == 0)
          co_await p.b->read_exactly(four);
        else
          co_await p.b->read_until("x");
      } catch (const aio::incomplete_read &e) {
        partial = e.partial;
      }
      EXPECT_EQ(partial, "");
    }
    // The other direction is open.
    co_await p.b->write_all("still");
    std::array<char, 5> five{};
    co_await p.a->read_exactly(five);
    EXPECT_EQ(five[0], 's');
  });
}

TEST(Stream, TheEndInsideOfWhatIsAwaited) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    const auto read_four = [](stream &s) -> aio::task<std::string> {
      std::array<char, 4> four;
      try {
        co_await s.read_exactly(four);
      } catch (const aio::incomplete_read &e) {
        co_return e.partial;
      }
      co_return "?";
    };
    auto reading = aio::spawn(read_four(*p.b));
    co_await p.a->write_all("abc");
    co_await aio::sleep_for(5ms);
    EXPECT_FALSE(reading.done());
    p.a->close();
    const std::string partial = co_await reading;
    EXPECT_EQ(partial, "abc");
  });
}

TEST(Stream, DataAndTheEndAtOnce) {
  // The end is told together with the data: after those nothing is told.
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    auto reading = aio::spawn([](stream &s) -> aio::task<int> {
      std::array<char, 100> bytes;
      int reads = 0;
      while (true) {
        const std::size_t got = co_await s.read_some(bytes);
        ++reads;
        if (got == 0)
          co_return reads;
      }
    }(*p.b));
    co_await aio::sleep_for(1ms);
    co_await p.a->write_all("data");
    p.a->close();
    const int reads = co_await reading;
    EXPECT_EQ(reads, 2);
  });
}

TEST(Stream, APeerThatIsGoneIsAnErrorAndNoSignal) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    p.b->close();
    co_await aio::sleep_for(1ms);
    const std::error_code code = co_await code_of([&]() -> aio::task<> {
      const std::string much(100000, 'x');
      for (int i = 0; i != 100; ++i)
        co_await p.a->write_all(much);
    });
    EXPECT_TRUE(code == std::errc::broken_pipe ||
                code == std::errc::connection_reset)
        << code.message();
  });
}

TEST(Stream, APeerThatResets) {
  run_test([]() -> aio::task<> {
    pair_of_streams p = co_await tcp_pair();
    auto reading = aio::spawn(
        [](stream &s) -> aio::task<> { co_await s.read_line(); }(*p.b));
    co_await turns();
    const linger at_once{1, 0};
    setsockopt(p.a->native_handle(), SOL_SOCKET, SO_LINGER, &at_once,
               sizeof(at_once));
    p.a->close();
    const std::error_code code = co_await code_of([&] { return reading; });
    EXPECT_EQ(code, std::errc::connection_reset);
  });
}

TEST(Stream, ACancelledReadLosesNothing) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    const auto read_some = [](stream &s) -> aio::task<> {
      std::array<char, 10> buffer;
      co_await s.read_some(buffer);
    };
    const auto read_exactly = [](stream &s) -> aio::task<> {
      std::array<char, 10> buffer;
      co_await s.read_exactly(buffer);
    };
    const auto read_much = [](stream &s) -> aio::task<> {
      std::string buffer(100000, '\0');
      co_await s.read_exactly(buffer);
    };
    const auto read_line = [](stream &s) -> aio::task<> {
      co_await s.read_line();
    };
    // Nothing is there yet, or not all.
    bool was_cancelled = co_await ends_cancelled(aio::spawn(read_some(*p.b)));
    EXPECT_TRUE(was_cancelled);
    co_await p.a->write_all("01234");
    co_await aio::sleep_for(1ms);
    was_cancelled = co_await ends_cancelled(aio::spawn(read_exactly(*p.b)));
    EXPECT_TRUE(was_cancelled);
    was_cancelled = co_await ends_cancelled(aio::spawn(read_much(*p.b)));
    EXPECT_TRUE(was_cancelled);
    was_cancelled = co_await ends_cancelled(aio::spawn(read_line(*p.b)));
    EXPECT_TRUE(was_cancelled);
    // It is complete, and cancelled before the task goes on: this task goes on
    // in the turn in which the loop is told of the data, and before that one.
    for (int kind = 0; kind != 3; ++kind) {
      // What is there already would end it at once.
      std::array<char, 100> rest;
      const std::size_t left = co_await p.b->read_some(rest);
      EXPECT_EQ(left, kind == 0 ? 5u : 10u);
      auto reading = aio::spawn(kind == 0   ? read_some(*p.b)
                                : kind == 1 ? read_exactly(*p.b)
                                            : read_line(*p.b));
      co_await turns();
      co_await p.a->write_all("012345678\n");
      std::this_thread::sleep_for(1ms);
      co_await aio::yield();
      EXPECT_FALSE(reading.done());
      reading.cancel();
      try {
        co_await reading;
      } catch (const aio::cancelled &) {
      }
      EXPECT_TRUE(reading.is_cancelled());
    }
    std::array<char, 10> all{};
    co_await p.b->read_exactly(all);
    EXPECT_EQ(std::string_view(all.data(), 10), "012345678\n");
  });
}

TEST(Stream, ACancelledWriteStops) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    auto writing = aio::spawn([](stream &s) -> aio::task<> {
      const std::string much(50'000'000, 'x');
      co_await s.write_all(much);
    }(*p.a));
    const bool was_cancelled = co_await ends_cancelled(writing);
    EXPECT_TRUE(was_cancelled);
    // The stream can be used.
    p.a->write_eof();
    std::string buffer(1'000'000, '\0');
    std::size_t got = 1;
    while (got != 0)
      got = co_await p.b->read_some(buffer);
    co_await p.b->write_all("x");
    got = co_await p.a->read_some(buffer);
    EXPECT_EQ(got, 1u);
  });
}

TEST(Stream, OneReaderAndOneWriterAtATime) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    const auto read_line = [](stream &s) -> aio::task<> {
      co_await s.read_line();
    };
    auto reading = aio::spawn(read_line(*p.b));
    co_await turns();
    std::string error = co_await error_of([&] { return read_line(*p.b); });
    EXPECT_EQ(error, "two tasks read from one stream");
    const auto write = [](stream &s) -> aio::task<> {
      const std::string much(50'000'000, 'x');
      co_await s.write_all(much);
    };
    auto writing = aio::spawn(write(*p.b)); // While one reads.
    co_await turns();
    error = co_await error_of([&] { return write(*p.b); });
    EXPECT_EQ(error, "two tasks write to one stream");
    writing.cancel();
    co_await p.a->write_all("\n");
    co_await reading;
  });
}

TEST(Stream, CloseEndsWhatIsInProgress) {
  with_pairs([](pair_of_streams &p) -> aio::task<> {
    auto reading = aio::spawn([](stream &s) -> aio::task<std::string> {
      co_return co_await s.read_line();
    }(*p.a));
    auto writing = aio::spawn([](stream &s) -> aio::task<> {
      const std::string much(50'000'000, 'x');
      co_await s.write_all(much);
    }(*p.a));
    auto waiting = aio::spawn(
        [](stream &s) -> aio::task<> { co_await s.wait_closed(); }(*p.a));
    const bool was_cancelled = co_await ends_cancelled(aio::spawn(
        [](stream &s) -> aio::task<> { co_await s.wait_closed(); }(*p.a)));
    EXPECT_TRUE(was_cancelled);
    EXPECT_FALSE(waiting.done());
    EXPECT_TRUE(p.a->is_open());
    p.a->close();
    EXPECT_FALSE(p.a->is_open());
    EXPECT_EQ(p.a->native_handle(), -1);
    const std::string line = co_await reading;
    EXPECT_EQ(line, "");
    const std::error_code code = co_await code_of([&] { return writing; });
    EXPECT_EQ(code, std::errc::operation_canceled);
    co_await waiting;
    co_await p.a->wait_closed();
    p.a->close();
    const std::error_code after =
        co_await code_of([&]() -> aio::task<> { co_await p.a->read_line(); });
    EXPECT_EQ(after, std::errc::bad_file_descriptor);
  });
}

TEST(Stream, ComplainsIfItIsDestroyedInUse) {
  const std::string errors = errors_of([] {
    run_test([]() -> aio::task<> {
      pair_of_streams p;
      auto reading = aio::spawn(
          [](stream &s) -> aio::task<> { co_await s.read_line(); }(*p.a));
      co_await turns();
      p.a.reset();
      co_await reading;
    });
  });
  EXPECT_EQ(errors,
            "aio: a stream is destroyed while a task reads or writes\n");
}

TEST(Stream, LetsOthersRun) {
  // Its operations never have to wait.
  run_test([]() -> aio::task<> {
    pair_of_streams p;
    int turns_of_others = 0;
    bool is_over = false;
    auto other = aio::spawn([](int &n, bool &over) -> aio::task<> {
      while (!over) {
        co_await aio::yield();
        ++n;
      }
    }(turns_of_others, is_over));
    std::array<char, 1> one{};
    for (int i = 0; i != 1000; ++i) {
      co_await p.a->write_all("x");
      co_await p.b->read_exactly(one);
    }
    is_over = true;
    co_await other;
    EXPECT_GE(turns_of_others, 20);
    EXPECT_LE(turns_of_others, 3000);
  });
}

TEST(Stream, ATurnOfOthersInACompleteOperation) {
  // A cancellation may strike there, too: nothing is lost.
  run_test([]() -> aio::task<> {
    pair_of_streams p;
    co_await p.a->write_all(std::string(1000, 'x'));
    std::size_t total = 0;
    auto reading = aio::spawn([](stream &s, std::size_t &n) -> aio::task<> {
      std::array<char, 1> one{};
      while (true) {
        co_await s.read_exactly(one);
        ++n;
      }
    }(*p.b, total));
    co_await turns(3);
    EXPECT_LT(total, 1000u);
    reading.cancel();
    try {
      co_await reading;
    } catch (const aio::cancelled &) {
    }
    EXPECT_TRUE(reading.is_cancelled());
    std::string rest(1000 - total, '\0');
    co_await p.b->read_exactly(rest);
    EXPECT_EQ(rest, std::string(1000 - total, 'x'));
    EXPECT_GT(total, 0u);
  });
}

TEST(Stream, IsAnAsyncScope) {
  run_test([]() -> aio::task<> {
    pair_of_streams p;
    co_await aio::async_with(std::move(*p.a), [](stream &s) -> aio::task<> {
      co_await s.write_all("x");
    });
    std::array<char, 2> two{};
    std::size_t got = co_await p.b->read_some(two);
    EXPECT_EQ(got, 1u);
    got = co_await p.b->read_some(two);
    EXPECT_EQ(got, 0u);
  });
}

TEST(Stream, TakesAnyDescriptorButAFile) {
  run_test([]() -> aio::task<> {
    int fds[2];
    EXPECT_EQ(pipe(fds), 0);
    stream to_read(fds[0]), to_write(fds[1]);
    co_await to_write.write_all("through a pipe\n");
    const std::string line = co_await to_read.read_line();
    EXPECT_EQ(line, "through a pipe\n");
    auto reading = aio::spawn([](stream &s) -> aio::task<std::string> {
      co_return co_await s.read_line();
    }(to_read));
    co_await turns();
    to_write.close();
    const std::string end = co_await reading;
    EXPECT_EQ(end, "");
    // No signal here, either.
    EXPECT_EQ(pipe(fds), 0);
    stream broken(fds[1]);
    close(fds[0]);
    const std::error_code code = co_await code_of(
        [&]() -> aio::task<> { co_await broken.write_all("x"); });
    EXPECT_EQ(code, std::errc::broken_pipe);
    std::error_code refused;
    try {
      stream file(fileno(std::tmpfile()));
    } catch (const std::system_error &e) {
      refused = e.code();
    }
    EXPECT_EQ(refused, std::errc::operation_not_permitted);
  });
}

TEST(Stream, MayOutliveItsLoop) {
  std::unique_ptr<stream> s;
  run_test([&]() -> aio::task<> {
    pair_of_streams p;
    s = std::make_unique<stream>(std::move(*p.a));
    co_return;
  });
  s.reset();
}

TEST(Stream, UrgentData) {
  run_test([]() -> aio::task<> {
    // A read ends where urgent data are, though more follow.
    pair_of_streams p = co_await tcp_pair();
    auto reading = aio::spawn([](stream &s) -> aio::task<std::string> {
      co_return co_await s.read_line();
    }(*p.b));
    co_await turns();
    co_await p.a->write_all("before ");
    EXPECT_EQ(send(p.a->native_handle(), "!", 1, MSG_OOB), 1);
    co_await p.a->write_all("after\n");
    const std::string line = co_await reading;
    EXPECT_EQ(line, "before after\n");
  });
}

// --- connect
// ------------------------------------------------------------------------

TEST(Connect, ErrorsNameTheAddress) {
  run_test([]() -> aio::task<> {
    // A port that nobody has: of a socket that does not listen.
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    const aio::net::endpoint any("127.0.0.1", 0);
    EXPECT_EQ(bind(fd, any.data(), any.size()), 0);
    sockaddr_in bound{};
    socklen_t size = sizeof(bound);
    getsockname(fd, reinterpret_cast<sockaddr *>(&bound), &size);
    const std::uint16_t port = ntohs(bound.sin_port);
    std::string error =
        co_await error_of([&] { return aio::net::connect("127.0.0.1", port); });
    EXPECT_EQ(error, "connect to 127.0.0.1:" + std::to_string(port) +
                         ": Connection refused");
    const std::error_code code =
        co_await code_of([&] { return aio::net::connect("localhost", port); });
    EXPECT_EQ(code, std::errc::connection_refused);
    error = co_await error_of(
        [] { return aio::net::connect_unix("/no/such/socket"); });
    EXPECT_EQ(error, "connect to /no/such/socket: No such file or directory");
    close(fd);
  });
}

TEST(Connect, CanBeCancelled) {
  run_test([]() -> aio::task<> {
    // A server that accepts nobody, and whose queue is full.
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    const aio::net::endpoint any("127.0.0.1", 0);
    EXPECT_EQ(bind(fd, any.data(), any.size()), 0);
    EXPECT_EQ(listen(fd, 0), 0);
    sockaddr_in bound{};
    socklen_t size = sizeof(bound);
    getsockname(fd, reinterpret_cast<sockaddr *>(&bound), &size);
    const auto connects = [](std::uint16_t port) -> aio::task<stream> {
      co_return co_await aio::net::connect("127.0.0.1", port);
    };
    std::vector<aio::join_handle<stream>> all;
    for (int i = 0; i != 4; ++i)
      all.push_back(aio::spawn(connects(ntohs(bound.sin_port))));
    co_await aio::sleep_for(20ms);
    const bool was_cancelled = co_await ends_cancelled(all.back());
    EXPECT_TRUE(was_cancelled);
    for (auto &h : all)
      h.cancel();
    close(fd);
  });
}

TEST(Connect, ToAUnixServerThatIsSlow) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string path = files / "slow";
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    const auto address = aio::net::endpoint::of_path(path);
    EXPECT_EQ(bind(fd, address.data(), address.size()), 0);
    EXPECT_EQ(listen(fd, 0), 0);
    std::vector<aio::join_handle<stream>> all;
    for (int i = 0; i != 4; ++i)
      all.push_back(aio::spawn(aio::net::connect_unix(path)));
    co_await aio::sleep_for(10ms);
    EXPECT_FALSE(all.back().done());
    const bool was_cancelled = co_await ends_cancelled(all.back());
    EXPECT_TRUE(was_cancelled);
    all.pop_back();
    for (auto &h : all) {
      co_await aio::readable(fd);
      close(accept(fd, nullptr, nullptr));
      stream s = co_await h;
      EXPECT_TRUE(s.is_open());
    }
    close(fd);
  });
}

// --- server
// -------------------------------------------------------------------------

TEST(Server, ServesMany) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  constexpr int clients = 1000;
  ASSERT_GT(limit.rlim_max, 2u * clients + 100);
  run_test([]() -> aio::task<> {
    auto server = co_await aio::net::listen("127.0.0.1", 0, echo);
    const auto talk = [](std::uint16_t port, int number) -> aio::task<int> {
      stream s = co_await aio::net::connect("127.0.0.1", port);
      int right = 0;
      for (int i = 0; i != 3; ++i) {
        const std::string said =
            std::to_string(number) + " " + std::to_string(i) + "\n";
        co_await s.write_all(said);
        const std::string heard = co_await s.read_line();
        right += said == heard;
      }
      co_return right;
    };
    std::vector<aio::join_handle<int>> all;
    for (int i = 0; i != clients; ++i)
      all.push_back(aio::spawn(talk(server.port(), i)));
    int right = 0;
    for (auto &h : all)
      right += co_await h;
    EXPECT_EQ(right, 3 * clients);
    server.close();
    co_await server.wait_closed();
    EXPECT_EQ(server.connections(), 0u);
  });
}

TEST(Server, ListensOnAName) {
  run_test([]() -> aio::task<> {
    auto server = co_await aio::net::listen("localhost", 0, echo);
    EXPECT_FALSE(server.endpoints().empty());
    auto s = co_await aio::net::connect(server.address(), server.port());
    EXPECT_EQ(s.peer().port(), server.port());
    EXPECT_EQ(s.local().address(), server.address());
    co_await s.write_all("x\n");
    const std::string line = co_await s.read_line();
    EXPECT_EQ(line, "x\n");
    const std::error_code code = co_await code_of([&] {
      return aio::net::listen(server.address(), server.port(), echo);
    });
    EXPECT_EQ(code, std::errc::address_in_use);
    s.close();
    server.close();
    co_await server.wait_closed();
  });
}

TEST(Server, OnAUnixSocket) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string path = files / "socket";
    for (int i = 0; i != 2; ++i) { // The second replaces what is left.
      auto server = co_await aio::net::listen_unix(path, echo);
      EXPECT_EQ(server.address(), path);
      auto s = co_await aio::net::connect_unix(path);
      co_await s.write_all("x\n");
      const std::string line = co_await s.read_line();
      EXPECT_EQ(line, "x\n");
      s.close();
      server.close();
      co_await server.wait_closed();
    }
    const std::error_code code = co_await code_of(
        [&] { return aio::net::listen_unix(files / "no/such", echo); });
    EXPECT_EQ(code, std::errc::no_such_file_or_directory);
  });
}

TEST(Server, WaitClosedWaitsForTheHandlers) {
  run_test([]() -> aio::task<> {
    auto server = co_await aio::net::listen("127.0.0.1", 0, echo);
    auto s = co_await aio::net::connect("127.0.0.1", server.port());
    co_await s.write_all("x\n");
    co_await s.read_line();
    EXPECT_EQ(server.connections(), 1u);
    const auto wait = [](aio::net::server &v) -> aio::task<> {
      co_await v.wait_closed();
    };
    auto waiting = aio::spawn(wait(server));
    co_await turns();
    EXPECT_TRUE(server.is_open());
    server.close();
    EXPECT_FALSE(server.is_open());
    const bool was_cancelled =
        co_await ends_cancelled(aio::spawn(wait(server)));
    EXPECT_TRUE(was_cancelled);
    EXPECT_FALSE(waiting.done());
    const std::error_code code = co_await code_of(
        [&] { return aio::net::connect("127.0.0.1", server.port()); });
    EXPECT_EQ(code, std::errc::connection_refused);
    s.close();
    co_await waiting;
    co_await server.wait_closed();
  });
}

TEST(Server, IsAnAsyncScope) {
  run_test([]() -> aio::task<> {
    auto server = co_await aio::net::listen("127.0.0.1", 0, echo);
    const std::uint16_t port = server.port();
    std::optional<stream> s;
    auto body = [&](aio::net::server &v) -> aio::task<> {
      s.emplace(co_await aio::net::connect("127.0.0.1", v.port()));
      co_await s->write_all("x\n");
      co_await s->read_line();
      s->close();
    };
    co_await aio::async_with(std::move(server), body);
    // With an error, the handlers are cancelled: the client stays.
    auto other = co_await aio::net::listen("127.0.0.1", port, echo);
    auto failing_body = [&](aio::net::server &v) -> aio::task<> {
      s.emplace(co_await aio::net::connect("127.0.0.1", v.port()));
      co_await s->write_all("x\n");
      co_await s->read_line();
      throw std::runtime_error("from the body");
    };
    const std::string error = co_await error_of(
        [&] { return aio::async_with(std::move(other), failing_body); });
    EXPECT_EQ(error, "from the body");
    std::array<char, 1> one{};
    const std::size_t got = co_await s->read_some(one);
    EXPECT_EQ(got, 0u);
  });
}

TEST(Server, TellsWhatHandlersThrow) {
  std::vector<std::string> errors;
  aio::run_options options;
  options.on_unhandled = [&](std::exception_ptr e, std::string_view) {
    try {
      std::rethrow_exception(e);
    } catch (const std::exception &x) {
      errors.push_back(x.what());
    }
  };
  const auto main = []() -> aio::task<> {
    int calls = 0;
    auto handle = [&calls](stream s) -> aio::task<> {
      if (++calls == 1)
        throw std::runtime_error("before it is a task");
      return [](stream t) -> aio::task<> {
        std::array<char, 1> one;
        co_await t.read_exactly(one);
      }(std::move(s));
    };
    auto server = co_await aio::net::listen("127.0.0.1", 0, handle);
    for (int i = 0; i != 2; ++i) {
      auto s = co_await aio::net::connect("127.0.0.1", server.port());
      s.write_eof();
      std::array<char, 1> one;
      const std::size_t got = co_await s.read_some(one);
      EXPECT_EQ(got, 0u);
    }
    server.close();
    co_await server.wait_closed();
  };
  aio::run(main(), options);
  EXPECT_EQ(errors,
            (std::vector<std::string>{
                "before it is a task",
                "the stream ended after 0 bytes of an incomplete read"}));
}

TEST(Server, ComplainsIfItIsDestroyedTooEarly) {
  const std::string errors = errors_of([] {
    run_test([]() -> aio::task<> {
      auto server = std::make_unique<aio::net::server>(
          co_await aio::net::listen("127.0.0.1", 0, echo));
      auto s = co_await aio::net::connect("127.0.0.1", server->port());
      co_await s.write_all("x\n");
      co_await s.read_line();
      server.reset();
      // The handler runs on.
      co_await s.write_all("y\n");
      const std::string line = co_await s.read_line();
      EXPECT_EQ(line, "y\n");
    });
  });
  EXPECT_EQ(errors, "aio: a server is destroyed while its handlers run\n");
}

TEST(Server, AHandlerMayCloseOrDestroyIt) {
  run_test([]() -> aio::task<> {
    for (int destroy = 0; destroy != 2; ++destroy) {
      std::unique_ptr<aio::net::server> server;
      // Not a coroutine: it is called while connections are accepted.
      auto handle = [&](stream s) -> aio::task<> {
        server->close();
        if (destroy)
          server.reset();
        return echo(std::move(s));
      };
      server = std::make_unique<aio::net::server>(
          co_await aio::net::listen("127.0.0.1", 0, handle));
      auto s = co_await aio::net::connect("127.0.0.1", server->port());
      co_await s.write_all("x\n");
      const std::string line = co_await s.read_line();
      EXPECT_EQ(line, "x\n");
      s.close();
      if (server)
        co_await server->wait_closed();
      co_await aio::sleep_for(5ms);
    }
  });
}

TEST(Server, GoesOnAfterALackOfDescriptors) {
  int told = 0;
  aio::run_options options;
  options.on_unhandled = [&](std::exception_ptr, std::string_view name) {
    EXPECT_EQ(name, "a server that accepts");
    ++told;
  };
  const auto main = []() -> aio::task<> {
    auto server = co_await aio::net::listen("127.0.0.1", 0, echo);
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const aio::net::endpoint to("127.0.0.1", server.port());
    EXPECT_EQ(connect(client, to.data(), to.size()), 0);
    std::vector<int> hoarded;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    rlimit few = before;
    few.rlim_cur = 50;
    setrlimit(RLIMIT_NOFILE, &few);
    for (int fd = dup(0); fd >= 0; fd = dup(0))
      hoarded.push_back(fd);
    co_await aio::sleep_for(50ms);
    for (int fd : hoarded)
      close(fd);
    setrlimit(RLIMIT_NOFILE, &before);
    stream s(client);
    co_await s.write_all("x\n");
    const std::string line = co_await s.read_line();
    EXPECT_EQ(line, "x\n");
    s.close();
    server.close();
    co_await server.wait_closed();
  };
  aio::run(main(), options);
  EXPECT_EQ(told, 1);
}

} // namespace
