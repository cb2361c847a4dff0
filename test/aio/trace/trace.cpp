//===- trace.cpp - What the runtime does, line by line ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same scenes as in trace.py, which says more of them; compare.py compares
// what the two print.
//
//===----------------------------------------------------------------------===//

#include "aio/aio.h"
#include <cstdio>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace std::chrono_literals;
using aio::async_with;
using aio::cancelled;
using aio::join_handle;
using aio::spawn;
using aio::task;
using std::string;
using error_ptr = std::exception_ptr;

struct scene {
  const char *name;
  task<> (*body)();
};
std::vector<scene> &scenes() {
  static std::vector<scene> all;
  return all;
}
struct add_scene {
  add_scene(const char *name, task<> (*body)()) {
    scenes().push_back({name, body});
  }
};
#define SCENE(name)                                                            \
  task<> name();                                                               \
  const add_scene scene_of_##name(#name, name);                                \
  task<> name()

void log(const string &text) {
  std::puts(text.c_str());
  std::fflush(stdout);
}

struct E : std::runtime_error {
  using std::runtime_error::runtime_error;
};

string name_of(const error_ptr &error) {
  if (!error)
    return "nothing";
  try {
    std::rethrow_exception(error);
  } catch (const cancelled &) {
    return "cancelled";
  } catch (const aio::timed_out &) {
    return "timed out";
  } catch (const aio::exception_group &group) {
    string names;
    for (const error_ptr &e : group.errors)
      names += (names.empty() ? "" : ", ") + name_of(e);
    return "group[" + names + "]";
  } catch (const E &e) {
    return string("E(") + e.what() + ")";
  } catch (const std::exception &e) {
    return string("unexpected: ") + e.what();
  }
}

string chain_of(error_ptr error) {
  string names;
  for (; error; error = aio::context_of(error))
    names += (names.empty() ? "" : " <- ") + name_of(error);
  return names.empty() ? "nothing" : names;
}

string text_of(const string &s) { return s; }
string text_of(int i) { return std::to_string(i); }
string text_of(unsigned i) { return std::to_string(i); }
string text_of(bool b) { return b ? "True" : "False"; }
template <class T> string text_of(const std::vector<T> &all) {
  string text;
  for (const T &one : all)
    text += (text.empty() ? "'" : ", '") + text_of(one) + "'";
  return "[" + text + "]";
}
template <class... T> string text_of(const std::tuple<T...> &all) {
  return text_of(std::apply(
      [](const T &...one) { return std::vector<string>{text_of(one)...}; },
      all));
}

task<> turns(int count) {
  for (int i = 0; i < count; ++i)
    co_await aio::yield();
}

task<> ticks(int count) {
  for (int i = 0; i < count; ++i) {
    log("  tick " + text_of(i));
    co_await aio::yield();
  }
}
void ticker(int count) { spawn(ticks(count)); }

/// Says what happens, and takes some turns for it.
class scope {
public:
  explicit scope(string name) : name(std::move(name)) {}
  scope &&enter_fails(string error) && {
    enter = std::move(error);
    return std::move(*this);
  }
  scope &&exit_fails(string error) && {
    exit = std::move(error);
    return std::move(*this);
  }
  scope &&suppresses() && {
    is_suppressing = true;
    return std::move(*this);
  }
  scope &&takes(int count) && {
    count_turns = count;
    return std::move(*this);
  }

  task<scope &> async_enter() {
    log(name + ": enter");
    try {
      co_await turns(count_turns);
    } catch (const cancelled &) {
      log(name + ": enter cancelled");
      throw;
    }
    if (!enter.empty())
      throw E(enter);
    co_return *this;
  }
  task<bool> async_exit(error_ptr error) {
    log(name + ": exit with " + chain_of(error));
    try {
      co_await turns(count_turns);
    } catch (const cancelled &) {
      log(name + ": exit cancelled");
      throw;
    }
    if (!exit.empty())
      throw E(exit);
    log(name + ": left");
    co_return is_suppressing;
  }

  string name;

private:
  string enter, exit;
  bool is_suppressing = false;
  int count_turns = 1;
};

/// Says how it ended.
template <class A> task<> quiet(A awaitable) {
  try {
    if constexpr (std::is_void_v<aio::await_result<A>>) {
      co_await std::move(awaitable);
      log("ended with None");
    } else {
      const auto result = co_await std::move(awaitable);
      log("ended with " + text_of(result));
    }
  } catch (...) {
    log("ended with " + chain_of(std::current_exception()));
  }
}

/// Says how a task ended, by its members.
template <class T> task<> show(join_handle<T> handle) {
  while (!handle.done())
    co_await aio::yield();
  string how;
  if (handle.is_cancelled())
    how = "cancelled";
  else if (handle.exception())
    how = name_of(handle.exception());
  else if constexpr (std::is_void_v<T>)
    how = "None";
  else
    how = text_of(co_await handle);
  log("task: " + how + ", cancelling " + text_of(handle.cancelling()));
}

// --- async with --------------------------------------------------------------

template <class S>
task<int> with_body(S entered, string error = "", int value = 1,
                    int count = 1) {
  auto body = [&](auto &s) -> task<int> {
    log("body of " + s.name);
    try {
      co_await turns(count);
    } catch (const cancelled &) {
      log("body cancelled");
      throw;
    }
    if (!error.empty())
      throw E(error);
    co_return value;
  };
  if constexpr (std::is_same_v<S, scope>) {
    const auto result = co_await async_with(std::move(entered), body);
    co_return result.value_or(0);
  } else {
    co_return co_await async_with(std::move(entered), body);
  }
}

SCENE(scope_ok) { co_await quiet(with_body(scope("a"))); }

SCENE(scope_enter_fails) {
  co_await quiet(with_body(scope("a").enter_fails("enter")));
}

SCENE(scope_body_fails) { co_await quiet(with_body(scope("a"), "body")); }

SCENE(scope_body_fails_suppressed) {
  co_await quiet(with_body(scope("a").suppresses(), "body"));
}

SCENE(scope_exit_fails) {
  co_await quiet(with_body(scope("a").exit_fails("exit")));
}

SCENE(scope_both_fail) {
  co_await quiet(with_body(scope("a").exit_fails("exit"), "body"));
}

SCENE(scope_suppress_without_error) {
  co_await quiet(with_body(scope("a").suppresses()));
}

task<int> nested_body(scope outer, scope inner, string error) {
  auto in_both = [&]() -> task<int> {
    log("body");
    co_await turns(1);
    throw E(error);
    co_return 1;
  };
  auto in_outer = [&]() -> task<int> {
    co_return (co_await async_with(std::move(inner), in_both)).value_or(0);
  };
  co_return (co_await async_with(std::move(outer), in_outer)).value_or(0);
}

SCENE(scope_nested_exits_all_fail) {
  co_await quiet(nested_body(scope("a").exit_fails("exit a"),
                             scope("b").exit_fails("exit b"), "body"));
}

SCENE(scope_inner_exit_fails_outer_suppresses) {
  co_await quiet(nested_body(scope("a").suppresses(),
                             scope("b").exit_fails("exit b"), "body"));
}

SCENE(scope_exit_with_scope_inside) {
  struct outer : scope {
    using scope::scope;
    task<> async_exit(error_ptr) {
      log("outer exit");
      co_await with_body(scope("b").exit_fails("exit b"));
    }
  };
  co_await quiet(with_body(outer("a"), "body"));
}

SCENE(scope_same_error_again) {
  struct again : scope {
    using scope::scope;
    task<> async_exit(error_ptr error) {
      log("throws it again");
      std::rethrow_exception(error);
      co_return;
    }
  };
  co_await quiet(with_body(again("a"), "body"));
}

SCENE(scope_tuple) {
  auto run = [](string error) -> task<int> {
    auto body = [&](scope &a, scope &b, scope &c) -> task<int> {
      log("body of " + a.name + ", " + b.name + " and " + c.name);
      throw E(error);
      co_return 1;
    };
    std::tuple scopes(scope("a"), scope("b").suppresses(),
                      scope("c").exit_fails("exit c"));
    co_return (co_await async_with(std::move(scopes), body)).value_or(0);
  };
  co_await quiet(run("body"));
}

// --- Cancellation of scopes --------------------------------------------------

/// Runs it as a task, which is cancelled after so many turns, and more.
template <class T>
task<> cancelled_after(task<T> coroutine, std::vector<int> delays) {
  int sum = 0;
  for (int delay : delays)
    sum += delay;
  ticker(sum + 3);
  auto handle = spawn(std::move(coroutine));
  for (int delay : delays) {
    co_await turns(delay);
    log("cancel: " + text_of(handle.cancel()));
  }
  co_await show(handle);
}
template <class T> task<> cancelled_after(task<T> coroutine, int delay) {
  return cancelled_after(std::move(coroutine), std::vector<int>(1, delay));
}
template <class T>
task<> cancelled_after(task<T> coroutine, int first, int second) {
  std::vector<int> delays(1, first);
  delays.push_back(second);
  return cancelled_after(std::move(coroutine), std::move(delays));
}

SCENE(cancel_before_start) {
  co_await cancelled_after(with_body(scope("a")), 0);
}

SCENE(cancel_in_enter) {
  co_await cancelled_after(with_body(scope("a").takes(3)), 2);
}

SCENE(cancel_in_body) {
  co_await cancelled_after(with_body(scope("a"), "", 1, 5), 4);
}

SCENE(cancel_in_body_suppressed) {
  co_await cancelled_after(with_body(scope("a").suppresses(), "", 1, 5), 4);
}

SCENE(cancel_in_body_exit_fails) {
  co_await cancelled_after(with_body(scope("a").exit_fails("exit"), "", 1, 5),
                           4);
}

SCENE(cancel_in_exit) {
  co_await cancelled_after(with_body(scope("a").takes(3), "", 1, 1), 6);
}

SCENE(cancel_in_exit_after_error) {
  co_await cancelled_after(with_body(scope("a").takes(3), "body"), 6);
}

SCENE(cancel_again_in_exit) {
  co_await cancelled_after(with_body(scope("a").takes(3), "", 1, 9), 5, 2);
}

SCENE(cancel_twice_at_once) {
  co_await cancelled_after(with_body(scope("a"), "", 1, 9), 4, 0);
}

SCENE(cancel_after_end) { co_await cancelled_after(with_body(scope("a")), 9); }

// --- Cancellation of tasks ---------------------------------------------------

task<int> swallows(aio::async_event &event) {
  try {
    co_await event.wait();
  } catch (const cancelled &) {
    log("swallowed");
  }
  co_await turns(2);
  co_return 7;
}

SCENE(cancel_swallowed) {
  aio::async_event event;
  co_await cancelled_after(swallows(event), 2);
}

SCENE(cancel_swallowed_twice) {
  aio::async_event event;
  co_await cancelled_after(swallows(event), 2, 2);
}

SCENE(cancel_waiter_twice_at_once) {
  aio::async_event event;
  co_await cancelled_after(swallows(event), 2, 0);
}

SCENE(cancel_waiter_that_is_ready) {
  aio::async_event event;
  auto handle = spawn(swallows(event));
  co_await turns(2);
  event.set();
  log("cancel: " + text_of(handle.cancel()));
  co_await show(handle);
}

bool cancel_this() { return aio::detail::current_task->cancel(); }

SCENE(cancel_oneself) {
  auto body = []() -> task<> {
    log("cancel: " + text_of(cancel_this()));
    log("still running");
    struct at_end {
      ~at_end() { log("cancelling " + text_of(aio::this_task::cancelling())); }
    } end;
    co_await turns(1);
    log("not reached");
  };
  ticker(4);
  co_await show(spawn(body()));
}

SCENE(cancel_oneself_and_wait_for_task) {
  auto inner = []() -> task<> {
    try {
      co_await turns(5);
    } catch (const cancelled &) {
      log("inner cancelled");
      throw;
    }
  };
  auto body = [](join_handle<> other) -> task<> {
    cancel_this();
    co_await other;
  };
  ticker(5);
  auto other = spawn(inner());
  co_await turns(1);
  co_await show(spawn(body(other)));
  co_await show(other);
}

SCENE(cancel_oneself_at_the_end) {
  auto body = []() -> task<int> {
    cancel_this();
    co_return 1;
  };
  co_await show(spawn(body()));
}

SCENE(cancel_reaches_awaited_task) {
  auto inner = []() -> task<> {
    error_ptr error;
    try {
      co_await turns(9);
    } catch (const cancelled &) {
      error = std::current_exception();
    }
    log("inner cancelled");
    co_await turns(2);
    log("inner cleaned up");
    std::rethrow_exception(error);
  };
  auto outer = [](join_handle<> handle) -> task<> {
    try {
      co_await handle;
    } catch (const cancelled &) {
      log("outer cancelled");
      throw;
    }
  };
  ticker(8);
  auto first = spawn(inner());
  auto second = spawn(outer(first));
  auto third = spawn(outer(second));
  co_await turns(2);
  log("cancel: " + text_of(third.cancel()));
  co_await show(first);
  co_await show(second);
  co_await show(third);
}

SCENE(cancel_of_awaited_task_swallowed) {
  auto outer = [](join_handle<int> handle) -> task<int> {
    co_return co_await handle;
  };
  ticker(8);
  aio::async_event event;
  auto inner = spawn(swallows(event));
  auto handle = spawn(outer(inner));
  co_await turns(2);
  handle.cancel();
  co_await show(handle);
}

SCENE(cancel_uncancelled) {
  auto body = []() -> task<int> {
    try {
      co_await turns(5);
    } catch (const cancelled &) {
      log("uncancel: " + text_of(aio::this_task::uncancel()));
    }
    co_await turns(1);
    co_return 3;
  };
  co_await cancelled_after(body(), 1);
}

// --- Tasks -------------------------------------------------------------------

SCENE(task_starts_in_next_turn) {
  auto body = [](string name) -> task<string> {
    log(name + " runs");
    co_await turns(1);
    log(name + " ends");
    co_return name;
  };
  auto a = spawn(body("a"));
  auto b = spawn(body("b"));
  log("spawned");
  const string first = co_await b;
  log(first + " " + co_await a);
}

SCENE(task_awaited_by_several) {
  auto body = []() -> task<int> {
    co_await turns(2);
    co_return 5;
  };
  auto waits = [](string name, join_handle<int> handle) -> task<> {
    log(name + " got " + text_of(co_await handle));
  };
  ticker(6);
  auto handle = spawn(body());
  std::vector<join_handle<>> waiting;
  for (int i = 0; i < 3; ++i)
    waiting.push_back(spawn(waits("w" + text_of(i), handle)));
  co_await turns(1);
  handle.on_done([] { log("callback"); });
  for (join_handle<> &w : waiting)
    co_await w;
  log("once more: " + text_of(co_await handle));
  handle.on_done([] { log("late callback"); });
  log("added");
  co_await turns(1);
}

SCENE(task_fails) {
  auto body = []() -> task<int> {
    co_await turns(1);
    throw E("task");
    co_return 1;
  };
  ticker(4);
  auto handle = spawn(body());
  co_await quiet(handle);
  co_await quiet(handle);
  co_await show(handle);
}

SCENE(task_names) {
  auto body = []() -> task<string> { co_return aio::this_task::name(); };
  log(co_await spawn(body(), "worker"));
}

SCENE(loop_order_of_calls) {
  aio::loop &loop = *aio::loop::current();
  ticker(3);
  loop.post([] { log("call 1"); });
  loop.post([&] { loop.post([] { log("call 3"); }); });
  loop.post([] { log("call 2"); });
  co_await turns(3);
}

SCENE(loop_order_of_timers) {
  aio::loop &loop = *aio::loop::current();
  loop.post_after(30ms, [] { log("third"); });
  loop.post_after(10ms, [] { log("first"); });
  loop.post_after(20ms, [] { log("second"); });
  const auto never = loop.post_after(15ms, [] { log("never"); });
  loop.cancel_timer(never);
  co_await aio::sleep_for(50ms);
  log("slept");
}

SCENE(run_cancels_what_is_left) {
  auto body = [](string name, int count) -> task<> {
    error_ptr error;
    try {
      co_await turns(count);
      log(name + " ended");
    } catch (const cancelled &) {
      error = std::current_exception();
    }
    if (!error)
      co_return;
    log(name + " cancelled");
    co_await turns(1);
    log(name + " cleaned up");
    std::rethrow_exception(error);
  };
  spawn(body("short", 1));
  spawn(body("long", 9));
  ticker(9);
  co_await turns(1);
  log("main ends");
}

// --- gather ------------------------------------------------------------------

task<string> works(string name, int count, string error = "", int cleanup = 0) {
  error_ptr interrupted;
  try {
    co_await turns(count);
  } catch (const cancelled &) {
    log(name + " cancelled");
    interrupted = std::current_exception();
  }
  if (interrupted) {
    co_await turns(cleanup);
    if (cleanup)
      log(name + " cleaned up");
    std::rethrow_exception(interrupted);
  }
  if (!error.empty()) {
    log(name + " fails");
    throw E(error);
  }
  log(name + " ends");
  co_return name;
}

task<string> cancels_itself() {
  cancel_this();
  co_await turns(1);
  co_return "";
}

SCENE(gather_results) {
  ticker(7);
  const auto results =
      co_await aio::when_all(works("a", 3), works("b", 1), works("c", 2));
  log(text_of(results));
}

SCENE(gather_nothing) {
  ticker(2);
  log(text_of(co_await aio::when_all(std::vector<task<string>>())));
  co_await turns(2);
}

SCENE(gather_first_error) {
  ticker(9);
  co_await quiet(
      aio::when_all(works("a", 6), works("b", 1, "b"), works("c", 2, "c")));
  co_await turns(6);
}

SCENE(gather_cancelled_child) {
  ticker(6);
  co_await quiet(aio::when_all(works("a", 4), cancels_itself()));
  co_await turns(4);
}

string join(const std::vector<string> &all) {
  string text;
  for (const string &one : all)
    text += (text.empty() ? "" : " ") + one;
  return text;
}

template <class... T> task<string> gathers(task<T>... tasks) {
  const auto results = co_await aio::when_all(std::move(tasks)...);
  co_return std::apply(
      [](const T &...one) { return join(std::vector<string>{one...}); },
      results);
}

task<string> settles(task<string> a, task<string> b) {
  std::vector<task<string>> tasks;
  tasks.push_back(std::move(a));
  tasks.push_back(std::move(b));
  std::vector<string> texts;
  auto results = co_await aio::when_all_settled(std::move(tasks));
  for (auto &result : results)
    texts.push_back(result ? result.value() : name_of(result.error()));
  co_return join(texts);
}

SCENE(gather_cancelled) {
  co_await cancelled_after(gathers(works("a", 9), works("b", 9)), 3);
}

SCENE(gather_cancelled_with_cleanup) {
  co_await cancelled_after(gathers(works("a", 9, "", 1), works("b", 9, "", 3)),
                           3);
  co_await turns(4);
}

SCENE(gather_cancelled_when_all_have_ended) {
  co_await cancelled_after(gathers(works("a", 1), works("b", 1)), 3);
}

SCENE(gather_settled) {
  ticker(6);
  log(co_await settles(works("a", 3), works("b", 1, "b")));
}

SCENE(gather_settled_cancelled) {
  co_await cancelled_after(settles(works("a", 9, "", 2), works("b", 1, "b")),
                           4);
}

SCENE(gather_nested) {
  ticker(9);
  log(co_await gathers(works("a", 1), gathers(works("b", 2), works("c", 1)),
                       works("d", 3)));
}

SCENE(wait_first_completed) {
  ticker(7);
  auto a = spawn(works("a", 4));
  auto b = spawn(works("b", 1));
  const std::size_t first = co_await aio::when_any(a, b);
  log("first: " + text_of(static_cast<int>(first)) +
      ", a done: " + text_of(a.done()));
  log(co_await a);
}

// --- task_group --------------------------------------------------------------

SCENE(group_ok) {
  ticker(7);
  std::optional<join_handle<string>> b;
  auto body = [&](aio::task_group &g) -> task<> {
    g.spawn(works("a", 2));
    b = g.spawn(works("b", 1));
    log("body ends");
    co_return;
  };
  co_await aio::let_async_scope(body);
  log("left with " + co_await *b);
}

SCENE(group_empty) {
  ticker(2);
  co_await aio::let_async_scope([](aio::task_group &) {});
  log("left");
  co_await turns(2);
}

task<string> group_of(std::vector<task<string>> tasks, int count,
                      string error) {
  auto body = [&](aio::task_group &g) -> task<> {
    for (auto &t : tasks)
      g.spawn(std::move(t));
    try {
      co_await turns(count);
    } catch (const cancelled &) {
      log("body cancelled");
      throw;
    }
    if (!error.empty())
      throw E(error);
  };
  co_await aio::let_async_scope(body);
  co_return "left";
}
task<string> group(task<string> a, int count = 0, string error = "") {
  std::vector<task<string>> tasks;
  tasks.push_back(std::move(a));
  return group_of(std::move(tasks), count, std::move(error));
}
task<string> group(task<string> a, task<string> b, int count = 0,
                   string error = "") {
  std::vector<task<string>> tasks;
  tasks.push_back(std::move(a));
  tasks.push_back(std::move(b));
  return group_of(std::move(tasks), count, std::move(error));
}

task<string> fails_in_cleanup(bool is_logged) {
  bool is_interrupted = false;
  try {
    co_await turns(9);
  } catch (const cancelled &) {
    is_interrupted = true;
  }
  if (is_interrupted) {
    if (is_logged)
      log("fails in its clean-up");
    throw E("cleanup");
  }
  co_return "";
}

void log_cancelling() {
  log("cancelling " + text_of(aio::this_task::cancelling()));
}

SCENE(group_child_fails) {
  ticker(9);
  co_await quiet(group(works("a", 2, "a"), works("b", 9, "", 2), 9));
  log_cancelling();
}

SCENE(group_child_fails_in_exit) {
  ticker(7);
  co_await quiet(group(works("a", 2, "a"), works("b", 9)));
}

SCENE(group_body_fails) {
  ticker(7);
  co_await quiet(group(works("a", 9), 2, "body"));
}

SCENE(group_all_fail) {
  ticker(7);
  co_await quiet(group(works("a", 2, "a"), fails_in_cleanup(true), 1, "body"));
}

SCENE(group_child_cancelled) {
  ticker(6);
  co_await quiet(group(works("a", 2), cancels_itself()));
}

SCENE(group_cancelled_in_body) {
  co_await cancelled_after(group(works("a", 9, "", 1), 9), 3);
}

SCENE(group_cancelled_in_exit) {
  co_await cancelled_after(group(works("a", 9, "", 1)), 3);
}

SCENE(group_cancelled_twice_in_exit) {
  co_await cancelled_after(group(works("a", 9, "", 3)), 3, 2);
}

SCENE(group_cancelled_child_fails) {
  co_await cancelled_after(group(fails_in_cleanup(false)), 3);
}

SCENE(group_nested) {
  ticker(9);
  co_await quiet(
      group(works("a", 9), group(works("b", 1, "b"), works("c", 9))));
}

SCENE(group_spawns_from_child) {
  auto grows = [](aio::task_group &g) -> task<> {
    g.spawn(works("b", 2));
    log("spawned");
    co_return;
  };
  ticker(7);
  aio::task_group group;
  auto body = [&](aio::task_group &g) -> task<> {
    g.spawn(grows(g));
    co_return;
  };
  co_await async_with(std::ref(group), body);
  log("left");
  try {
    group.spawn(works("c", 1));
  } catch (const std::logic_error &) {
    log("finished");
  }
}

// --- Time --------------------------------------------------------------------

constexpr auto LONG = 5s;
constexpr auto SHORT = 20ms;

task<string> sleeps(string name, aio::duration delay) {
  try {
    co_await aio::sleep_for(delay);
  } catch (const cancelled &) {
    log(name + " cancelled");
    throw;
  }
  co_return name;
}

task<string> limited(aio::duration limit, task<string> coroutine) {
  aio::timeout_scope t(limit);
  auto body = [&]() -> task<string> {
    struct at_end {
      aio::timeout_scope &t;
      ~at_end() { log("expired: " + text_of(t.expired())); }
    } end{t};
    co_return co_await std::move(coroutine);
  };
  string result = co_await async_with(std::ref(t), body);
  log("expired: " + text_of(t.expired()));
  co_return result;
}

SCENE(timeout_in_time) { co_await quiet(limited(LONG, works("a", 1))); }

SCENE(timeout_expires) {
  co_await quiet(limited(SHORT, sleeps("a", LONG)));
  log_cancelling();
}

SCENE(timeout_body_fails) { co_await quiet(limited(LONG, works("a", 1, "a"))); }

SCENE(timeout_of_zero) {
  ticker(3);
  co_await quiet(limited(0s, sleeps("a", LONG)));
}

SCENE(timeout_of_zero_without_wait) {
  co_await quiet(limited(0s, works("a", 0)));
  co_await turns(2);
}

SCENE(timeout_nested) {
  co_await quiet(limited(SHORT, limited(LONG, sleeps("a", LONG))));
  co_await quiet(limited(LONG, limited(SHORT, sleeps("a", LONG))));
}

SCENE(timeout_cancelled_from_outside) {
  co_await cancelled_after(limited(LONG, sleeps("a", LONG)), 2);
}

SCENE(timeout_error_replaces_it) {
  auto fails = []() -> task<string> {
    try {
      co_await aio::sleep_for(LONG);
    } catch (const cancelled &) {
    }
    throw E("other");
    co_return "";
  };
  co_await quiet(limited(SHORT, fails()));
  log_cancelling();
}

SCENE(timeout_rescheduled) {
  auto body = [](aio::timeout_scope &t) -> task<> {
    t.reschedule(aio::clock::now() + LONG);
    co_await aio::sleep_for(SHORT);
    log("still there");
    try {
      t.reschedule(-1s);
      co_await aio::sleep_for(LONG);
    } catch (const cancelled &) {
      log("now it is up");
    }
  };
  co_await async_with(aio::timeout_scope(), body);
  log("left");
}

SCENE(timeout_of_group) {
  auto body = []() -> task<string> {
    auto in_group = [](aio::task_group &g) -> task<> {
      g.spawn(sleeps("a", LONG));
      co_await aio::sleep_for(LONG);
    };
    co_await aio::let_async_scope(in_group);
    co_return "";
  };
  co_await quiet(limited(SHORT, body()));
}

SCENE(wait_for_result) {
  ticker(6);
  co_await quiet(aio::with_timeout(LONG, works("a", 2)));
}

SCENE(wait_for_error) {
  ticker(6);
  co_await quiet(aio::with_timeout(LONG, works("a", 2, "a")));
}

SCENE(wait_for_too_long) {
  co_await quiet(aio::with_timeout(SHORT, sleeps("a", LONG)));
}

SCENE(wait_for_no_time) {
  ticker(4);
  co_await quiet(aio::with_timeout(0s, works("a", 1)));
}

SCENE(wait_for_cancelled) {
  co_await cancelled_after(aio::with_timeout(LONG, works("a", 9, "", 1)), 3);
}

SCENE(wait_for_swallowed) {
  aio::async_event event;
  co_await quiet(aio::with_timeout(SHORT, swallows(event)));
}

// --- shield ------------------------------------------------------------------

task<string> shields(join_handle<string> handle) {
  try {
    co_return co_await aio::shield(handle);
  } catch (const cancelled &) {
    log("outer cancelled");
    throw;
  }
}

SCENE(shield_result) {
  ticker(6);
  co_await quiet(shields(spawn(works("a", 2))));
}

SCENE(shield_cancelled) {
  auto inner = spawn(works("a", 6));
  co_await cancelled_after(shields(inner), 2);
  log(co_await inner);
}

SCENE(shield_inner_cancelled) {
  ticker(6);
  auto inner = spawn(works("a", 9));
  auto handle = spawn(shields(inner));
  co_await turns(2);
  inner.cancel();
  co_await show(handle);
}

SCENE(shield_inner_fails) {
  ticker(6);
  co_await quiet(shields(spawn(works("a", 2, "a"))));
}

// --- async_exit_stack and helpers --------------------------------------------

SCENE(stack_order) {
  auto body = [](aio::async_exit_stack &stack) -> task<> {
    scope &a = co_await stack.enter(scope("a"));
    co_await stack.enter(scope("b"));
    stack.push([]() -> task<> {
      log("pushed");
      co_return;
    });
    stack.push([] { log("plain"); });
    log("body of " + a.name);
  };
  co_await async_with(aio::async_exit_stack(), body);
  log("after");
}

task<string> stacked(std::vector<scope> scopes, string error = "") {
  auto body = [&](aio::async_exit_stack &stack) -> task<> {
    for (scope &s : scopes)
      co_await stack.enter(std::move(s));
    if (!error.empty())
      throw E(error);
  };
  co_await async_with(aio::async_exit_stack(), body);
  co_return "after";
}
template <class... S> std::vector<scope> list(S... s) {
  std::vector<scope> all;
  (all.push_back(std::move(s)), ...);
  return all;
}

SCENE(stack_exits_fail) {
  co_await quiet(stacked(
      list(scope("a").exit_fails("exit a"), scope("b").exit_fails("exit b")),
      "body"));
}

SCENE(stack_exit_suppresses) {
  co_await quiet(stacked(list(scope("a"), scope("b").suppresses()), "body"));
}

SCENE(stack_exit_suppresses_then_fails) {
  co_await quiet(
      stacked(list(scope("a").exit_fails("exit a"), scope("b").suppresses(),
                   scope("c").exit_fails("exit c")),
              "body"));
}

SCENE(stack_enter_fails) {
  co_await quiet(stacked(list(scope("a"), scope("b").enter_fails("enter b"))));
}

SCENE(stack_cancelled) {
  co_await cancelled_after(
      stacked(list(scope("a"), scope("b"), scope("c").takes(9))), 4);
}

SCENE(stack_pop_all) {
  std::optional<aio::async_exit_stack> kept;
  auto body = [&](aio::async_exit_stack &stack) -> task<> {
    co_await stack.enter(scope("a"));
    kept.emplace(stack.pop_all());
  };
  co_await async_with(aio::async_exit_stack(), body);
  log("left");
  co_await kept->async_close();
  log("closed");
}

SCENE(closing_scope) {
  struct closes {
    task<> async_close() {
      log("closing");
      co_await turns(1);
      log("closed");
    }
  };
  auto run = []() -> task<> {
    auto body = []() -> task<> {
      log("body");
      throw E("body");
      co_return;
    };
    co_await async_with(aio::closing(closes()), body);
  };
  co_await quiet(run());
}

SCENE(made_scope) {
  auto enter = []() -> task<int> {
    log("enter");
    co_await turns(1);
    co_return 3;
  };
  auto exit = []() -> task<> {
    co_await turns(1);
    log("exit");
  };
  co_await async_with(aio::make_scope(enter, exit),
                      [](int value) { log("body with " + text_of(value)); });
}

// --- Tasks that wait for each other ------------------------------------------

SCENE(lock_order) {
  aio::async_mutex lock;
  auto holds = [&](string name, int count) -> task<> {
    co_await async_with(std::ref(lock), [&]() -> task<> {
      log(name + " has it");
      co_await turns(count);
      log(name + " gives it back");
    });
  };
  ticker(9);
  std::vector<join_handle<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(spawn(holds("t" + text_of(i), 1)));
  co_await turns(2);
  log("cancel: " + text_of(tasks[1].cancel()));
  for (auto &t : tasks)
    co_await show(t);
  log("locked: " + text_of(lock.is_locked()));
}

SCENE(event_order) {
  aio::async_event event;
  auto waits = [&](string name) -> task<> {
    co_await event.wait();
    log(name + " goes on");
  };
  ticker(5);
  std::vector<join_handle<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(spawn(waits("t" + text_of(i))));
  co_await turns(2);
  tasks[0].cancel();
  event.set();
  for (auto &t : tasks)
    co_await show(t);
}

SCENE(queue_order) {
  aio::async_queue<int> queue(2);
  auto puts = [&]() -> task<> {
    for (int i = 0; i < 5; ++i) {
      co_await queue.push(i);
      log("put " + text_of(i));
    }
  };
  auto gets = [&](string name, int count) -> task<> {
    for (int i = 0; i < count; ++i) {
      const int item = co_await queue.pop();
      log(name + " got " + text_of(item));
      queue.task_done();
    }
  };
  ticker(9);
  auto producer = spawn(puts());
  co_await turns(3);
  auto first = spawn(gets("g1", 2));
  auto second = spawn(gets("g2", 3));
  co_await producer;
  co_await queue.join();
  log("joined");
  co_await first;
  co_await second;
}

SCENE(semaphore_order) {
  aio::async_semaphore semaphore(2);
  auto holds = [&](string name) -> task<> {
    co_await async_with(std::ref(semaphore), [&]() -> task<> {
      log(name + " has one");
      co_await turns(2);
    });
    log(name + " gave it back");
  };
  std::vector<join_handle<>> tasks;
  for (int i = 0; i < 5; ++i)
    tasks.push_back(spawn(holds("t" + text_of(i))));
  for (auto &t : tasks)
    co_await show(t);
}

SCENE(condition_order) {
  aio::async_mutex mutex;
  aio::async_condition_variable condition(mutex);
  auto waits = [&](string name) -> task<> {
    co_await async_with(std::ref(condition), [&]() -> task<> {
      co_await condition.wait();
      log(name + " was notified");
    });
  };
  std::vector<join_handle<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(spawn(waits("t" + text_of(i))));
  co_await turns(2);
  co_await async_with(std::ref(condition), [&] {
    condition.notify_one();
    log("notified one");
  });
  co_await turns(3);
  co_await async_with(std::ref(condition), [&] {
    condition.notify_all();
    log("notified all");
  });
  for (auto &t : tasks)
    co_await t;
  log("all went on");
}

SCENE(barrier_order) {
  aio::async_barrier barrier(3);
  auto waits = [&](string name) -> task<> {
    log(name + " waits");
    co_await barrier.wait();
    log(name + " goes on");
  };
  std::vector<join_handle<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(spawn(waits("t" + text_of(i))));
  for (auto &t : tasks)
    co_await show(t);
}

// --- Threads -----------------------------------------------------------------

SCENE(to_thread_result) {
  auto fails = []() -> string { throw E("thread"); };
  log(co_await aio::to_thread([] { return string("from a thread"); }));
  auto run = [&]() -> task<string> {
    co_return co_await aio::to_thread(fails);
  };
  co_await quiet(run());
}

} // namespace

int main() {
  for (const scene &each : scenes()) {
    log(string("== ") + each.name);
    aio::run(each.body());
  }
}
