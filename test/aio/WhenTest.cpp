//===- WhenTest.cpp - Several tasks at the same time ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/when.h"
#include "TaskTesting.h"
#include <memory>

namespace {

using namespace task_testing;
using aio::settled;
using aio::when_all;
using aio::when_all_settled;
using aio::when_any;

/// Ends after some turns, or says that it was cancelled, and takes more turns.
task<int> works(strings &events, std::string name, int count, int cleanup = 0) {
  std::exception_ptr error;
  try {
    co_await turns(count);
  } catch (const cancelled &) {
    error = std::current_exception();
  }
  if (error) {
    co_await turns(cleanup);
    events.push_back(name + " cancelled");
    std::rethrow_exception(error);
  }
  events.push_back(name + " ends");
  co_return count;
}

template <class... T> std::vector<task<int>> list(T... tasks) {
  std::vector<task<int>> all;
  (all.push_back(std::move(tasks)), ...);
  return all;
}

TEST(WhenAll, GivesResultsOfEachKind) {
  run_in_loop([]() -> task<> {
    int place = 0;
    auto reference = [&]() -> task<int &> { co_return place; };
    auto only_movable = []() -> task<std::unique_ptr<int>> {
      co_await aio::yield();
      co_return std::make_unique<int>(2);
    };
    auto [number, nothing, same, pointer] =
        co_await when_all(gives(1, 3), turns(1), reference(), only_movable());
    static_assert(std::is_same_v<decltype(nothing), std::monostate>);
    EXPECT_EQ(number, 1);
    EXPECT_EQ(&same, &place);
    EXPECT_EQ(*pointer, 2);
  });
}

TEST(WhenAll, GivesAVectorInOrder) {
  run_in_loop([]() -> task<> {
    const std::vector<int> values =
        co_await when_all(list(gives(1, 3), gives(2, 1), gives(3, 2)));
    EXPECT_EQ(values, (std::vector<int>{1, 2, 3}));

    std::vector<task<>> empty_results;
    empty_results.push_back(turns(1));
    static_assert(
        std::is_void_v<aio::await_result<when_all<std::vector<task<>>>>>);
    co_await when_all(std::move(empty_results));

    int places[2] = {};
    auto reference = [&](int i) -> task<int &> { co_return places[i]; };
    std::vector<task<int &>> references;
    references.push_back(reference(0));
    references.push_back(reference(1));
    const auto same = co_await when_all(std::move(references));
    EXPECT_EQ(&same[1].get(), &places[1]);
  });
}

TEST(WhenAll, OfNothingDoesNotWait) {
  run_in_loop([]() -> task<> {
    bool is_over = false;
    aio::loop::current()->post([&] { is_over = true; });
    EXPECT_EQ(co_await when_all(), std::tuple<>());
    EXPECT_TRUE((co_await when_all(std::vector<task<int>>())).empty());
    co_await when_all(std::vector<task<>>());
    EXPECT_TRUE((co_await when_all_settled(std::vector<task<int>>())).empty());
    EXPECT_FALSE(is_over);
    co_await aio::yield();
    EXPECT_TRUE(is_over);
  });
}

TEST(WhenAll, BeginsWhenItIsAwaited) {
  run_in_loop([]() -> task<> {
    strings events;
    auto alive = std::make_shared<int>();
    auto holds = [](std::shared_ptr<int>) -> task<> { co_return; };
    {
      auto never = when_all(works(events, "a", 1), holds(alive));
      co_await turns(3);
      auto moved = std::move(never);
      EXPECT_EQ(alive.use_count(), 2);
    }
    EXPECT_EQ(alive.use_count(), 1);
    EXPECT_TRUE(events.empty());
    auto later = when_all(works(events, "b", 1));
    const auto [value] = co_await std::move(later);
    EXPECT_EQ(value, 1);
  });
}

TEST(WhenAll, SpawnsAtThePlaceOfTheCall) {
  run_in_loop([]() -> task<> {
    auto line = []() -> task<unsigned> {
      co_return aio::detail::current_task->spawned.line;
    };
    const unsigned here = __LINE__ + 1;
    const auto [first, second] = co_await when_all(line(), line());
    EXPECT_EQ(first, here);
    EXPECT_EQ(second, here);
    std::vector<task<unsigned>> tasks;
    tasks.push_back(line());
    EXPECT_EQ((co_await when_all(std::move(tasks)))[0], unsigned(__LINE__));
  });
}

TEST(WhenAll, ThrowsTheFirstErrorAtOnce) {
  const auto told = unhandled_of([]() -> task<> {
    strings events;
    EXPECT_EQ(co_await outcome(when_all(works(events, "a", 9), fails("b", 2),
                                        fails("c", 3))),
              "b");
    EXPECT_TRUE(events.empty());
    // The others run on, and what they end with is dropped.
    co_await turns(12);
    EXPECT_EQ(events, strings{"a ends"});
  });
  EXPECT_EQ(told, strings{});
}

TEST(WhenAll, FreesAllAfterAnError) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    auto holds = [](std::shared_ptr<int> value,
                    int count) -> task<std::shared_ptr<int>> {
      co_await turns(count);
      co_return value;
    };
    EXPECT_EQ(co_await outcome(when_all(holds(alive, 1), holds(alive, 9),
                                        fails("error", 3))),
              "error");
    EXPECT_GT(alive.use_count(), 1);
    co_await turns(12);
    EXPECT_EQ(alive.use_count(), 1);
  });
}

TEST(WhenAll, CountsACancelledTaskAsAnError) {
  run_in_loop([]() -> task<> {
    strings events;
    auto cancels_itself = []() -> task<> {
      aio::this_task::cancel();
      co_await aio::yield();
    };
    EXPECT_EQ(
        co_await outcome(when_all(works(events, "a", 9), cancels_itself())),
        "cancelled");
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    co_await turns(12);
    EXPECT_EQ(events, strings{"a ends"});
  });
}

TEST(WhenAll, CancelsAllWhenItIsCancelled) {
  run_in_loop([]() -> task<> {
    strings events;
    auto gathers = [&]() -> task<> {
      co_await when_all(works(events, "a", 99), works(events, "b", 99));
    };
    auto handle = spawn(gathers());
    co_await turns(3);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, (strings{"a cancelled", "b cancelled"}));
  });
}

TEST(WhenAll, IsCancelledWhenAllHaveEnded) {
  run_in_loop([]() -> task<> {
    auto gathers = [&]() -> task<> { co_await when_all(gives(1), gives(2)); };
    auto handle = spawn(gathers());
    co_await turns(3); // The parent is not told yet.
    EXPECT_FALSE(handle.done());
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
  });
}

TEST(WhenAll, IsCancelledThoughItsTasksAreNot) {
  run_in_loop([]() -> task<> {
    auto swallows = []() -> task<int> {
      try {
        co_await turns(99);
      } catch (const cancelled &) {
      }
      co_return 1;
    };
    auto gathers = [&]() -> task<> {
      co_await when_all(swallows(), swallows());
    };
    auto handle = spawn(gathers());
    co_await turns(3);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
  });
}

TEST(WhenAll, TakesTenThousand) {
  run_in_loop([]() -> task<> {
    std::vector<task<int>> tasks;
    for (int i = 0; i < 10'000; ++i)
      tasks.push_back(gives(i, i % 7));
    const auto values = co_await when_all(std::move(tasks));
    EXPECT_EQ(values.size(), 10'000u);
    for (int i = 0; i < 10'000; ++i)
      EXPECT_EQ(values[i], i);

    std::vector<task<int>> failing;
    for (int i = 0; i < 10'000; ++i)
      failing.push_back(i == 5000 ? fails("one", 3) : gives(i, 9));
    EXPECT_EQ(co_await outcome(when_all(std::move(failing))), "one");
  });
}

TEST(WhenAll, Nests) {
  run_in_loop([]() -> task<> {
    auto both = [](int a, int b) -> task<int> {
      const auto [x, y] = co_await when_all(gives(a, 2), gives(b, 1));
      co_return x * y;
    };
    const auto [first, second] = co_await when_all(both(2, 3), both(4, 5));
    EXPECT_EQ(first + second, 26);
  });
}

TEST(WhenAllSettled, GivesValuesAndErrors) {
  run_in_loop([]() -> task<> {
    int place = 0;
    auto reference = [&]() -> task<int &> { co_return place; };
    auto cancels_itself = []() -> task<> {
      aio::this_task::cancel();
      co_await aio::yield();
    };
    auto [value, error, none, same, stopped] = co_await when_all_settled(
        gives(1), fails("error"), turns(1), reference(), cancels_itself());
    EXPECT_TRUE(value.has_value());
    EXPECT_EQ(value.value(), 1);
    EXPECT_EQ(value.error(), nullptr);
    EXPECT_FALSE(value.is_cancelled());
    EXPECT_FALSE(error);
    EXPECT_EQ(text_of(error.error()), "error");
    EXPECT_THROW(error.value(), failure);
    EXPECT_FALSE(error.is_cancelled());
    none.value();
    EXPECT_EQ(&same.value(), &place);
    EXPECT_TRUE(stopped.is_cancelled());
    EXPECT_THROW(stopped.value(), cancelled);
  });
}

TEST(WhenAllSettled, GivesAVector) {
  run_in_loop([]() -> task<> {
    std::vector<settled<int>> results =
        co_await when_all_settled(list(gives(1, 3), fails("second"), gives(3)));
    EXPECT_EQ(results[0].value(), 1);
    EXPECT_EQ(text_of(results[1].error()), "second");
    EXPECT_EQ(std::move(results[2]).value(), 3);
  });
}

TEST(WhenAllSettled, IsCancelledWhenAllHaveEnded) {
  run_in_loop([]() -> task<> {
    strings events;
    auto gathers = [&]() -> task<> {
      co_await when_all_settled(works(events, "a", 99, 5),
                                works(events, "b", 99, 2), fails("c", 1));
    };
    auto handle = spawn(gathers());
    co_await turns(4);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, (strings{"b cancelled", "a cancelled"}));
  });
}

TEST(WhenAny, GivesTheFirstAndCancelsTheOthers) {
  run_in_loop([]() -> task<> {
    strings events;
    const auto first = co_await when_any(works(events, "a", 99, 3),
                                         works(events, "b", 2), turns(99));
    EXPECT_EQ(first.index(), 1u);
    EXPECT_EQ(std::get<1>(first), 2);
    EXPECT_EQ(events, (strings{"b ends", "a cancelled"}));

    const auto none = co_await when_any(gives(1, 9), turns(1));
    static_assert(std::is_same_v<const std::variant<int, std::monostate>,
                                 decltype(none)>);
    EXPECT_EQ(none.index(), 1u);
  });
}

TEST(WhenAny, GivesTheFirstOfAVector) {
  run_in_loop([]() -> task<> {
    const auto [index, value] =
        co_await when_any(list(gives(5, 9), gives(6, 1), gives(7, 9)));
    EXPECT_EQ(index, 1u);
    EXPECT_EQ(value, 6);
    std::vector<task<>> plain;
    plain.push_back(turns(9));
    plain.push_back(turns(1));
    EXPECT_EQ(co_await when_any(std::move(plain)), 1u);
  });
}

TEST(WhenAny, ThrowsTheErrorOfTheFirst) {
  const auto told = unhandled_of([]() -> task<> {
    strings events;
    auto fails_in_cleanup = []() -> task<> {
      try {
        co_await turns(99);
      } catch (const cancelled &) {
      }
      throw failure("other");
    };
    EXPECT_EQ(co_await outcome(when_any(works(events, "a", 99),
                                        fails("first", 2), fails_in_cleanup())),
              "first");
    EXPECT_EQ(events, strings{"a cancelled"});
  });
  EXPECT_EQ(told, strings{});
}

TEST(WhenAny, IsCancelledWhenAllHaveEnded) {
  run_in_loop([]() -> task<> {
    strings events;
    auto waits = [&]() -> task<> {
      co_await when_any(works(events, "a", 99, 4), works(events, "b", 99, 1));
    };
    auto handle = spawn(waits());
    co_await turns(3);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, (strings{"b cancelled", "a cancelled"}));
    // Also when one has ended, and the other is about to.
    events.clear();
    auto second = [&]() -> task<> {
      co_await when_any(works(events, "a", 99, 9), works(events, "b", 1));
    };
    handle = spawn(second());
    co_await turns(6);
    EXPECT_EQ(events, strings{"b ends"});
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(events, (strings{"b ends", "a cancelled"}));
  });
}

TEST(WhenAny, RefusesNothing) {
  run_in_loop([]() -> task<> {
    EXPECT_EQ(co_await outcome(when_any(std::vector<task<int>>())),
              "when_any() of nothing");
    EXPECT_EQ(co_await outcome(when_any(std::vector<join_handle<int>>())),
              "when_any() of nothing");
  });
}

TEST(WhenAny, OfHandlesCancelsNothing) {
  const auto told = unhandled_of([]() -> task<> {
    auto a = spawn(gives(1, 9));
    auto b = spawn(fails("second", 2));
    EXPECT_EQ(co_await when_any(a, b), 1u);
    EXPECT_FALSE(a.done());
    EXPECT_EQ(co_await outcome(b), "second");
    // One that is done already.
    EXPECT_EQ(co_await when_any(a, b), 1u);

    std::vector<join_handle<int>> handles{a, b};
    auto waits = [&]() -> task<> {
      co_await when_any(std::vector<join_handle<int>>(1, a));
    };
    auto handle = spawn(waits());
    co_await turns(1);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(a.cancelling(), 0u);
    EXPECT_EQ(co_await a, 1);
  });
  EXPECT_EQ(told, strings{});
}

// A task that is waited for again and again does not remember it.
TEST(WhenAny, OfHandlesForgetsTasksThatRunOn) {
  run_in_loop([]() -> task<> {
    auto endless = spawn(hangs());
    for (int i = 0; i < 1000; ++i)
      EXPECT_EQ(co_await when_any(endless, spawn(gives(i, 0))), 1u);
    endless.cancel();
    EXPECT_EQ(co_await outcome(endless), "cancelled");
  });
}

} // namespace
