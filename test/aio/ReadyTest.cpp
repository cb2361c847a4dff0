//===- ReadyTest.cpp - Waiting for descriptors ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/ready.h"
#include "IoTesting.h"
#include <array>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;

/// Two sockets that are connected.
struct ends {
  ends() {
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
  }
  ~ends() {
    close_end(0);
    close_end(1);
  }
  void close_end(int i) {
    if (fds[i] >= 0)
      close(fds[i]);
    fds[i] = -1;
  }
  void send() { EXPECT_EQ(write(fds[1], "x", 1), 1); }
  void receive() {
    char c;
    EXPECT_EQ(read(fds[0], &c, 1), 1);
  }
  /// Fills the first's way to the second.
  void fill() {
    const std::string much(65536, 'x');
    while (write(fds[0], much.data(), much.size()) > 0)
      ;
  }
  void drain() {
    std::array<char, 65536> buffer;
    while (read(fds[1], buffer.data(), buffer.size()) > 0)
      ;
  }
  int fds[2];
};

aio::task<> waits_to_read(int fd) { co_await aio::readable(fd); }
aio::task<> waits_to_write(int fd) { co_await aio::writable(fd); }

TEST(Readable, WaitsForData) {
  run_test([]() -> aio::task<> {
    ends e;
    auto waiting = aio::spawn(waits_to_read(e.fds[0]));
    co_await aio::sleep_for(1ms);
    EXPECT_FALSE(waiting.done());
    e.send();
    co_await waiting;
    co_await aio::readable(e.fds[0]); // It is so still.
  });
}

TEST(Readable, TellsTheEnd) {
  run_test([]() -> aio::task<> {
    ends e;
    auto waiting = aio::spawn(waits_to_read(e.fds[0]));
    co_await turns();
    e.close_end(1);
    co_await waiting;
    co_await aio::writable(e.fds[0]); // That is an error now.
  });
}

TEST(Writable, WaitsForRoom) {
  run_test([]() -> aio::task<> {
    ends e;
    co_await aio::writable(e.fds[0]);
    e.fill();
    auto waiting = aio::spawn(waits_to_write(e.fds[0]));
    co_await aio::sleep_for(1ms);
    EXPECT_FALSE(waiting.done());
    e.drain();
    co_await waiting;
  });
}

TEST(Readable, OneDescriptorManyWaits) {
  run_test([]() -> aio::task<> {
    ends e;
    e.fill();
    auto a = aio::spawn(waits_to_read(e.fds[0]));
    auto b = aio::spawn(waits_to_write(e.fds[0]));
    auto c = aio::spawn(waits_to_read(e.fds[0]));
    co_await aio::sleep_for(1ms);
    e.drain();
    co_await b;
    co_await turns();
    EXPECT_FALSE(a.done());
    EXPECT_FALSE(c.done());
    const bool was_cancelled = co_await ends_cancelled(a);
    EXPECT_TRUE(was_cancelled);
    e.send();
    co_await c;
  });
}

TEST(Readable, ACancelledWaitLeavesNothing) {
  run_test([]() -> aio::task<> {
    ends e;
    bool was_cancelled =
        co_await ends_cancelled(aio::spawn(waits_to_read(e.fds[0])));
    EXPECT_TRUE(was_cancelled);
    e.fill();
    was_cancelled =
        co_await ends_cancelled(aio::spawn(waits_to_write(e.fds[0])));
    EXPECT_TRUE(was_cancelled);
    e.send();
    co_await aio::readable(e.fds[0]);
  });
}

TEST(Readable, AFileIsAlwaysReady) {
  run_test([]() -> aio::task<> {
    const int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    co_await aio::readable(fd);
    co_await aio::writable(fd);
    close(fd);
  });
}

TEST(Readable, ThrowsForWhatIsNoDescriptor) {
  run_test([]() -> aio::task<> {
    const std::error_code code =
        co_await code_of([] { return waits_to_read(-1); });
    EXPECT_EQ(code, std::errc::bad_file_descriptor);
  });
}

TEST(Readable, ANumberThatMeansSomethingElse) {
  run_test([]() -> aio::task<> {
    ends e, f;
    e.fill();
    auto stale = aio::spawn(waits_to_write(e.fds[0]));
    co_await turns();
    // The system forgets the first one; the number means another now.
    EXPECT_EQ(dup2(f.fds[0], e.fds[0]), e.fds[0]);
    auto waiting = aio::spawn(waits_to_read(e.fds[0]));
    co_await turns();
    f.send();
    co_await waiting;
    co_await stale;
  });
}

TEST(OnReadable, CallsInEachTurn) {
  run_test([]() -> aio::task<> {
    ends e;
    int calls = 0;
    auto token =
        aio::on_readable(*aio::loop::current(), e.fds[0], [&] { ++calls; });
    EXPECT_TRUE(bool(token));
    co_await aio::sleep_for(1ms);
    EXPECT_EQ(calls, 0);
    e.send();
    while (calls < 3)
      co_await aio::sleep_for(1ms);
    e.receive();
    co_await aio::sleep_for(1ms);
    const int before = calls;
    co_await aio::sleep_for(5ms);
    EXPECT_EQ(calls, before);
    e.send();
    token.reset();
    co_await aio::sleep_for(5ms);
    EXPECT_EQ(calls, before);
    EXPECT_FALSE(bool(token));
  });
}

TEST(OnReadable, MayEndItself) {
  run_test([]() -> aio::task<> {
    ends e;
    e.send();
    int calls = 0;
    std::optional<aio::fd_token> token;
    token = aio::on_readable(*aio::loop::current(), e.fds[0], [&] {
      ++calls;
      token.reset();
    });
    co_await aio::sleep_for(5ms);
    EXPECT_EQ(calls, 1);
  });
}

TEST(OnWritable, CallsAndItsErrorsAreTold) {
  int errors = 0;
  aio::run_options options;
  options.on_unhandled = [&](std::exception_ptr, std::string_view) {
    ++errors;
  };
  const auto main = []() -> aio::task<> {
    ends e;
    int calls = 0;
    auto token = aio::on_writable(*aio::loop::current(), e.fds[0], [&] {
      if (++calls == 2)
        throw std::runtime_error("from a function");
    });
    while (calls < 3)
      co_await aio::sleep_for(1ms);
    // Moved, it is one token still.
    aio::fd_token other = std::move(token);
    token = std::move(other);
  };
  aio::run(main(), options);
  EXPECT_EQ(errors, 1);
}

TEST(OnReadable, RefusesAFile) {
  run_test([]() -> aio::task<> {
    const int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    std::error_code code;
    try {
      auto token = aio::on_readable(*aio::loop::current(), fd, [] {});
    } catch (const std::system_error &e) {
      code = e.code();
    }
    EXPECT_EQ(code, std::errc::operation_not_permitted);
    close(fd);
    co_return;
  });
}

TEST(OnReadable, ATokenMayOutliveTheLoop) {
  ends e;
  aio::fd_token token;
  run_test([&]() -> aio::task<> {
    token = aio::on_readable(*aio::loop::current(), e.fds[0], [] {});
    co_return;
  });
  token.reset();
}

} // namespace
