//===- ProcessTest.cpp - Child processes ----------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/process.h"
#include "IoTesting.h"
#include "aio/scope.h"
#include "aio/to_process.h"
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;
using aio::subprocess;

using words = std::vector<std::string>;

aio::task<subprocess> spawn_with_pipes(std::string script) {
  subprocess::options how;
  how.in = how.out = how.err = aio::stdio::pipe;
  const words arguments{"sh", "-c", std::move(script)};
  return subprocess::spawn(arguments, how);
}

/// Waits until there is no such child, dead or alive.
aio::task<bool> is_reaped(pid_t pid) {
  for (int i = 0; i != 1000; ++i) {
    if (kill(pid, 0) != 0)
      co_return true;
    co_await aio::sleep_for(2ms);
  }
  co_return false;
}

TEST(Subprocess, GivesTheStatus) {
  run_test([]() -> aio::task<> {
    auto p = co_await subprocess::spawn("sh", "-c", "exit 3");
    EXPECT_GT(p.pid(), 0);
    int status = co_await p.wait();
    EXPECT_EQ(status, 3);
    EXPECT_EQ(p.status(), 3);
    status = co_await p.wait(); // Again.
    EXPECT_EQ(status, 3);
    EXPECT_FALSE(p.kill());
    auto q = co_await subprocess::spawn("sleep", "100");
    EXPECT_EQ(q.status(), std::nullopt);
    EXPECT_TRUE(q.kill(SIGTERM));
    status = co_await q.wait();
    EXPECT_EQ(status, -SIGTERM);
  });
}

TEST(Subprocess, ThrowsIfThereIsNoSuchProgram) {
  run_test([]() -> aio::task<> {
    std::string error = co_await error_of(
        [] { return subprocess::spawn("no-such-program", "x"); });
    EXPECT_EQ(error, "run 'no-such-program': No such file or directory");
    const std::error_code code =
        co_await code_of([] { return subprocess::spawn("/etc/passwd"); });
    EXPECT_EQ(code, std::errc::permission_denied);
    error = co_await error_of([] { return subprocess::spawn(words()); });
    EXPECT_EQ(error, "no program to run");
  });
}

TEST(Subprocess, HasPipes) {
  run_test([]() -> aio::task<> {
    auto p = co_await spawn_with_pipes(
        "read line; echo out $line; echo err $line >&2; cat");
    co_await p.in().write_all("one\n");
    std::string line = co_await p.out().read_line();
    EXPECT_EQ(line, "out one\n");
    line = co_await p.err().read_line();
    EXPECT_EQ(line, "err one\n");
    const std::string much(1'000'000, 'x');
    auto writing = aio::spawn([](auto &in, auto &text) -> aio::task<> {
      co_await in.write_all(text);
      in.close();
    }(p.in(), much));
    std::string got(much.size(), '\0');
    co_await p.out().read_exactly(got);
    EXPECT_TRUE(got == much);
    line = co_await p.out().read_line();
    EXPECT_EQ(line, "");
    co_await writing;
    const int status = co_await p.wait();
    EXPECT_EQ(status, 0);
  });
}

TEST(Subprocess, APipeWithoutAReaderIsAnErrorAndNoSignal) {
  run_test([]() -> aio::task<> {
    auto p = co_await spawn_with_pipes("exec 0<&-; echo closed; cat <&1");
    co_await p.out().read_line();
    const std::error_code code = co_await code_of(
        [&]() -> aio::task<> { co_await p.in().write_all("x"); });
    EXPECT_EQ(code, std::errc::broken_pipe);
    p.kill();
    co_await p.wait();
  });
}

TEST(Subprocess, HasOptions) {
  run_test([]() -> aio::task<> {
    subprocess::options how;
    how.in = aio::stdio::null;
    how.out = aio::stdio::pipe;
    how.environment = words{"NAME=value"};
    how.directory = "/usr";
    const words arguments{"/bin/sh", "-c", "cat; pwd; echo $NAME $HOME"};
    auto p = co_await subprocess::spawn(arguments, how);
    std::string line = co_await p.out().read_line();
    EXPECT_EQ(line, "/usr\n");
    line = co_await p.out().read_line();
    EXPECT_EQ(line, "value\n");
    co_await p.wait();
    std::string error;
    try {
      p.err();
    } catch (const std::logic_error &e) {
      error = e.what();
    }
    EXPECT_EQ(error, "the child has no such pipe");
  });
}

TEST(Subprocess, DoesNotInheritOurSignals) {
  run_test([]() -> aio::task<> {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    // Blocked in the thread that starts it, too, which is made here.
    auto p = co_await subprocess::spawn("sh", "-c", "kill -TERM $$; sleep 100");
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    const int status = co_await p.wait();
    EXPECT_EQ(status, -SIGTERM);
  });
}

TEST(Subprocess, WaitCanBeCancelledAndRepeated) {
  run_test([]() -> aio::task<> {
    auto p = co_await subprocess::spawn("sleep", "100");
    const auto wait = [](subprocess &child) -> aio::task<int> {
      co_return co_await child.wait();
    };
    auto a = aio::spawn(wait(p));
    auto b = aio::spawn(wait(p));
    const bool was_cancelled = co_await ends_cancelled(aio::spawn(wait(p)));
    EXPECT_TRUE(was_cancelled);
    EXPECT_EQ(p.status(), std::nullopt);
    p.kill();
    const int of_a = co_await a;
    const int of_b = co_await b;
    EXPECT_EQ(of_a, -SIGKILL);
    EXPECT_EQ(of_b, -SIGKILL);
  });
}

TEST(Subprocess, IsKilledWithAComplaintIfItIsDestroyed) {
  bool was_reaped = false;
  const std::string errors = errors_of([&] {
    run_test([&]() -> aio::task<> {
      auto p = std::make_unique<subprocess>(
          co_await subprocess::spawn("sleep", "100"));
      const pid_t pid = p->pid();
      p.reset();
      was_reaped = co_await is_reaped(pid);
    });
  });
  EXPECT_TRUE(was_reaped);
  EXPECT_EQ(errors,
            "aio: a subprocess is destroyed while it runs: it is killed\n");
}

TEST(Subprocess, ASpawnThatIsCancelledLeavesNoChild) {
  scratch files;
  const std::string fifo = files / "fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  run_test([&]() -> aio::task<> {
    const int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    for (int i = 0; i != 20; ++i) {
      auto spawning = aio::spawn([](const std::string &path) -> aio::task<> {
        co_await subprocess::spawn("sh", "-c",
                                   "exec >'" + path + "'; exec sleep 100");
      }(fifo));
      co_await turns(2);
      if (i >= 10) // It may have begun, or have ended.
        co_await aio::sleep_for(std::chrono::microseconds(200) * (i - 10));
      spawning.cancel();
      try {
        co_await spawning;
      } catch (const aio::cancelled &) {
      }
    }
    // The FIFO ends when nobody has it any more.
    char c;
    ssize_t got = -1;
    co_await aio::sleep_for(50ms);
    for (int i = 0; i != 1000 && got != 0; ++i) {
      got = read(reader, &c, 1);
      co_await aio::sleep_for(2ms);
    }
    EXPECT_EQ(got, 0);
    close(reader);
  });
}

TEST(Subprocess, IsAnAsyncScope) {
  run_test([]() -> aio::task<> {
    auto p = co_await spawn_with_pipes("cat; exit 7");
    pid_t pid = p.pid();
    co_await aio::async_with(std::ref(p), [](subprocess &child) -> aio::task<> {
      co_await child.in().write_all("x\n");
      const std::string line = co_await child.out().read_line();
      EXPECT_EQ(line, "x\n");
    });
    EXPECT_EQ(p.status(), 7);
    auto q = co_await spawn_with_pipes("sleep 100");
    pid = q.pid();
    const std::string error = co_await error_of([&] {
      return aio::async_with(std::move(q), [](subprocess &) -> aio::task<> {
        co_await aio::yield();
        throw std::runtime_error("from the body");
      });
    });
    EXPECT_EQ(error, "from the body");
    const bool was_reaped = co_await is_reaped(pid);
    EXPECT_TRUE(was_reaped);
  });
}

TEST(RunProcess, GathersTheOutput) {
  run_test([]() -> aio::task<> {
    const aio::process_result result = co_await aio::run_process(
        "sh", "-c", "cat; head -c 100000 /dev/zero; exit 1");
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.output, std::string(100000, '\0'));
    const words arguments{"echo", "x"};
    const aio::process_result echoed = co_await aio::run_process(arguments);
    EXPECT_EQ(echoed.status, 0);
    EXPECT_EQ(echoed.output, "x\n");
  });
}

TEST(RunProcess, CancelledItKillsTheProgram) {
  const std::string errors = errors_of([] {
    run_test([]() -> aio::task<> {
      auto running = aio::spawn(
          []() -> aio::task<> { co_await aio::run_process("sleep", "100"); }());
      co_await aio::sleep_for(20ms);
      const bool was_cancelled = co_await ends_cancelled(running);
      EXPECT_TRUE(was_cancelled);
    });
  });
  EXPECT_EQ(errors, "");
}

// --- to_process
// -----------------------------------------------------------------

int twice(int n) { return 2 * n; }

TEST(ToProcess, NeedsAServer) {
  run_test([]() -> aio::task<> {
    const std::string error =
        co_await error_of([] { return aio::to_process<int>(twice, 1); });
    EXPECT_EQ(error, "to_process() needs a fork_server");
  });
}

TEST(ToProcess, CallsInAnotherProcess) {
  aio::fork_server server;
  EXPECT_THROW(aio::fork_server(), std::logic_error);
  run_test([]() -> aio::task<> {
    const pid_t there =
        co_await aio::to_process<pid_t>([] { return getpid(); });
    EXPECT_NE(there, getpid());
    const int two = co_await aio::to_process<int>(twice, 1);
    EXPECT_EQ(two, 2);
    struct point {
      int x, y;
    };
    int factor = 3;
    const point scaled = co_await aio::to_process<point>(
        [factor](point p) {
          return point{p.x * factor, p.y * factor};
        },
        point{1, 2});
    EXPECT_EQ(scaled.y, 6);
    const std::string much(1'000'000, 'x');
    const std::string joined = co_await aio::to_process<std::string>(
        [](std::string a, const std::string &b) { return a + b; }, much, "!");
    EXPECT_EQ(joined.size(), much.size() + 1);
    EXPECT_EQ(joined.back(), '!');
    co_await aio::to_process<void>([] {});
  });
}

TEST(ToProcess, ManyAtOnce) {
  aio::fork_server server;
  run_test([]() -> aio::task<> {
    std::vector<aio::join_handle<int>> all;
    for (int i = 0; i != 50; ++i)
      all.push_back(aio::spawn(aio::to_process<int>(twice, i)));
    int sum = 0;
    for (auto &h : all)
      sum += co_await h;
    EXPECT_EQ(sum, 50 * 49);
  });
}

TEST(ToProcess, ErrorsAndCrashes) {
  aio::fork_server server;
  run_test([]() -> aio::task<> {
    std::string error = co_await error_of([] {
      return aio::to_process<int>(
          []() -> int { throw std::runtime_error("from there"); });
    });
    EXPECT_EQ(error, "from there");
    error = co_await error_of(
        [] { return aio::to_process<void>([] { throw 1; }); });
    EXPECT_EQ(error, "an exception that is no std::exception");
    for (int signal : {0, SIGKILL}) {
      error = co_await error_of([&] {
        return aio::to_process<void>(
            [](int s) {
              if (s == 0)
                _exit(0);
              raise(s);
            },
            signal);
      });
      EXPECT_EQ(error, "the process ended without a result");
    }
    // The server lives on.
    const int four = co_await aio::to_process<int>(twice, 2);
    EXPECT_EQ(four, 4);
  });
}

TEST(ToProcess, CancelledItKillsTheProcess) {
  scratch files;
  const std::string fifo = files / "fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  aio::fork_server server;
  run_test([&]() -> aio::task<> {
    const int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    auto calling = aio::spawn(aio::to_process<void>(
        [](const std::string &path) {
          const int writer = open(path.c_str(), O_WRONLY);
          if (write(writer, "x", 1) != 1)
            return;
          while (true)
            sleep(100);
        },
        fifo));
    char c;
    ssize_t got = 0;
    while (got != 1) { // It is in the function.
      got = read(reader, &c, 1);
      co_await aio::sleep_for(1ms);
    }
    const bool was_cancelled = co_await ends_cancelled(calling);
    EXPECT_TRUE(was_cancelled);
    got = -1;
    for (int i = 0; i != 1000 && got != 0; ++i) { // Its end closes the FIFO.
      got = read(reader, &c, 1);
      co_await aio::sleep_for(1ms);
    }
    EXPECT_EQ(got, 0);
    close(reader);
  });
}

} // namespace
