//===- ScopeTest.cpp - Scopes whose begin and end are awaited -------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/scope.h"
#include "TaskTesting.h"
#include <functional>
#include <memory>
#include <optional>
#include <tuple>

namespace {

using namespace task_testing;
using aio::async_exit_stack;
using aio::async_with;
using aio::at_coroutine_exit;
using aio::closing;
using aio::make_scope;
using aio::unstoppable;
using error_ptr = std::exception_ptr;

/// Notes what happens to it; each part takes a turn.
struct scope {
  scope(strings &events, std::string name)
      : events(&events), name(std::move(name)) {}

  task<scope &> async_enter() {
    events->push_back(name + " enter");
    co_await turns(count);
    if (fails_in == "enter")
      throw failure(name + " enter");
    co_return *this;
  }
  task<> async_exit(error_ptr error) {
    events->push_back(name + " exit " + chain_of(error));
    co_await turns(count);
    if (fails_in == "exit")
      throw failure(name + " exit");
    events->push_back(name + " left");
  }

  strings *events;
  std::string name;
  std::string fails_in = "";
  int count = 1;
  aio::exit_policy exit_policy{};
};

/// One that suppresses errors.
struct suppressing : scope {
  suppressing(strings &events, std::string name, bool is_suppressing = true)
      : scope(events, std::move(name)), is_suppressing(is_suppressing) {}
  task<bool> async_exit(error_ptr error) {
    co_await scope::async_exit(error);
    co_return is_suppressing;
  }
  bool is_suppressing;
};

/// One whose exit is never cancelled.
struct steady : scope {
  using scope::scope;
  static constexpr aio::exit_policy exit_policy = unstoppable;
};

/// Without coroutines, and without a value.
struct plain {
  struct nothing {
    bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    void await_resume() const noexcept {}
  };
  nothing async_enter() { return {}; }
  nothing async_exit(error_ptr) { return {}; }
};

template <class S> S failing(S s, std::string where) {
  s.fails_in = std::move(where);
  return s;
}

static_assert(aio::async_scope<scope>);
static_assert(aio::async_scope<plain>);
static_assert(aio::async_scope<async_exit_stack>);
static_assert(!aio::async_scope<int>);
static_assert(!aio::async_scope<task<>>);

/// A body that fails, in a scope.
template <class S> task<std::string> failing_in(S s) {
  auto body = []() -> task<> {
    co_await turns(1);
    throw failure("body");
  };
  try {
    co_await async_with(std::move(s), body);
  } catch (...) {
    co_return chain_of(std::current_exception());
  }
  co_return "nothing";
}

// --- What a body gets and gives ----------------------------------------------

TEST(Scope, GivesWhatTheBodyGives) {
  run_in_loop([]() -> task<> {
    int place = 0;
    auto number = []() -> task<int> { co_return 1; };
    auto reference = [&]() -> task<int &> { co_return place; };
    auto pointer = []() -> task<std::unique_ptr<int>> {
      co_return std::make_unique<int>(2);
    };
    EXPECT_EQ(co_await async_with(plain(), number), 1);
    int &same = co_await async_with(plain(), reference);
    EXPECT_EQ(&same, &place);
    const auto owned = co_await async_with(plain(), pointer);
    EXPECT_EQ(*owned, 2);
    // Plain functions.
    EXPECT_EQ(co_await async_with(plain(), [] { return 3; }), 3);
    bool is_called = false;
    co_await async_with(plain(), [&] { is_called = true; });
    EXPECT_TRUE(is_called);
    // Any awaitable.
    auto handle = spawn(gives(4));
    EXPECT_EQ(co_await async_with(
                  plain(), [&]() -> auto & { return handle; }),
              4);
    co_await async_with(plain(), [] { return aio::yield(); });
    co_await async_with(plain(), [] { return aio::sleep_for(1ms); });
  });
}

TEST(Scope, GivesTheBodyWhatTheEnterGives) {
  run_in_loop([]() -> task<> {
    strings events;
    // A reference.
    scope borrowed(events, "a");
    co_await async_with(std::ref(borrowed),
                        [&](scope &s) { EXPECT_EQ(&s, &borrowed); });
    EXPECT_EQ(events.size(), 3u);
    // A value, as an lvalue, or moved.
    struct gives_pointer : plain {
      task<std::unique_ptr<int>> async_enter() {
        co_return std::make_unique<int>(1);
      }
    };
    co_await async_with(gives_pointer(),
                        [](std::unique_ptr<int> &p) { EXPECT_EQ(*p, 1); });
    co_await async_with(gives_pointer(),
                        [](std::unique_ptr<int> p) { EXPECT_EQ(*p, 1); });
    co_await async_with(gives_pointer(),
                        [](const auto &p) { EXPECT_EQ(*p, 1); });
    // Nobody wants it.
    co_await async_with(gives_pointer(), [] {});
  });
}

TEST(Scope, GivesAnOptionalIfItCanSuppress) {
  run_in_loop([]() -> task<> {
    strings events;
    int place = 0;
    auto number = [](scope &) -> task<int> { co_return 1; };
    auto reference = [&]() -> task<int &> { co_return place; };
    auto nothing = []() -> task<> { co_return; };
    auto fails_in_it = []() { return fails("body"); };
    std::optional<int> one =
        co_await async_with(suppressing(events, "a"), number);
    EXPECT_EQ(one, 1);
    std::optional<int> none =
        co_await async_with(suppressing(events, "a"), fails_in_it);
    EXPECT_EQ(none, std::nullopt);
    auto same = co_await async_with(suppressing(events, "a"), reference);
    EXPECT_EQ(&same->get(), &place);
    auto body = async_with(suppressing(events, "a"), nothing);
    static_assert(std::is_void_v<aio::await_result<decltype(body)>>);
    co_await std::move(body);
    EXPECT_EQ(co_await outcome(
                  async_with(suppressing(events, "a", false), fails_in_it)),
              "body");
  });
}

TEST(Scope, LivesUntilTheExitHasEnded) {
  run_in_loop([]() -> task<> {
    auto alive = std::make_shared<int>();
    struct holds : plain {
      explicit holds(std::shared_ptr<int> value) : value(std::move(value)) {}
      task<> async_exit(error_ptr) {
        co_await aio::yield();
        EXPECT_EQ(value.use_count(), 3);
      }
      std::shared_ptr<int> value;
    };
    auto body = [alive]() -> task<> {
      co_await aio::yield();
      EXPECT_EQ(alive.use_count(), 3);
    };
    co_await async_with(holds(alive), std::move(body));
    EXPECT_EQ(alive.use_count(), 1);
  });
}

// --- The rows of the table ---------------------------------------------------

TEST(Scope, IsNotLeftIfTheEnterFails) {
  run_in_loop([]() -> task<> {
    strings events;
    EXPECT_EQ(co_await failing_in(failing(scope(events, "a"), "enter")),
              "a enter");
    EXPECT_EQ(events, strings{"a enter"});
  });
}

TEST(Scope, IsNotLeftIfTheEnterIsCancelled) {
  run_in_loop([]() -> task<> {
    strings events;
    auto handle = spawn(failing_in(scope(events, "a")));
    co_await turns(1);
    handle.cancel();
    EXPECT_EQ(co_await handle, "cancelled");
    EXPECT_EQ(events, strings{"a enter"});
  });
}

TEST(Scope, IsLeftAfterTheBody) {
  run_in_loop([]() -> task<> {
    strings events;
    co_await async_with(scope(events, "a"), [&] { events.push_back("body"); });
    EXPECT_EQ(events, (strings{"a enter", "body", "a exit nothing", "a left"}));
  });
}

TEST(Scope, IgnoresTheExitsValueWithoutAnError) {
  run_in_loop([]() -> task<> {
    strings events;
    EXPECT_EQ(co_await async_with(suppressing(events, "a"), [] { return 1; }),
              1);
  });
}

TEST(Scope, ThrowsTheSameErrorOfTheBody) {
  run_in_loop([]() -> task<> {
    error_ptr in_exit;
    struct notes : plain {
      explicit notes(error_ptr &error) : error(error) {}
      task<> async_exit(error_ptr e) {
        error = e;
        co_return;
      }
      error_ptr &error;
    };
    try {
      co_await async_with(notes(in_exit), [] { return fails("body"); });
      ADD_FAILURE();
    } catch (const failure &) {
      EXPECT_EQ(std::current_exception(), in_exit);
      EXPECT_EQ(text_of(in_exit), "body");
    }
  });
}

TEST(Scope, ThrowsTheErrorOfAPlainBody) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [] { throw failure("body"); };
    EXPECT_EQ(co_await outcome(async_with(scope(events, "a"), body)), "body");
    EXPECT_EQ(events, (strings{"a enter", "a exit body", "a left"}));
  });
}

TEST(Scope, ThrowsTheErrorOfTheExit) {
  run_in_loop([]() -> task<> {
    strings events;
    try {
      co_await async_with(failing(scope(events, "a"), "exit"), [] {});
      ADD_FAILURE();
    } catch (const failure &e) {
      EXPECT_STREQ(e.what(), "a exit");
      EXPECT_EQ(aio::context_of(std::current_exception()), nullptr);
    }
  });
}

TEST(Scope, ThrowsTheErrorOfTheExitInTheContextOfThatOfTheBody) {
  run_in_loop([]() -> task<> {
    strings events;
    EXPECT_EQ(co_await failing_in(failing(scope(events, "a"), "exit")),
              "a exit <- body");
    EXPECT_EQ(co_await failing_in(failing(suppressing(events, "a"), "exit")),
              "a exit <- body");
  });
}

TEST(Scope, ChainsTheErrorsOfNestedExits) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&]() -> task<> {
      co_await async_with(failing(scope(events, "b"), "exit"),
                          [] { return fails("body"); });
    };
    // Also across a task of its own.
    auto spawned = [&]() -> task<> { co_await spawn(body()); };
    for (int i = 0; i < 2; ++i) {
      events.clear();
      error_ptr error;
      try {
        if (i == 0)
          co_await async_with(failing(scope(events, "a"), "exit"), body);
        else
          co_await async_with(failing(scope(events, "a"), "exit"), spawned);
      } catch (...) {
        error = std::current_exception();
      }
      EXPECT_EQ(chain_of(error), "a exit <- b exit <- body");
      EXPECT_EQ(events, (strings{"a enter", "b enter", "b exit body",
                                 "a exit b exit <- body"}));
    }
  });
}

TEST(Scope, ChainsTheErrorsOfAScopeInAnExit) {
  run_in_loop([]() -> task<> {
    strings events;
    struct outer : scope {
      using scope::scope;
      task<> async_exit(error_ptr) {
        co_await async_with(failing(scope(*events, "b"), "exit"),
                            [] { return fails("in exit"); });
      }
    };
    EXPECT_EQ(co_await failing_in(outer(events, "a")),
              "b exit <- in exit <- body");
  });
}

TEST(Scope, KeepsAnErrorThatTheExitThrowsAgain) {
  run_in_loop([]() -> task<> {
    struct again : plain {
      task<> async_exit(error_ptr e) {
        std::rethrow_exception(e);
        co_return;
      }
    };
    EXPECT_EQ(co_await failing_in(again()), "body");
    // An exit that is no coroutine may fail, too.
    struct at_once : plain {
      nothing async_exit(error_ptr) { throw failure("exit"); }
    };
    EXPECT_EQ(co_await failing_in(at_once()), "exit <- body");
  });
}

TEST(Scope, IsLeftWhenTheBodyIsCancelled) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&]() -> task<> {
      co_await async_with(scope(events, "a"), hangs);
    };
    auto handle = spawn(body());
    co_await turns(4);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    // The exit's own wait works: the request is used up.
    EXPECT_EQ(events, (strings{"a enter", "a exit cancelled", "a left"}));
    EXPECT_TRUE(handle.is_cancelled());
  });
}

TEST(Scope, MaySuppressACancellation) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&]() -> task<> {
      co_await async_with(suppressing(events, "a"), hangs);
      co_await turns(1);
      events.push_back("after");
    };
    auto handle = spawn(body());
    co_await turns(4);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "nothing");
    EXPECT_EQ(events.back(), "after");
    EXPECT_FALSE(handle.is_cancelled());
    EXPECT_EQ(handle.cancelling(), 1u);
  });
}

/// Cancels a task in the exit of \p s, and says how it ended.
template <class S>
task<std::string> cancelled_in_exit(S s, unsigned times = 1) {
  auto body = [](S entered) -> task<> {
    co_await async_with(std::move(entered), [] {});
  };
  strings &events = *s.events;
  s.count = 5;
  auto handle = spawn(body(std::move(s)));
  while (events.empty() || events.back().find("exit") == std::string::npos)
    co_await aio::yield();
  for (unsigned i = 0; i < times; ++i)
    handle.cancel();
  co_return co_await outcome(handle);
}

TEST(Scope, CanBeCancelledInTheExit) {
  run_in_loop([]() -> task<> {
    strings events;
    EXPECT_EQ(co_await cancelled_in_exit(scope(events, "a")), "cancelled");
    EXPECT_EQ(events, (strings{"a enter", "a exit nothing"}));
  });
}

TEST(Scope, CanBeCancelledAgainInTheExit) {
  run_in_loop([]() -> task<> {
    strings events;
    error_ptr error;
    auto body = [&]() -> task<> {
      scope s(events, "a");
      s.count = 5;
      try {
        co_await async_with(std::move(s), hangs);
      } catch (...) {
        error = std::current_exception();
        throw;
      }
    };
    auto handle = spawn(body());
    co_await turns(8);
    handle.cancel();
    co_await turns(3);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(handle.cancelling(), 2u);
    EXPECT_EQ(events, (strings{"a enter", "a exit cancelled"}));
    // Two cancellations are two errors.
    EXPECT_EQ(chain_of(error), "cancelled <- cancelled");
  });
}

TEST(Scope, MayHaveAnUnstoppableExit) {
  run_in_loop([]() -> task<> {
    strings events;
    scope s(events, "a");
    s.exit_policy = unstoppable;
    EXPECT_EQ(co_await cancelled_in_exit(std::move(s)), "cancelled");
    EXPECT_EQ(events, (strings{"a enter", "a exit nothing", "a left"}));
    // By its type.
    events.clear();
    EXPECT_EQ(co_await cancelled_in_exit(steady(events, "a"), 2), "cancelled");
    EXPECT_EQ(events.back(), "a left");
    // Or in a part of it.
    struct careful : scope {
      using scope::scope;
      task<> async_exit(error_ptr e) {
        co_await unstoppable(scope::async_exit(e));
      }
    };
    events.clear();
    EXPECT_EQ(co_await cancelled_in_exit(careful(events, "a")), "cancelled");
    EXPECT_EQ(events.back(), "a left");
  });
}

TEST(Scope, IsLeftIfTheBodysParameterCannotBeMade) {
  run_in_loop([]() -> task<> {
    strings events;
    struct parameter {
      parameter(scope &) { throw failure("parameter"); }
    };
    auto body = [](parameter) {};
    EXPECT_EQ(co_await outcome(async_with(scope(events, "a"), body)),
              "parameter");
    EXPECT_EQ(events, (strings{"a enter", "a exit parameter", "a left"}));
  });
}

TEST(Scope, IsNotEnteredByATaskThatDoesNotBegin) {
  run_in_loop([]() -> task<> {
    strings events;
    auto handle = spawn(failing_in(scope(events, "a")));
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_TRUE(events.empty());
  });
}

TEST(Scope, IsLeftByRun) {
  strings events;
  run_in_loop([&]() -> task<> {
    auto body = [&]() -> task<> {
      co_await async_with(scope(events, "a"), hangs);
    };
    spawn(body());
    co_await turns(4);
  });
  EXPECT_EQ(events, (strings{"a enter", "a exit cancelled", "a left"}));
}

TEST(Scope, IsLeftInTheMiddleOfManyErrors) {
  run_in_loop([]() -> task<> {
    strings events;
    for (int i = 0; i < 1000; ++i)
      EXPECT_EQ(co_await failing_in(failing(scope(events, "a"), "exit")),
                "a exit <- body");
  });
}

// What runs in a scope, beside the user's own awaits, is at the place of the
// call.
TEST(Scope, NotesThePlaceOfTheCall) {
  run_in_loop([]() -> task<> {
    static constexpr auto line = [] {
      return aio::detail::current_place.load().line;
    };
    unsigned in_body = 0, in_exit = 0;
    struct notes : plain {
      explicit notes(unsigned &in_exit) : in_exit(in_exit) {}
      task<> async_enter() { co_await aio::yield(); }
      nothing async_exit(error_ptr) {
        in_exit = line();
        return {};
      }
      unsigned &in_exit;
    };
    auto body = [&]() -> task<> {
      in_body = line();
      co_await aio::yield();
    };
    co_await async_with(notes(in_exit), body);
    EXPECT_EQ(in_body, unsigned(__LINE__ - 1));
    EXPECT_EQ(in_exit, unsigned(__LINE__ - 2));
    EXPECT_EQ(line(), unsigned(__LINE__ - 3));
  });
}

// --- Several scopes ----------------------------------------------------------

TEST(ScopeTuple, EntersFromTheLeftAndLeavesFromTheRight) {
  run_in_loop([]() -> task<> {
    strings events;
    scope borrowed(events, "b");
    auto body = [&](scope &a, scope &b) -> task<int> {
      EXPECT_EQ(a.name, "a");
      EXPECT_EQ(&b, &borrowed);
      events.push_back("body");
      co_return 1;
    };
    EXPECT_EQ(
        co_await async_with(
            std::tuple(scope(events, "a"), plain(), std::ref(borrowed)), body),
        1);
    EXPECT_EQ(events, (strings{"a enter", "b enter", "body", "b exit nothing",
                               "b left", "a exit nothing", "a left"}));
    EXPECT_EQ(
        co_await async_with(std::tuple(plain(), plain()), [] { return 2; }), 2);
    EXPECT_EQ(co_await async_with(std::tuple(plain()), [] { return 3; }), 3);
    EXPECT_EQ(co_await async_with(std::tuple<>(), [] { return 4; }), 4);
    co_await async_with(std::tuple(plain(), plain()), [] {});
  });
}

TEST(ScopeTuple, GivesEachExitTheErrorOfWhatIsInside) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [] { return fails("body"); };
    std::optional<int> none = co_await async_with(
        std::tuple(scope(events, "a"), suppressing(events, "b"),
                   failing(scope(events, "c"), "exit")),
        body);
    EXPECT_EQ(none, std::nullopt);
    EXPECT_EQ(events, (strings{"a enter", "b enter", "c enter", "c exit body",
                               "b exit c exit <- body", "b left",
                               "a exit nothing", "a left"}));
    events.clear();
    EXPECT_EQ(co_await outcome(
                  async_with(std::tuple(scope(events, "a"),
                                        failing(scope(events, "b"), "enter")),
                             body)),
              "b enter");
    EXPECT_EQ(events,
              (strings{"a enter", "b enter", "a exit b enter", "a left"}));
  });
}

// --- async_exit_stack --------------------------------------------------------

TEST(ExitStack, LeavesTheLatestFirst) {
  run_in_loop([]() -> task<> {
    strings events;
    scope borrowed(events, "b");
    auto body = [&](async_exit_stack &stack) -> task<> {
      scope &a = co_await stack.enter(scope(events, "a"));
      EXPECT_EQ(a.name, "a");
      scope &b = co_await stack.enter(std::ref(borrowed));
      EXPECT_EQ(&b, &borrowed);
      co_await stack.enter(plain());
      stack.push([&]() -> task<> {
        co_await aio::yield();
        events.push_back("awaited");
      });
      stack.push([&](error_ptr e) { events.push_back(text_of(e)); });
      stack.push([&] { events.push_back("plain"); });
      events.clear();
    };
    co_await async_with(async_exit_stack(), body);
    EXPECT_EQ(events, (strings{"plain", "nothing", "awaited", "b exit nothing",
                               "b left", "a exit nothing", "a left"}));
  });
}

TEST(ExitStack, LeavesWhatWasEntered) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&](async_exit_stack &stack) -> task<> {
      co_await stack.enter(scope(events, "a"));
      co_await stack.enter(failing(scope(events, "b"), "enter"));
    };
    EXPECT_EQ(co_await outcome(async_with(async_exit_stack(), body)),
              "b enter");
    EXPECT_EQ(events,
              (strings{"a enter", "b enter", "a exit b enter", "a left"}));
  });
}

TEST(ExitStack, ChainsErrors) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&](async_exit_stack &stack) -> task<> {
      co_await stack.enter(failing(scope(events, "a"), "exit"));
      co_await stack.enter(failing(scope(events, "b"), "exit"));
      throw failure("body");
    };
    error_ptr error;
    try {
      co_await async_with(async_exit_stack(), body);
    } catch (...) {
      error = std::current_exception();
    }
    EXPECT_EQ(chain_of(error), "a exit <- b exit <- body");
  });
}

TEST(ExitStack, Suppresses) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&](bool has_error, async_exit_stack &stack) -> task<int> {
      co_await stack.enter(scope(events, "a"));
      co_await stack.enter(suppressing(events, "b"));
      stack.push([](error_ptr) -> task<bool> { co_return false; });
      stack.push([](error_ptr) { return false; });
      if (has_error)
        throw failure("body");
      co_return 1;
    };
    using namespace std::placeholders;
    EXPECT_EQ(
        co_await async_with(async_exit_stack(), std::bind(body, true, _1)),
        std::nullopt);
    EXPECT_EQ(
        co_await async_with(async_exit_stack(), std::bind(body, false, _1)), 1);
    auto pushed = [&](async_exit_stack &stack) -> task<> {
      stack.push([](error_ptr e) { EXPECT_EQ(text_of(e), "nothing"); });
      stack.push([](error_ptr) -> task<bool> { co_return true; });
      throw failure("body");
      co_return;
    };
    co_await async_with(async_exit_stack(), pushed);
  });
}

TEST(ExitStack, KnowsThatNothingWasInFlight) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&](async_exit_stack &stack) -> task<> {
      co_await stack.enter(failing(scope(events, "a"), "exit"));
      co_await stack.enter(suppressing(events, "b"));
      throw failure("body");
    };
    error_ptr error;
    try {
      co_await async_with(async_exit_stack(), body);
    } catch (...) {
      error = std::current_exception();
    }
    EXPECT_EQ(chain_of(error), "a exit");
  });
}

TEST(ExitStack, IsMovedAndClosed) {
  run_in_loop([]() -> task<> {
    strings events;
    std::optional<async_exit_stack> kept;
    auto body = [&](async_exit_stack &stack) -> task<> {
      co_await stack.enter(scope(events, "a"));
      kept.emplace(stack.pop_all());
    };
    co_await async_with(async_exit_stack(), body);
    EXPECT_EQ(events, strings{"a enter"});
    co_await kept->async_close();
    EXPECT_EQ(events.back(), "a left");
    co_await kept->async_close();
    // It can be used again, and after that fails as a scope does.
    kept->push([] { throw failure("exit"); });
    EXPECT_EQ(co_await outcome(kept->async_close()), "exit");
  });
}

TEST(ExitStack, ComplainsIfItIsNotLeft) {
  const std::string errors = errors_of([] {
    async_exit_stack stack;
    stack.push([] {});
  });
  EXPECT_EQ(errors, "aio: an async_exit_stack is destroyed before its exit\n");
}

// --- closing(), make_scope() -------------------------------------------------

struct closable {
  explicit closable(int &closed) : closed(closed) {}
  task<> async_close() {
    co_await aio::yield();
    ++closed;
  }
  int &closed;
};

TEST(Closing, AwaitsTheClose) {
  run_in_loop([]() -> task<> {
    int closed = 0;
    closable object(closed);
    co_await async_with(closing(object), [&](closable &c) {
      EXPECT_EQ(&c, &object);
      EXPECT_EQ(closed, 0);
    });
    EXPECT_EQ(closed, 1);
    EXPECT_EQ(co_await outcome(async_with(closing(closable(closed)),
                                          [] { return fails("body"); })),
              "body");
    EXPECT_EQ(closed, 2);
  });
}

TEST(MakeScope, TakesFunctionsOfEachKind) {
  run_in_loop([]() -> task<> {
    strings events;
    auto note = [&](std::string text) { events.push_back(std::move(text)); };
    auto awaits = [&]() -> task<std::string> {
      co_await aio::yield();
      co_return "value";
    };
    // The exit gets the value, the error, both or nothing.
    co_await async_with(make_scope(awaits,
                                   [&](std::string &value) -> task<> {
                                     co_await aio::yield();
                                     note(value);
                                   }),
                        [](std::string &value) { value += " changed"; });
    co_await async_with(make_scope([] {}, [&] { note("plain"); }), [] {});
    auto both = [&](std::string &value, error_ptr e) {
      note(value + ", " + text_of(e));
      return true;
    };
    EXPECT_EQ(co_await async_with(make_scope(awaits, both),
                                  [] { return fails("body"); }),
              std::nullopt);
    int place = 0;
    auto refers = [&]() -> int & { return place; };
    co_await async_with(
        make_scope(refers, [&](error_ptr e) { note(text_of(e)); }),
        [&](int &same) { EXPECT_EQ(&same, &place); });
    co_await async_with(make_scope([] { return turns(1); },
                                   [&]() -> task<> {
                                     note("last");
                                     co_return;
                                   }),
                        [] {});
    EXPECT_EQ(events, (strings{"value changed", "plain", "value, body",
                               "nothing", "last"}));
  });
}

TEST(MakeScope, IsNotLeftIfTheEnterFails) {
  run_in_loop([]() -> task<> {
    auto never = [] { ADD_FAILURE(); };
    EXPECT_EQ(co_await outcome(async_with(
                  make_scope([] { return fails("enter"); }, never), never)),
              "enter");
    auto enter = [] { throw failure("plain"); };
    EXPECT_EQ(co_await outcome(async_with(make_scope(enter, never), never)),
              "plain");
  });
}

// --- at_coroutine_exit() -----------------------------------------------------

TEST(AtCoroutineExit, RunsAtTheEndOfTheCoroutine) {
  run_in_loop([]() -> task<> {
    strings events;
    auto body = [&]() -> task<int> {
      struct local {
        explicit local(strings &events) : events(events) {}
        ~local() { events.push_back("local"); }
        strings &events;
      } here(events);
      co_await at_coroutine_exit([&]() -> task<> {
        co_await aio::yield();
        events.push_back("first");
      });
      co_await at_coroutine_exit([&] { events.push_back("second"); });
      auto [text, number] = co_await at_coroutine_exit(
          [&](std::string &text, int &number) -> task<> {
            co_await aio::yield();
            events.push_back(text + std::to_string(number));
          },
          std::string("state "), 1);
      number = 2;
      events.push_back("body");
      co_return 3;
    };
    const strings expected{"body", "local", "state 2", "second", "first"};
    // Awaited, and spawned.
    EXPECT_EQ(co_await body(), 3);
    EXPECT_EQ(events, expected);
    events.clear();
    EXPECT_EQ(co_await spawn(body()), 3);
    EXPECT_EQ(events, expected);
  });
}

TEST(AtCoroutineExit, RunsWhateverHappens) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    auto cleans = [&]() -> task<> {
      co_await aio::yield();
      ++ended;
    };
    auto body = [&](bool is_waiting) -> task<> {
      co_await at_coroutine_exit(cleans);
      if (is_waiting)
        co_await hangs();
      throw failure("body");
    };
    EXPECT_EQ(co_await outcome(body(false)), "body");
    EXPECT_EQ(co_await outcome(spawn(body(false))), "body");
    auto handle = spawn(body(true));
    co_await turns(2);
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
    EXPECT_EQ(ended, 3);
  });
}

TEST(AtCoroutineExit, ThrowsInTheContextOfTheBody) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    auto body = [&](bool is_failing) -> task<int> {
      co_await at_coroutine_exit([&] { ++ended; });
      co_await at_coroutine_exit([]() -> task<> {
        co_await aio::yield();
        throw failure("exit");
      });
      if (is_failing)
        throw failure("body");
      co_return 1;
    };
    for (const bool is_failing : {false, true}) {
      error_ptr error;
      try {
        co_await body(is_failing);
      } catch (...) {
        error = std::current_exception();
      }
      EXPECT_EQ(chain_of(error), is_failing ? "exit <- body" : "exit");
    }
    EXPECT_EQ(ended, 2);
  });
}

TEST(AtCoroutineExit, FreesItsState) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    auto body = [&]() -> task<> {
      co_await at_coroutine_exit([](std::shared_ptr<int> &) {}, alive);
      EXPECT_EQ(alive.use_count(), 2);
    };
    co_await body();
    EXPECT_EQ(alive.use_count(), 1);
    co_await spawn(body());
    EXPECT_EQ(alive.use_count(), 1);
  });
}

TEST(AtCoroutineExit, RunsInDeepAndManyCoroutines) {
  run_in_loop([]() -> task<> {
    int ended = 0;
    struct recursion {
      static task<> descend(int depth, int &ended) {
        co_await at_coroutine_exit([&ended] { ++ended; });
        if (depth != 0)
          co_await descend(depth - 1, ended);
      }
    };
    co_await recursion::descend(10'000, ended);
    EXPECT_EQ(ended, 10'001);
  });
}

} // namespace
