//===- OffloadTest.cpp - Work for other threads ---------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/offload.h"
#include "IoTesting.h"
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;

TEST(ToThread, RunsOnAnotherThreadAndGivesTheResult) {
  run_test([]() -> aio::task<> {
    const auto here = std::this_thread::get_id();
    const auto there =
        co_await aio::to_thread([] { return std::this_thread::get_id(); });
    EXPECT_NE(here, there);
    EXPECT_EQ(here, std::this_thread::get_id());
  });
}

TEST(ToThread, TakesArgumentsByValueAndReferencesByRequest) {
  run_test([]() -> aio::task<> {
    int counter = 0;
    std::string text = "text";
    const std::string joined = co_await aio::to_thread(
        [](int &c, const std::string &t, const char *u) {
          ++c;
          return t + u;
        },
        std::ref(counter), text, "!");
    EXPECT_EQ(joined, "text!");
    EXPECT_EQ(text, "text");
    EXPECT_EQ(counter, 1);
  });
}

TEST(ToThread, MovesWhatCannotBeCopied) {
  run_test([]() -> aio::task<> {
    auto three = std::make_unique<int>(3);
    auto work = [three = std::move(three)](std::unique_ptr<int> four) {
      return std::make_unique<int>(*three + *four);
    };
    auto four = std::make_unique<int>(4);
    const std::unique_ptr<int> seven =
        co_await aio::to_thread(std::move(work), std::move(four));
    EXPECT_EQ(*seven, 7);
  });
}

TEST(ToThread, GivesAReferencedResultByValue) {
  run_test([]() -> aio::task<> {
    static const std::string known = "known";
    auto got =
        co_await aio::to_thread([]() -> const std::string & { return known; });
    static_assert(std::is_same_v<decltype(got), std::string>);
    EXPECT_EQ(got, known);
  });
}

TEST(ToThread, CallsMembers) {
  struct counter {
    int add(int n) { return value += n; }
    int value = 0;
  };
  run_test([]() -> aio::task<> {
    auto shared = std::make_shared<counter>();
    const int five = co_await aio::to_thread(&counter::add, shared, 5);
    EXPECT_EQ(five, 5);
    EXPECT_EQ(shared->value, 5);
  });
}

TEST(ToThread, ThrowsWhatTheFunctionThrows) {
  run_test([]() -> aio::task<> {
    const std::string error = co_await error_of(
        [] { return aio::to_thread([] { throw std::runtime_error("bad"); }); });
    EXPECT_EQ(error, "bad");
  });
}

TEST(ToThread, LetsTheLoopRunMeanwhile) {
  run_test([]() -> aio::task<> {
    std::atomic<bool> go_on = false;
    auto waiting = aio::spawn([](std::atomic<bool> &on) -> aio::task<> {
      co_await aio::to_thread([&on] {
        while (!on)
          std::this_thread::yield();
      });
    }(go_on));
    co_await turns();
    EXPECT_FALSE(waiting.done());
    go_on = true;
    co_await waiting;
  });
}

/// Says when it is destroyed.
struct witness {
  explicit witness(std::atomic<int> &count) : count(&count) {}
  witness(witness &&other) noexcept
      : count(std::exchange(other.count, nullptr)) {}
  ~witness() {
    if (count)
      ++*count;
  }
  std::atomic<int> *count;
};

TEST(ToThread, CancellationAbandonsTheCallAndDropsItsResult) {
  std::atomic<bool> go_on = false, is_over = false;
  std::atomic<int> destroyed = 0;
  run_test([&]() -> aio::task<> {
    auto waiting =
        aio::spawn([](auto &on, auto &over, auto &count) -> aio::task<> {
          co_await aio::to_thread([&] {
            while (!on)
              std::this_thread::yield();
            over = true;
            return witness(count);
          });
        }(go_on, is_over, destroyed));
    // The references are parameters, which end with the task: the function
    // uses the objects behind them.
    const bool was_cancelled = co_await ends_cancelled(waiting);
    EXPECT_TRUE(was_cancelled);
    EXPECT_FALSE(is_over);
    go_on = true;
  });
  // run() has waited for the thread.
  EXPECT_TRUE(is_over);
  EXPECT_EQ(destroyed, 1);
}

TEST(ToThread, CancellationDropsTheException) {
  std::atomic<bool> go_on = false;
  const std::string errors = errors_of([&] {
    run_test([&]() -> aio::task<> {
      auto waiting = aio::spawn([](std::atomic<bool> &on) -> aio::task<> {
        co_await aio::to_thread([&on] {
          while (!on)
            std::this_thread::yield();
          throw std::runtime_error("nobody cares");
        });
      }(go_on));
      const bool was_cancelled = co_await ends_cancelled(waiting);
      EXPECT_TRUE(was_cancelled);
      go_on = true;
      co_await aio::sleep_for(20ms);
    });
  });
  EXPECT_EQ(errors, "");
}

TEST(ToThread, CancelledAfterTheEndAndBeforeItGoesOn) {
  run_test([]() -> aio::task<> {
    std::atomic<int> destroyed = 0;
    std::atomic<bool> is_over = false;
    auto waiting = aio::spawn([](auto &over, auto &count) -> aio::task<> {
      co_await aio::to_thread([&] {
        over = true;
        return witness(count);
      });
    }(is_over, destroyed));
    co_await turns(2);
    // The loop is held until the result is there, then both are told at once.
    while (!is_over)
      std::this_thread::yield();
    std::this_thread::sleep_for(20ms);
    waiting.cancel();
    try {
      co_await waiting;
    } catch (const aio::cancelled &) {
    }
    EXPECT_TRUE(waiting.is_cancelled());
    co_await aio::sleep_for(20ms);
    EXPECT_EQ(destroyed, 1);
  });
}

TEST(ToThread, ManyAtOnce) {
  run_test([]() -> aio::task<> {
    std::vector<aio::join_handle<int>> handles;
    for (int i = 0; i != 500; ++i)
      handles.push_back(aio::spawn([](int n) -> aio::task<int> {
        co_return co_await aio::to_thread([n] { return n * 2; });
      }(i)));
    int sum = 0;
    for (auto &h : handles)
      sum += co_await h;
    EXPECT_EQ(sum, 500 * 499);
  });
}

TEST(RunIn, UsesThePoolAndMayOutliveTheLoop) {
  std::atomic<bool> go_on = false;
  std::atomic<int> calls = 0;
  {
    aio::thread_pool pool(1);
    run_test([&]() -> aio::task<> {
      auto waiting =
          aio::spawn([](auto &p, auto &on, auto &count) -> aio::task<> {
            co_await aio::run_in(p, [&] {
              while (!on)
                std::this_thread::yield();
              ++count;
            });
          }(pool, go_on, calls));
      const bool was_cancelled = co_await ends_cancelled(waiting);
      EXPECT_TRUE(was_cancelled);
    });
    EXPECT_EQ(calls, 0);
    go_on = true; // The loop is gone.
  }
  EXPECT_EQ(calls, 1);
}

TEST(ResumeOn, HopsThereAndBack) {
  run_test([]() -> aio::task<> {
    aio::loop &home = *aio::loop::current();
    const auto here = std::this_thread::get_id();
    aio::thread_pool pool(2);
    for (int i = 0; i != 100; ++i) {
      co_await aio::resume_on(pool);
      EXPECT_NE(std::this_thread::get_id(), here);
      EXPECT_EQ(aio::loop::current(), nullptr);
      EXPECT_EQ(aio::this_task::name(), "main");
      co_await aio::resume_on(home);
      EXPECT_EQ(std::this_thread::get_id(), here);
      EXPECT_EQ(aio::loop::current(), &home);
    }
    co_await aio::resume_on(home); // It is there.
    EXPECT_EQ(std::this_thread::get_id(), here);
  });
}

aio::task<int> answers_elsewhere(aio::thread_pool &pool, int answer) {
  co_await aio::resume_on(pool);
  if (answer < 0)
    throw std::runtime_error("no answer");
  co_return answer;
}

TEST(ResumeOn, ATaskMayEndThere) {
  run_test([]() -> aio::task<> {
    aio::thread_pool pool(2);
    std::vector<aio::join_handle<int>> handles;
    for (int i = 0; i != 100; ++i)
      handles.push_back(aio::spawn(answers_elsewhere(pool, i)));
    int sum = 0;
    for (auto &h : handles)
      sum += co_await h;
    EXPECT_EQ(sum, 4950);
    auto failing = aio::spawn(answers_elsewhere(pool, -1));
    const std::string error = co_await error_of([&] { return failing; });
    EXPECT_EQ(error, "no answer");
  });
}

TEST(ResumeOn, ACoroutineOnAnotherThreadContinuesItsParentThere) {
  run_test([]() -> aio::task<> {
    aio::thread_pool pool(1);
    aio::loop &home = *aio::loop::current();
    const int answer = co_await answers_elsewhere(pool, 42);
    EXPECT_EQ(answer, 42);
    EXPECT_EQ(aio::loop::current(), nullptr);
    co_await aio::resume_on(home);
    EXPECT_EQ(aio::loop::current(), &home);
  });
}

TEST(ResumeOn, IsNoCancellationPoint) {
  run_test([]() -> aio::task<> {
    aio::thread_pool pool(1);
    std::atomic<bool> is_there = false, go_on = false;
    std::string trace;
    auto hopping = aio::spawn([](aio::thread_pool &p, auto &there, auto &on,
                                 std::string &t) -> aio::task<> {
      aio::loop &home = *aio::loop::current();
      co_await aio::resume_on(p);
      there = true;
      while (!on)
        std::this_thread::yield();
      co_await aio::resume_on(home);
      t += "back ";
      try {
        co_await aio::yield();
      } catch (const aio::cancelled &) {
        t += "cancelled";
        throw;
      }
    }(pool, is_there, go_on, trace));
    while (!is_there)
      co_await aio::sleep_for(1ms);
    hopping.cancel();
    go_on = true;
    try {
      co_await hopping;
    } catch (const aio::cancelled &) {
    }
    EXPECT_TRUE(hopping.is_cancelled());
    EXPECT_EQ(trace, "back cancelled");
  });
}

} // namespace
