//===- TaskGroupTest.cpp - Tasks that end with a scope --------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TaskTesting.h"
#include "aio/task_group.h"
#include "aio/timeout.h"
#include <memory>
#include <optional>

namespace {

using namespace task_testing;
using aio::let_async_scope;
using aio::task_group;

static_assert(aio::async_scope<task_group>);

/// The texts of the errors of a group: "group: a, b"; or of another error.
template <class A> task<std::string> errors_in(A awaitable) {
  try {
    co_await std::move(awaitable);
  } catch (const aio::exception_group &group) {
    std::string text = "group:";
    for (const auto &error : group.errors)
      text += " " + text_of(error);
    co_return text;
  } catch (...) {
    co_return text_of(std::current_exception());
  }
  co_return "nothing";
}

TEST(TaskGroup, WaitsForItsTasks) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    auto body = [&](int count) -> task<int> {
      co_await turns(count);
      ++ended;
      co_return count;
    };
    std::optional<join_handle<int>> first;
    auto in_group = [&](task_group &g) -> task<int> {
      first = g.spawn(body(3), "first");
      g.spawn(body(5));
      co_return ended;
    };
    EXPECT_EQ(co_await async_with(task_group(), in_group), 0);
    EXPECT_EQ(ended, 2);
    EXPECT_EQ(first->name(), "first");
    EXPECT_EQ(co_await *first, 3);
  });
}

TEST(TaskGroup, HasAShorthand) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    auto body = [&]() -> task<> {
      co_await turns(2);
      ++ended;
    };
    co_await let_async_scope([&](task_group &g) {
      g.spawn(body());
      g.spawn(body());
    });
    EXPECT_EQ(ended, 2);
    auto gives_text = [](task_group &) -> task<std::string> {
      co_return "text";
    };
    EXPECT_EQ(co_await let_async_scope(gives_text), "text");
  });
}

TEST(TaskGroup, CancelsAllWhenOneFails) {
  run_in_loop([]() -> task<> {
    strings events;
    auto waits = [&](std::string name) -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
        events.push_back(name);
        throw;
      }
    };
    auto in_group = [&](task_group &g) -> task<> {
      g.spawn(waits("first"));
      g.spawn(fails("error", 3));
      g.spawn(waits("second"));
      co_await waits("body");
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "group: error");
    EXPECT_EQ(events, (strings{"first", "second", "body"}));
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    co_await turns(2); // Not cancelled later, either.
  });
}

// Python 3.11 leaves the count at 1.
TEST(TaskGroup, TakesItsRequestBackAlsoInTheExit) {
  run_in_loop([]() -> task<> {
    auto in_group = [&](task_group &g) { g.spawn(fails("error", 3)); };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "group: error");
    EXPECT_EQ(aio::this_task::cancelling(), 0u);
    // Else this would be cancelled, not timed out.
    auto times_out = [&]() -> task<> {
      EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "group: error");
      co_await hangs();
    };
    EXPECT_EQ(co_await outcome(async_with(aio::timeout_scope(20ms), times_out)),
              "timed out");
  });
}

TEST(TaskGroup, CollectsErrorsInOrder) {
  const auto told = unhandled_of([]() -> task<> {
    auto fails_in_cleanup = []() -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      throw failure("cleanup");
    };
    auto in_group = [&](task_group &g) -> task<> {
      g.spawn(fails_in_cleanup());
      g.spawn(fails("first", 2));
      g.spawn(fails("same turn", 2));
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      throw failure("body");
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)),
              "group: first same turn cleanup body");
  });
  EXPECT_EQ(told, strings{});
}

TEST(TaskGroup, CancelsItsTasksWhenTheBodyFails) {
  run_in_loop([]() -> task<> {
    auto in_group = [&](task_group &g) -> task<> {
      g.spawn(hangs());
      co_await aio::yield();
      throw failure("body");
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "group: body");
    EXPECT_EQ(co_await outcome(let_async_scope(in_group)),
              "unhandled errors in a task group (1)");
  });
}

TEST(TaskGroup, LetsACancelledTaskBe) {
  run_in_loop([]() -> task<> {
    auto in_group = [&](task_group &g) -> task<> {
      auto handle = g.spawn(hangs());
      auto other = g.spawn(gives(1, 5));
      co_await aio::yield();
      handle.cancel();
      EXPECT_EQ(co_await other, 1);
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "nothing");
  });
}

TEST(TaskGroup, PassesACancellationOn) {
  run_in_loop([]() -> task<> {
    // In the body, and in the exit.
    for (int in_body : {0, 9}) {
      std::optional<join_handle<>> child;
      auto in_group = [&](task_group &g) -> task<> {
        child = g.spawn(hangs());
        co_await turns(in_body);
      };
      auto groups = [&]() -> task<> { co_await let_async_scope(in_group); };
      auto handle = spawn(groups());
      co_await turns(4);
      EXPECT_FALSE(handle.done());
      handle.cancel();
      EXPECT_EQ(co_await outcome(handle), "cancelled");
      EXPECT_TRUE(child->is_cancelled());
      EXPECT_EQ(handle.cancelling(), 1u);
    }
  });
}

TEST(TaskGroup, WaitsOnWhenItIsCancelledAgain) {
  run_in_loop([]() -> task<> {
    bool is_clean = false;
    auto child = [&]() -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      co_await turns(9);
      is_clean = true;
    };
    auto groups = [&]() -> task<> {
      co_await let_async_scope([&](task_group &g) { g.spawn(child()); });
    };
    auto handle = spawn(groups());
    for (int i = 0; i < 3; ++i) {
      co_await turns(2);
      handle.cancel();
    }
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(is_clean);
  });
}

TEST(TaskGroup, IsUsedInItsTime) {
  run_in_loop([]() -> task<> {
    auto alive = std::make_shared<int>();
    auto holds = [](std::shared_ptr<int>) -> task<> { co_return; };
    auto refusal_of = [&](task_group &g) -> std::string {
      try {
        g.spawn(holds(alive));
      } catch (const std::logic_error &e) {
        return e.what();
      }
      return "";
    };
    task_group group;
    EXPECT_EQ(refusal_of(group), "a task_group is used that is not entered");
    auto late = [&](task_group &g) -> task<> {
      co_await turns(3);
      g.spawn(turns(1)); // The exit still waits.
    };
    co_await async_with(std::ref(group),
                        [&](task_group &g) { g.spawn(late(g)); });
    EXPECT_EQ(refusal_of(group), "a task_group is used that is finished");
    EXPECT_EQ(co_await outcome(async_with(std::ref(group), [] {})),
              "a task_group is entered twice");
    std::string refusal;
    auto spawns_late = [&](task_group &g) -> task<> {
      try {
        co_await hangs();
      } catch (const cancelled &) {
      }
      refusal = refusal_of(g);
    };
    auto in_group = [&](task_group &g) -> task<> {
      g.spawn(spawns_late(g));
      co_await turns(2);
      throw failure("body");
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(in_group)), "group: body");
    EXPECT_EQ(refusal, "a task_group is used that is shutting down");
    EXPECT_EQ(alive.use_count(), 1);
  });
}

TEST(TaskGroup, Nests) {
  run_in_loop([]() -> task<> {
    auto inner = [](task_group &g) -> task<> {
      g.spawn(fails("inner", 2));
      co_await hangs();
    };
    auto runs_inner = [&]() -> task<> { co_await let_async_scope(inner); };
    auto outer = [&](task_group &g) -> task<> {
      g.spawn(hangs());
      g.spawn(runs_inner());
      co_await hangs();
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(outer)),
              "group: unhandled errors in a task group (1)");
    // In one task.
    auto outer_body = [&](task_group &g) -> task<> {
      g.spawn(hangs());
      EXPECT_EQ(co_await errors_in(let_async_scope(inner)), "group: inner");
      throw failure("outer");
    };
    EXPECT_EQ(co_await errors_in(let_async_scope(outer_body)), "group: outer");
  });
}

TEST(TaskGroup, TakesManyTasks) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    auto body = [&](int count) -> task<> {
      co_await turns(count);
      ++ended;
    };
    co_await let_async_scope([&](task_group &g) {
      for (int i = 0; i < 10'000; ++i)
        g.spawn(body(i % 5));
    });
    EXPECT_EQ(ended, 10'000);
  });
}

TEST(TaskGroup, IsMovedBeforeTheEnter) {
  run_in_loop([]() -> task<> {
    task_group group;
    task_group moved(std::move(group));
    co_await async_with(std::move(moved),
                        [](task_group &g) { g.spawn(turns(1)); });
  });
}

TEST(TaskGroup, ComplainsIfDestroyedWithTasks) {
  strings told;
  const std::string errors = errors_of([&] {
    told = unhandled_of([]() -> task<> {
      {
        task_group group;
        co_await group.async_enter();
        group.spawn(turns(3));
        group.spawn(fails("lost", 3), "child");
      }
      co_await turns(9);
    });
  });
  EXPECT_EQ(errors, "aio: a task_group is destroyed while its tasks run\n");
  EXPECT_EQ(told, strings{"child: lost"});
}

} // namespace
