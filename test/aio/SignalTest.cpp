//===- SignalTest.cpp - Signals of the system -----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/signal.h"
#include "IoTesting.h"
#include <csignal>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;

bool is_default(int number) {
  struct sigaction action {};
  sigaction(number, nullptr, &action);
  return action.sa_handler == SIG_DFL;
}

TEST(NextSignal, WaitsForOne) {
  run_test([]() -> aio::task<> {
    auto waiting = aio::spawn(aio::next_signal(SIGUSR1));
    co_await turns();
    EXPECT_FALSE(waiting.done());
    EXPECT_FALSE(is_default(SIGUSR1));
    kill(getpid(), SIGUSR1);
    const int number = co_await waiting;
    EXPECT_EQ(number, SIGUSR1);
    EXPECT_TRUE(is_default(SIGUSR1));
    const bool was_cancelled =
        co_await ends_cancelled(aio::spawn(aio::next_signal(SIGUSR1)));
    EXPECT_TRUE(was_cancelled);
    EXPECT_TRUE(is_default(SIGUSR1));
  });
}

TEST(SignalSet, LosesNone) {
  run_test([]() -> aio::task<> {
    aio::signal_set set{SIGUSR1, SIGUSR2};
    raise(SIGUSR1);
    raise(SIGUSR2);
    raise(SIGUSR2); // One with the other.
    std::set<int> got;
    for (int i = 0; i != 2; ++i) {
      const int number = co_await set.next();
      got.insert(number);
    }
    EXPECT_EQ(got, (std::set<int>{SIGUSR1, SIGUSR2}));
    auto waiting = aio::spawn(
        [](aio::signal_set &s) -> aio::task<> { co_await s.next(); }(set));
    co_await turns();
    // Told to a task that is cancelled before it goes on: kept for the next.
    raise(SIGUSR2);
    std::this_thread::sleep_for(1ms);
    co_await aio::yield();
    EXPECT_FALSE(waiting.done());
    waiting.cancel();
    try {
      co_await waiting;
    } catch (const aio::cancelled &) {
    }
    EXPECT_TRUE(waiting.is_cancelled());
    const int number = co_await set.next();
    EXPECT_EQ(number, SIGUSR2);
  });
}

TEST(SignalSet, FromAnyThread) {
  run_test([]() -> aio::task<> {
    aio::signal_set set{SIGUSR1};
    for (int i = 0; i != 100; ++i) {
      std::thread([] { raise(SIGUSR1); }).join();
      const int number = co_await set.next();
      EXPECT_EQ(number, SIGUSR1);
    }
  });
}

TEST(SignalSet, Errors) {
  run_test([]() -> aio::task<> {
    EXPECT_THROW(aio::signal_set{SIGKILL}, std::system_error);
    EXPECT_THROW((aio::signal_set{SIGUSR1, 0}), std::invalid_argument);
    EXPECT_THROW(aio::signal_set{100000}, std::invalid_argument);
    EXPECT_TRUE(is_default(SIGUSR1));
    aio::signal_set set{SIGUSR1};
    bool is_refused = false;
    std::thread([&] {
      run_test([&]() -> aio::task<> {
        try {
          aio::signal_set same{SIGUSR1};
        } catch (const std::logic_error &) {
          is_refused = true;
        }
        co_return;
      });
    }).join();
    EXPECT_TRUE(is_refused);
    co_return;
  });
}

TEST(OnSignal, CallsAsLongAsTheTokenLives) {
  run_test([]() -> aio::task<> {
    aio::loop &home = *aio::loop::current();
    int first = 0, second = 0;
    auto a = aio::on_signal(home, SIGUSR1, [&] { ++first; });
    std::optional<aio::signal_token> b;
    b = aio::on_signal(home, SIGUSR1, [&] {
      ++second;
      b.reset();
    });
    for (int i = 0; i != 3; ++i) {
      raise(SIGUSR1);
      co_await aio::sleep_for(2ms);
    }
    EXPECT_EQ(first, 3);
    EXPECT_EQ(second, 1);
    EXPECT_FALSE(is_default(SIGUSR1));
    EXPECT_TRUE(bool(a));
    a.reset();
    EXPECT_TRUE(is_default(SIGUSR1));
  });
}

TEST(OnSignal, WhatCameBeforeIsNoNews) {
  run_test([]() -> aio::task<> {
    aio::loop &home = *aio::loop::current();
    int calls = 0;
    {
      auto token = aio::on_signal(home, SIGUSR1, [&] { ++calls; });
      raise(SIGUSR1);
    }
    auto token = aio::on_signal(home, SIGUSR1, [&] { ++calls; });
    co_await aio::sleep_for(2ms);
    EXPECT_EQ(calls, 0);
    // Another loop may have it after this one.
    token.reset();
    std::thread([&] {
      run_test([&]() -> aio::task<> {
        auto other =
            aio::on_signal(*aio::loop::current(), SIGUSR1, [&] { ++calls; });
        raise(SIGUSR1);
        co_await aio::sleep_for(2ms);
      });
    }).join();
    EXPECT_EQ(calls, 1);
  });
}

TEST(CancelOnSignal, CancelsTheTask) {
  std::string trace;
  const auto main = [&]() -> aio::task<> {
    auto token = aio::cancel_on_signal(SIGINT);
    raise(SIGINT);
    try {
      co_await aio::sleep_for(100s);
    } catch (const aio::cancelled &) {
      trace = "cancelled";
      throw;
    }
  };
  EXPECT_THROW(aio::run(main()), aio::cancelled);
  EXPECT_EQ(trace, "cancelled");
  EXPECT_TRUE(is_default(SIGINT));
}

} // namespace
