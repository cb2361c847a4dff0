//===- TimeoutTest.cpp - Limited time, and no cancellation ----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/timeout.h"
#include "TaskTesting.h"
#include <memory>
#include <optional>

namespace {

using namespace task_testing;
using aio::shield;
using aio::timeout_scope;
using aio::unstoppable;
using aio::with_timeout;

static_assert(aio::async_scope<timeout_scope>);

TEST(TimeoutScope, LetsABodyEndInTime) {
  run_in_loop([]() -> task<> {
    auto body = [](timeout_scope &t) -> task<int> {
      EXPECT_FALSE(t.expired());
      co_await turns(2);
      co_return 1;
    };
    EXPECT_EQ(co_await async_with(timeout_scope(1h), body), 1);
    EXPECT_EQ(co_await async_with(timeout_scope(), body), 1);
  });
}

TEST(TimeoutScope, ThrowsWhenTheTimeIsUp) {
  run_in_loop([]() -> task<> {
    const auto begin = aio::clock::now();
    timeout_scope t(20ms);
    std::exception_ptr error;
    try {
      co_await async_with(std::ref(t), hangs);
    } catch (const aio::timed_out &) {
      error = std::current_exception();
    }
    EXPECT_EQ(chain_of(error), "timed out <- cancelled");
    EXPECT_GE(aio::clock::now() - begin, 20ms);
    EXPECT_TRUE(t.expired());
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    co_await aio::yield();
  });
}

TEST(TimeoutScope, OfNoTimeStrikesTheFirstWait) {
  run_in_loop([]() -> task<> {
    for (const auto limit : {0ms, -5ms}) {
      strings events;
      auto body = [&]() -> task<> {
        events.push_back("begun");
        co_await aio::sleep_for(1ms);
        events.push_back("not reached");
      };
      EXPECT_EQ(co_await outcome(async_with(timeout_scope(limit), body)),
                "timed out");
      EXPECT_EQ(events, strings{"begun"});
      // Nothing happens if it does not wait.
      EXPECT_EQ(co_await async_with(timeout_scope(limit), [] { return 1; }), 1);
      co_await turns(2);
    }
  });
}

TEST(TimeoutScope, PassesErrorsOn) {
  run_in_loop([]() -> task<> {
    EXPECT_EQ(co_await outcome(
                  async_with(timeout_scope(1h), [] { return fails("body"); })),
              "body");
    auto fails_late = []() -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      throw failure("instead");
    };
    EXPECT_EQ(co_await outcome(async_with(timeout_scope(5ms), fails_late)),
              "instead");
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    // Swallowed: the body ends as if nothing were.
    auto swallows = []() -> task<int> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      co_return 1;
    };
    timeout_scope t(5ms);
    EXPECT_EQ(co_await async_with(std::ref(t), swallows), 1);
    EXPECT_TRUE(t.expired());
  });
}

TEST(TimeoutScope, LeavesACancellationFromOutsideAlone) {
  run_in_loop([]() -> task<> {
    auto body = []() -> task<> {
      co_await async_with(timeout_scope(1h), hangs);
    };
    auto handle = spawn(body());
    co_await turns(2);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    // Both at the same time: the one from outside is the stronger.
    auto both = []() -> task<> {
      auto inner = []() -> task<> {
        co_await aio::yield();
        aio::this_task::cancel();
        co_await hangs();
      };
      co_await async_with(timeout_scope(-1ms), [&]() -> task<> {
        try {
          co_await inner();
        } catch (const cancelled &) {
          aio::this_task::cancel();
          throw;
        }
      });
    };
    handle = spawn(both());
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(handle.cancelling(), 1u);
  });
}

TEST(TimeoutScope, WorksInATaskThatIsBeingCancelled) {
  run_in_loop([]() -> task<> {
    std::string in_cleanup;
    auto body = [&]() -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      in_cleanup = co_await outcome(async_with(timeout_scope(5ms), hangs));
    };
    auto handle = spawn(body());
    co_await turns(2);
    handle.cancel();
    co_await handle;
    EXPECT_EQ(in_cleanup, "timed out");
    EXPECT_EQ(handle.cancelling(), 1u);
  });
}

TEST(TimeoutScope, Nests) {
  run_in_loop([]() -> task<> {
    for (const bool is_inner_short : {true, false}) {
      bool inner = false, outer = false;
      auto in_inner = [&]() -> task<> {
        try {
          co_await async_with(timeout_scope(is_inner_short ? 5ms : 1000ms),
                              hangs);
        } catch (const aio::timed_out &) {
          inner = true;
        }
      };
      try {
        co_await async_with(timeout_scope(is_inner_short ? 1000ms : 5ms),
                            in_inner);
      } catch (const aio::timed_out &) {
        outer = true;
      }
      EXPECT_EQ(inner, is_inner_short);
      EXPECT_EQ(outer, !is_inner_short);
    }
  });
}

TEST(TimeoutScope, IsRescheduled) {
  run_in_loop([]() -> task<> {
    timeout_scope t(5ms);
    EXPECT_TRUE(t.when().has_value());
    EXPECT_THROW(t.reschedule(1s), std::logic_error);
    auto body = [&]() -> task<> {
      const auto later = aio::clock::now() + 1h;
      t.reschedule(later);
      EXPECT_EQ(t.when(), later);
      co_await aio::sleep_for(10ms);
      t.reschedule(std::nullopt);
      EXPECT_FALSE(t.when().has_value());
      co_await aio::sleep_for(1ms);
      t.reschedule(0ms);
      t.reschedule(1ms); // That is forgotten.
      co_await turns(1);
      try {
        co_await hangs();
      } catch (const cancelled &) {
        EXPECT_THROW(t.reschedule(1s), std::logic_error);
        throw;
      }
    };
    EXPECT_EQ(co_await outcome(async_with(std::ref(t), body)), "timed out");
    EXPECT_THROW(t.reschedule(1s), std::logic_error);
    EXPECT_EQ(co_await outcome(async_with(std::ref(t), body)),
              "a timeout_scope is entered twice");
  });
}

TEST(WithTimeout, GivesResultsAndErrors) {
  run_in_loop([]() -> task<> {
    int place = 0;
    auto reference = [&]() -> task<int &> { co_return place; };
    EXPECT_EQ(co_await with_timeout(1h, gives(1)), 1);
    co_await with_timeout(1h, turns(1));
    int &same = co_await with_timeout(1h, reference());
    EXPECT_EQ(&same, &place);
    EXPECT_EQ(co_await outcome(with_timeout(1h, fails("error"))), "error");
    const auto pointer =
        co_await with_timeout(1h, []() -> task<std::unique_ptr<int>> {
          co_return std::make_unique<int>(1);
        }());
    EXPECT_EQ(*pointer, 1);
  });
}

TEST(WithTimeout, CancelsAndWaits) {
  run_in_loop([]() -> task<> {
    bool is_clean = false;
    auto body = [&]() -> task<int> {
      std::exception_ptr error;
      try {
        co_await hangs();
      } catch (const cancelled &) {
        error = std::current_exception();
      }
      co_await aio::sleep_for(1ms);
      is_clean = true;
      std::rethrow_exception(error);
    };
    EXPECT_EQ(co_await outcome(with_timeout(5ms, body())), "timed out");
    EXPECT_TRUE(is_clean);
  });
}

TEST(WithTimeout, OfNoTimeDoesNotBegin) {
  run_in_loop([]() -> task<> {
    bool is_begun = false;
    auto body = [&]() -> task<> {
      is_begun = true;
      co_return;
    };
    EXPECT_EQ(co_await outcome(with_timeout(0ms, body())), "timed out");
    EXPECT_FALSE(is_begun);
  });
}

TEST(WithTimeout, CountsWhatEndsAllTheSame) {
  run_in_loop([]() -> task<> {
    auto swallows = [](bool is_failing) -> task<int> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      if (is_failing)
        throw failure("late");
      co_return 1;
    };
    EXPECT_EQ(co_await with_timeout(5ms, swallows(false)), 1);
    EXPECT_EQ(co_await outcome(with_timeout(5ms, swallows(true))), "late");
  });
}

TEST(WithTimeout, CancelsWhenItIsCancelled) {
  run_in_loop([]() -> task<> {
    bool is_cancelled = false;
    auto body = [&]() -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
        is_cancelled = true;
        throw;
      }
    };
    auto handle = spawn(with_timeout(1h, body()));
    co_await turns(2);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(is_cancelled);
  });
}

TEST(Shield, PassesResultsAndErrorsOn) {
  run_in_loop([]() -> task<> {
    auto handle = spawn(gives(1, 3));
    EXPECT_EQ(co_await shield(handle), 1);
    EXPECT_EQ(co_await shield(handle), 1);
    EXPECT_EQ(co_await outcome(spawn(fails("error"))), "error");
    auto stopped = spawn(hangs());
    auto awaits = [&]() -> task<> { co_await shield(stopped); };
    auto outer = spawn(awaits());
    co_await turns(2);
    stopped.cancel();
    EXPECT_EQ(co_await outcome(outer), "cancelled");
    EXPECT_EQ(outer.cancelling(), 0u);
  });
}

TEST(Shield, KeepsACancellationFromTheTask) {
  const auto told = unhandled_of([]() -> task<> {
    auto inner = spawn(gives(1, 9));
    auto lost = spawn(fails("lost", 9));
    auto awaits = [](join_handle<int> handle) -> task<int> {
      co_return co_await shield(handle);
    };
    auto outer = spawn(awaits(inner));
    auto other = spawn(awaits(std::move(lost)));
    co_await turns(2);
    outer.cancel();
    other.cancel();
    EXPECT_EQ(co_await outcome(outer), "cancelled");
    EXPECT_EQ(co_await outcome(other), "cancelled");
    EXPECT_FALSE(inner.done());
    EXPECT_EQ(co_await inner, 1);
    co_await turns(5);
  });
  EXPECT_EQ(told, strings{"task-2: lost"});
}

// The task has ended, and the one who waits is not told yet.
TEST(Shield, IsCancelledAtTheLastMoment) {
  run_in_loop([]() -> task<> {
    for (int count = 0; count < 6; ++count) {
      auto inner = spawn(gives(1, 2));
      auto awaits = [&]() -> task<int> { co_return co_await shield(inner); };
      auto outer = spawn(awaits());
      co_await turns(count);
      outer.cancel();
      const std::string end = co_await outcome(outer);
      EXPECT_TRUE(end == "cancelled" || (end == "nothing" && count == 5))
          << end << count;
      EXPECT_EQ(co_await inner, 1);
    }
  });
}

TEST(Unstoppable, DefersACancellation) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&]() -> task<> {
      co_await unstoppable(turns(5));
      events.push_back("over");
      EXPECT_EQ(aio::this_task::cancelling(), 1u);
      co_await aio::yield();
      events.push_back("not reached");
    };
    auto handle = spawn(body());
    co_await turns(2);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, strings{"over"});
  });
}

TEST(Unstoppable, TakesAnyAwaitable) {
  run_in_loop([]() -> task<> {
    EXPECT_EQ(co_await unstoppable(gives(1)), 1);
    co_await unstoppable(aio::sleep_for(1ms));
    co_await unstoppable(aio::yield());
    auto handle = spawn(gives(2));
    EXPECT_EQ(co_await unstoppable(handle), 2);
    EXPECT_EQ(co_await unstoppable(unstoppable(spawn(gives(3)))), 3);
    auto kept = unstoppable(gives(4));
    EXPECT_EQ(co_await std::move(kept), 4);
    EXPECT_EQ(co_await outcome(unstoppable(fails("error"))), "error");
    EXPECT_EQ(aio::detail::current_task->shields, 0u);
  });
}

TEST(Unstoppable, DoesNotCancelTheAwaitedTask) {
  run_in_loop([]() -> task<> {
    auto inner = spawn(gives(1, 5));
    auto awaits = [&]() -> task<int> { co_return co_await unstoppable(inner); };
    auto outer = spawn(awaits());
    co_await turns(2);
    outer.cancel();
    // No wait follows: the task ends cancelled, the other does not.
    EXPECT_EQ(co_await outcome(outer), "cancelled");
    EXPECT_EQ(co_await inner, 1);
  });
}

TEST(Unstoppable, StrikesAfterTheOutermost) {
  run_in_loop([]() -> task<> {
    strings events;
    auto inner = [&]() -> task<> {
      co_await unstoppable(turns(3));
      events.push_back("inner");
      co_await turns(2);
      events.push_back("between");
    };
    auto body = [&]() -> task<> {
      co_await unstoppable(inner());
      events.push_back("outer");
      co_await turns(1);
      events.push_back("not reached");
    };
    auto handle = spawn(body());
    co_await turns(2);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, (strings{"inner", "between", "outer"}));
  });
}

TEST(Unstoppable, OutlastsATimeout) {
  run_in_loop([]() -> task<> {
    bool is_over = false;
    auto body = [&]() -> task<> {
      co_await unstoppable(aio::sleep_for(20ms));
      is_over = true;
      co_await hangs();
    };
    EXPECT_EQ(co_await outcome(async_with(timeout_scope(2ms), body)),
              "timed out");
    EXPECT_TRUE(is_over);
    // The limit was passed, but nothing waits after that.
    auto ends = [&]() -> task<> { co_await unstoppable(aio::sleep_for(20ms)); };
    EXPECT_EQ(co_await outcome(async_with(timeout_scope(2ms), ends)),
              "nothing");
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    co_await aio::yield();
  });
}

} // namespace
