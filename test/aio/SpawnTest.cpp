//===- SpawnTest.cpp - Tasks that run by themselves -----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TaskTesting.h"
#include "aio/offload.h"
#include <atomic>
#include <memory>
#include <optional>

namespace {

using namespace task_testing;

TEST(Spawn, BeginsInTheNextTurn) {
  run_in_loop([]() -> task<> {
    bool is_begun = false;
    auto body = [&]() -> task<> {
      is_begun = true;
      co_return;
    };
    auto handle = spawn(body());
    EXPECT_FALSE(is_begun);
    EXPECT_FALSE(handle.done());
    co_await aio::yield();
    EXPECT_TRUE(is_begun);
    EXPECT_TRUE(handle.done());
  });
}

TEST(Spawn, NamesTasksByNumber) {
  // Anew in each run.
  for (int i = 0; i < 2; ++i)
    run_in_loop([]() -> task<> {
      auto name = []() -> task<std::string> {
        co_return aio::this_task::name();
      };
      EXPECT_EQ(aio::this_task::name(), "main");
      EXPECT_EQ(spawn(name()).name(), "task-1");
      EXPECT_EQ(co_await spawn(name()), "task-2");
      EXPECT_EQ(co_await spawn(name(), "named"), "named");
      EXPECT_EQ(spawn(name()).name(), "task-4");
    });
}

TEST(Spawn, KnowsItsPlace) {
  run_in_loop([]() -> task<> {
    const auto at = spawn(hangs()).internal_state().spawned;
    EXPECT_EQ(at.line, unsigned(__LINE__ - 1));
    EXPECT_STREQ(at.file, __FILE__);
    co_return;
  });
}

TEST(Spawn, RunsManyAtTheSameTime) {
  run_in_loop([]() -> task<> {
    constexpr int count = 100'000;
    int alive = 0, most = 0;
    auto body = [&](int i) -> task<int> {
      most = std::max(most, ++alive);
      co_await turns(3);
      --alive;
      co_return i;
    };
    std::vector<join_handle<int>> handles;
    for (int i = 0; i < count; ++i)
      handles.push_back(spawn(body(i)));
    long sum = 0;
    for (auto &handle : handles)
      sum += co_await handle;
    EXPECT_EQ(sum, long(count) * (count - 1) / 2);
    EXPECT_EQ(most, count);
    EXPECT_EQ(alive, 0);
  });
}

TEST(Spawn, CancelsManyAtTheSameTime) {
  run_in_loop([]() -> task<> {
    std::vector<join_handle<>> handles;
    for (int i = 0; i < 10'000; ++i)
      handles.push_back(spawn(hangs()));
    co_await aio::yield();
    for (auto &handle : handles)
      handle.cancel();
    co_await turns(2);
    for (auto &handle : handles)
      EXPECT_TRUE(handle.is_cancelled());
  });
}

TEST(Spawn, DetachesWhenTheHandleIsDropped) {
  int ended = 0;
  run_in_loop([&]() -> task<> {
    auto body = [&]() -> task<> {
      co_await turns(2);
      ++ended;
    };
    spawn(body());
    co_await turns(4);
    EXPECT_EQ(ended, 1);
  });
}

TEST(JoinHandle, GivesACopyToEach) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<std::string> {
      co_await aio::yield();
      co_return "a text that is too long for the string object itself";
    };
    auto handle = spawn(body());
    auto copy = handle;
    auto reads = [](join_handle<std::string> h) -> task<std::size_t> {
      co_return (co_await h).size();
    };
    auto other = spawn(reads(handle));
    EXPECT_EQ((co_await handle).size(), 52u);
    EXPECT_EQ((co_await copy).size(), 52u);
    EXPECT_EQ(co_await other, 52u);
    // The last one moves it out.
    EXPECT_EQ((co_await std::move(copy)).size(), 52u);
    EXPECT_EQ(
        co_await outcome(handle),
        "the result of a task is awaited that was moved to whoever awaited it "
        "before");
  });
}

TEST(JoinHandle, MovesWhatCannotBeCopied) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<std::unique_ptr<int>> {
      co_return std::make_unique<int>(1);
    };
    auto handle = spawn(body());
    const auto result = co_await handle;
    EXPECT_EQ(*result, 1);
    EXPECT_NE(co_await outcome(handle), "nothing");
    const auto direct = co_await spawn(body());
    EXPECT_EQ(*direct, 1);
  });
}

TEST(JoinHandle, GivesReferences) {
  run_in_loop([]() -> task<> {
    int place = 0;
    auto body = [&]() -> task<int &> { co_return place; };
    auto handle = spawn(body());
    int &first = co_await handle;
    int &second = co_await handle;
    EXPECT_EQ(&first, &place);
    EXPECT_EQ(&second, &place);
  });
}

TEST(JoinHandle, ThrowsTheErrorToEach) {
  run_in_loop([]() -> task<> {
    auto handle = spawn(fails("task"));
    EXPECT_EQ(handle.exception(), nullptr);
    EXPECT_EQ(co_await outcome(handle), "task");
    EXPECT_EQ(co_await outcome(handle), "task");
    EXPECT_EQ(text_of(handle.exception()), "task");
    EXPECT_FALSE(handle.is_cancelled());
  });
}

TEST(JoinHandle, OutlivesItsLoop) {
  std::optional<join_handle<int>> handle, failed;
  const std::string errors = errors_of([&] {
    run_in_loop([&]() -> task<> {
      handle = spawn(gives(1));
      failed = spawn(fails("late"), "failed");
      co_await turns(3);
    });
    EXPECT_TRUE(handle->done());
    EXPECT_FALSE(handle->cancel());
    handle.reset();
    EXPECT_EQ(failed->name(), "failed");
    failed.reset();
  });
  EXPECT_EQ(errors, "aio: nobody awaits task 'failed', which failed: late\n");
}

TEST(JoinHandle, CallsFunctionsAfterTheEnd) {
  strings calls;
  const auto told = unhandled_of([&]() -> task<> {
    auto handle = spawn(gives(1, 0));
    handle.on_done([&] { calls.push_back("first"); });
    handle.on_done([&] { calls.push_back("second"); });
    handle.on_done([] { throw failure("third"); });
    co_await aio::yield();
    EXPECT_TRUE(handle.done());
    EXPECT_TRUE(calls.empty());
    handle.on_done([&] { calls.push_back("late"); });
    co_await aio::yield();
  });
  EXPECT_EQ(calls, (strings{"first", "second", "late"}));
  EXPECT_EQ(told, strings{"a function of on_done(): third"});
}

TEST(JoinHandle, FreesFunctionsOfTasksThatOutliveTheLoop) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    spawn(hangs()).on_done([alive] {});
    co_return;
  });
  EXPECT_EQ(alive.use_count(), 1);
}

// --- Errors that nobody awaits -----------------------------------------------

TEST(Unhandled, AreToldWithTheTask) {
  const auto told = unhandled_of([]() -> task<> {
    spawn(fails("first"));
    auto seen = spawn(fails("seen"));
    auto awaited = spawn(fails("awaited"));
    spawn(hangs()).cancel();
    EXPECT_EQ(co_await outcome(awaited), "awaited");
    EXPECT_NE(seen.exception(), nullptr);
    spawn(fails("last"), "named");
    co_await turns(3);
  });
  EXPECT_EQ(told, (strings{"task-1: first", "named: last"}));
}

// Not while somebody could still await the task.
TEST(Unhandled, AreToldWhenTheLastHandleIsGone) {
  const auto told = unhandled_of([]() -> task<> {
    std::optional<join_handle<int>> handle = spawn(fails("late"));
    co_await turns(3);
    EXPECT_TRUE(handle->done());
    auto kept = *handle;
    handle.reset();
    co_await aio::yield();
    EXPECT_EQ(co_await outcome(std::move(kept)), "late");
  });
  EXPECT_EQ(told, strings{});
}

// --- Cancellation ------------------------------------------------------------

TEST(Cancel, ThrowsOnceAtTheAwaitInProgress) {
  run_in_loop([]() -> task<> {
    int caught = 0;
    auto body = [&]() -> task<int> {
      for (int i = 0; i < 3; ++i) {
        try {
          co_await aio::sleep_for(1ms);
        } catch (const cancelled &) {
          ++caught;
        }
      }
      co_return 1;
    };
    auto handle = spawn(body());
    co_await aio::yield();
    EXPECT_TRUE(handle.cancel());
    EXPECT_EQ(co_await handle, 1);
    EXPECT_EQ(caught, 1);
    EXPECT_EQ(handle.cancelling(), 1u);
    EXPECT_FALSE(handle.is_cancelled());
    EXPECT_FALSE(handle.cancel());
    EXPECT_EQ(handle.cancelling(), 1u);
  });
}

TEST(Cancel, IsNotAnException) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<> {
      try {
        co_await hangs();
      } catch (const std::exception &) {
        ADD_FAILURE();
      }
    };
    auto handle = spawn(body());
    co_await aio::yield();
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(handle.is_cancelled());
  });
}

TEST(Cancel, KeepsATaskFromBeginning) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    bool is_begun = false;
    auto body = [&](std::shared_ptr<int>) -> task<> {
      is_begun = true;
      co_return;
    };
    auto handle = spawn(body(alive));
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_FALSE(is_begun);
    EXPECT_EQ(alive.use_count(), 1);
  });
}

// A wait that is over already is interrupted all the same, once.
TEST(Cancel, StrikesATaskThatIsReady) {
  run_in_loop([]() -> task<> {
    int caught = 0;
    auto body = [&]() -> task<> {
      for (int i = 0; i < 2; ++i)
        try {
          co_await turns(1);
        } catch (const cancelled &) {
          ++caught;
        }
    };
    auto handle = spawn(body());
    co_await aio::yield();
    handle.cancel();
    handle.cancel();
    co_await handle;
    EXPECT_EQ(caught, 1);
    EXPECT_EQ(handle.cancelling(), 2u);
  });
}

TEST(Cancel, StrikesTheNextWaitOfOneThatRuns) {
  run_in_loop([]() -> task<> {
    strings events;
    auto nothing = []() -> task<> { co_return; };
    auto body = [&]() -> task<> {
      aio::this_task::cancel();
      co_await nothing(); // Does not wait.
      auto ended = spawn(gives(1, 0));
      events.push_back("before");
      co_await ended;
      events.push_back("after");
    };
    EXPECT_EQ(co_await outcome(spawn(body())), "cancelled");
    EXPECT_EQ(events, strings{"before"});
  });
}

TEST(Cancel, TakenBackIsNotDelivered) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<unsigned> {
      aio::this_task::cancel();
      aio::this_task::cancel();
      EXPECT_EQ(aio::this_task::uncancel(), 1u);
      EXPECT_EQ(aio::this_task::uncancel(), 0u);
      EXPECT_EQ(aio::this_task::uncancel(), 0u);
      co_await aio::yield();
      co_return aio::this_task::cancelling();
    };
    EXPECT_EQ(co_await spawn(body()), 0u);
  });
}

TEST(Cancel, AtTheLastMomentCounts) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<int> {
      aio::this_task::cancel();
      co_return 1;
    };
    auto handle = spawn(body());
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(handle.is_cancelled());
    // An error is more than that.
    auto throws = []() -> task<int> {
      aio::this_task::cancel();
      throw failure("error");
      co_return 1;
    };
    EXPECT_EQ(co_await outcome(spawn(throws())), "error");
  });
}

TEST(Cancel, ReachesTheAwaitedTask) {
  run_in_loop([]() -> task<> {
    auto inner = spawn(hangs());
    auto awaits = [](join_handle<> handle) -> task<> { co_await handle; };
    auto outer = spawn(awaits(inner));
    co_await turns(2);
    outer.cancel();
    EXPECT_EQ(outer.cancelling(), 1u);
    EXPECT_EQ(inner.cancelling(), 1u);
    EXPECT_EQ(co_await outcome(outer), "cancelled");
    EXPECT_TRUE(inner.is_cancelled());
  });
}

TEST(Cancel, GoesThroughALongChainOfTasks) {
  run_in_loop([]() -> task<> {
    auto awaits = [](join_handle<> handle) -> task<> { co_await handle; };
    std::vector<join_handle<>> chain{spawn(hangs())};
    for (int i = 0; i < (is_sanitized ? 10'000 : 100'000); ++i)
      chain.push_back(spawn(awaits(chain.back())));
    co_await turns(2);
    chain.back().cancel();
    EXPECT_EQ(co_await outcome(chain.back()), "cancelled");
    EXPECT_TRUE(chain.front().is_cancelled());
  });
}

TEST(Cancel, EndsTasksThatAwaitEachOther) {
  run_in_loop([]() -> task<> {
    std::vector<join_handle<>> ring;
    auto awaits = [&](std::size_t other) -> task<> {
      co_await join_handle<>(ring[other]);
    };
    for (std::size_t i = 0; i < 3; ++i)
      ring.push_back(spawn(awaits((i + 1) % 3)));
    // One that waits for the ring, from outside.
    ring.push_back(spawn(awaits(0)));
    co_await turns(2);
    ring.back().cancel();
    for (auto &handle : ring)
      EXPECT_EQ(co_await outcome(handle), "cancelled");
  });
}

TEST(Cancel, EndsATaskThatAwaitsItself) {
  run_in_loop([]() -> task<> {
    std::optional<join_handle<>> self;
    auto body = [&]() -> task<> { co_await *self; };
    self = spawn(body());
    EXPECT_EQ(co_await outcome(*self), "a task awaits itself");
  });
}

// --- Hops to other threads ---------------------------------------------------

TEST(Hop, IsNoCancellationPoint) {
  run_in_loop([]() -> task<> {
    aio::loop &home = *aio::loop::current();
    std::atomic<bool> is_there = false, may_return = false;
    bool is_back = false;
    auto body = [&]() -> task<> {
      co_await aio::resume_on(home.blocking_pool());
      is_there = true;
      while (!may_return)
        std::this_thread::yield();
      co_await aio::resume_on(home);
      is_back = true;
      co_await aio::yield();
      ADD_FAILURE();
    };
    auto handle = spawn(body());
    while (!is_there)
      co_await aio::yield();
    EXPECT_TRUE(handle.cancel());
    may_return = true;
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(is_back);
  });
}

TEST(Hop, MayBeWhereATaskEnds) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    auto &pool = aio::loop::current()->blocking_pool();
    auto ends = [&](std::shared_ptr<int>, bool is_failing) -> task<int> {
      co_await aio::resume_on(pool);
      if (is_failing)
        throw failure("there");
      co_return 1;
    };
    EXPECT_EQ(co_await spawn(ends(alive, false)), 1);
    auto failed = spawn(ends(alive, true));
    // Nothing is known before the loop knows that it is done.
    while (!failed.done()) {
      EXPECT_EQ(failed.exception(), nullptr);
      EXPECT_FALSE(failed.is_cancelled());
      co_await aio::yield();
    }
    EXPECT_EQ(co_await outcome(failed), "there");
  });
  EXPECT_EQ(alive.use_count(), 1);
}

TEST(Hop, EndsCancelledIfItIsCancelledThere) {
  run_in_loop([]() -> task<> {
    auto &pool = aio::loop::current()->blocking_pool();
    std::atomic<bool> is_there = false, may_end = false;
    auto ends = [&]() -> task<int> {
      co_await aio::resume_on(pool);
      is_there = true;
      while (!may_end)
        std::this_thread::yield();
      co_return 1;
    };
    auto handle = spawn(ends());
    while (!is_there)
      co_await aio::yield();
    handle.cancel();
    may_end = true;
    EXPECT_EQ(co_await outcome(handle), "cancelled");
  });
}

TEST(Hop, IsAwaitedByWhatIsLeft) {
  bool is_over = false;
  auto body = [&]() -> task<> {
    aio::loop &home = *aio::loop::current();
    co_await aio::resume_on(home.blocking_pool());
    std::this_thread::sleep_for(10ms);
    co_await aio::resume_on(home);
    is_over = true;
  };
  run_in_loop([&]() -> task<> {
    spawn(body());
    co_await turns(1);
  });
  EXPECT_TRUE(is_over);
}

} // namespace
