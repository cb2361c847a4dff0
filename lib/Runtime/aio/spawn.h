//===- spawn.h - Tasks that run by themselves -------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_SPAWN_H
#define AIO_SPAWN_H

#include "aio/loop.h"
#include "aio/task.h"
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace aio {
namespace detail {

/// A spawned task with its result.
template <class T> class spawned_task final : public task_state {
  using stored =
      std::conditional_t<std::is_void_v<T>, char,
                         std::conditional_t<std::is_reference_v<T>,
                                            std::remove_reference_t<T> *, T>>;

public:
  spawned_task(loop &home, task<T> coroutine, std::string name, where spawned)
      : task_state(home, std::move(name), spawned),
        coroutine(std::move(coroutine)) {
    this->coroutine.frame.promise().owner = this;
  }

  ~spawned_task() override {
    if (!error || is_cancelled || is_observed)
      return;
    // A handle may outlive its loop.
    if (loop::current() == &home)
      home.tell_unhandled(std::move(error), name());
    else
      report_unhandled(std::move(error), name());
  }

  void start() override { detail::resume(coroutine.frame); }

  /// The result is moved out: for the last who asks.
  T take() {
    if constexpr (std::is_void_v<T> || std::is_reference_v<T>)
      return share();
    else {
      check();
      is_taken = true;
      return std::move(*result);
    }
  }
  /// The result is copied if it can be, and moved out otherwise.
  T share() {
    check();
    if constexpr (std::is_reference_v<T>)
      return static_cast<T>(**result);
    else if constexpr (std::is_copy_constructible_v<T>)
      return *result;
    else if constexpr (!std::is_void_v<T>)
      return take();
  }

private:
  void take_result() noexcept override {
    auto &promise = coroutine.frame.promise();
    // It is cancelled if it ends with the cancellation; not if it swallowed it.
    if (promise.error) {
      error = std::move(promise.error);
      is_cancelled = is_cancellation(error);
    } else if (coroutine.frame.done()) {
      if constexpr (std::is_reference_v<T>)
        result = promise.result;
      else if constexpr (!std::is_void_v<T>)
        try {
          result.emplace(std::move(*promise.result));
        } catch (...) { // The value's own move.
          error = std::current_exception();
        }
    }
    promise.owner = nullptr; // Not started, or ended: it may be destroyed.
    [[maybe_unused]] task<T> destroyed = std::move(coroutine);
  }

  void check() const {
    if (error)
      std::rethrow_exception(error);
    if (is_taken)
      throw std::logic_error("the result of a task is awaited that was moved "
                             "to whoever awaited it before");
  }

  task<T> coroutine;
  std::optional<stored> result;
  bool is_taken = false;
};

/// Waits for a task's end; cancelling it cancels the task.
class join_wait : public wait_base, end_hook {
public:
  explicit join_wait(task_state &target) noexcept : target(target) {
    target.retain();
  }
  ~join_wait() { target.release(); }
  bool await_ready() const noexcept { return target.is_done; }

protected:
  void start() override {
    if (&target == &owner())
      throw std::logic_error("a task awaits itself");
    target.is_observed = true;
    target.add(*this);
  }
  // The cancellation is the other task's; its end continues this one, with
  // `cancelled` if it ended with it.
  task_state *awaited_task() noexcept override { return &target; }
  // Both wait for each other.
  bool stop() noexcept override {
    target.remove(*this);
    return true;
  }
  void on_end() noexcept override { complete(); }

  task_state &target;
};

/// Posts a function when a task has ended.
class end_function final : end_hook, loop_call {
public:
  static void add(task_state &task, std::function<void()> f) {
    auto self = std::unique_ptr<end_function>(new end_function(task.home));
    self->f = std::move(f);
    if (task.is_done)
      self->on_end();
    else
      task.add(*self);
    self.release();
  }

private:
  friend std::default_delete<end_function>;
  explicit end_function(loop &home) noexcept : home(home) {}
  ~end_function() = default;
  void on_end() noexcept override { home.schedule(*this); }
  void call() noexcept override {
    const std::unique_ptr<end_function> self(this);
    current_place.store({});
    try {
      f();
    } catch (...) {
      home.tell_unhandled(std::current_exception(), "a function of on_done()");
    }
  }
  void discard() noexcept override { delete this; }

  loop &home;
  std::function<void()> f;
};

} // namespace detail

/// A spawned task (asyncio.Task), shared: copies mean the same task. To drop it
/// detaches the task. Loop thread only.
template <class T = void> class join_handle {
public:
  join_handle(const join_handle &other) noexcept : state(other.state) {
    state->retain();
  }
  join_handle &operator=(join_handle other) noexcept {
    std::swap(state, other.state);
    return *this;
  }
  ~join_handle() { state->release(); }

  /// Requests a cancellation: the await in progress of the task throws
  /// `cancelled`, once; one that has not begun never does. A task may catch it
  /// to clean up, or swallow it. \returns false if the task is done.
  bool cancel() const noexcept { return state->cancel(); }
  bool done() const noexcept { return state->is_done; }
  /// Whether the task has ended with `cancelled`.
  bool is_cancelled() const noexcept {
    return state->is_done && state->is_cancelled;
  }
  /// The number of cancellations requested and not taken back.
  unsigned cancelling() const noexcept { return state->cancel_requests; }
  /// Takes one request back. \returns those that are left.
  unsigned uncancel() const noexcept { return state->uncancel(); }
  /// What the task ended with; null if it has not ended, or with a result. Who
  /// asks is taken to have seen the error.
  std::exception_ptr exception() const noexcept {
    if (!state->is_done)
      return nullptr;
    state->is_observed = true;
    return state->error;
  }
  const std::string &name() const { return state->name(); }
  /// Calls \p f on the loop, one turn after the task's end.
  void on_done(std::function<void()> f) const {
    detail::end_function::add(*state, std::move(f));
  }

  /// `co_await handle` waits for the end; gives the result, or throws the
  /// error. If the awaiting task is cancelled, so is this one. Any number of
  /// tasks may await one: each gets a copy of the result. One that cannot be
  /// copied is moved to the first; so is any by `co_await std::move(handle)`.
  /// Later ones get a std::logic_error.
  auto operator co_await() const & noexcept { return awaiter<false>(*state); }
  auto operator co_await() && noexcept { return awaiter<true>(*state); }

  /// For the runtime's own parts.
  detail::task_state &internal_state() const noexcept { return *state; }

private:
  template <class U> friend join_handle<U> spawn(task<U>, std::string, where);
  explicit join_handle(detail::spawned_task<T> *state) : state(state) {}

  template <bool IsLast> struct awaiter final : detail::join_wait {
    using detail::join_wait::join_wait;
    T await_resume() {
      this->target.is_observed = true;
      this->finish();
      auto &ended = static_cast<detail::spawned_task<T> &>(this->target);
      if constexpr (IsLast)
        return ended.take();
      else
        return ended.share();
    }
  };

  detail::spawned_task<T> *state; // A reference is held.
};

/// Runs \p coroutine by itself, from the loop's next turn on (as
/// asyncio.create_task(): never before this returns). On the loop thread only.
/// \param name for messages; by default "task-1", "task-2" and so on.
template <class T>
join_handle<T> spawn(task<T> coroutine, std::string name = {},
                     where at = where::current()) {
  loop *home = loop::current();
  assert(home && "spawn() is called on the loop");
  join_handle<T> handle(new detail::spawned_task<T>(*home, std::move(coroutine),
                                                    std::move(name), at));
  detail::task_state *state = &handle.internal_state();
  home->adopt(*state);
  return handle;
}

/// The task whose code runs here.
namespace this_task {

inline const std::string &name() {
  assert(detail::current_task);
  return detail::current_task->name();
}
/// Cancels the task itself: its next wait throws.
inline void cancel() noexcept {
  assert(detail::current_task);
  detail::current_task->cancel();
}
inline unsigned cancelling() noexcept {
  assert(detail::current_task);
  return detail::current_task->cancel_requests;
}
inline unsigned uncancel() noexcept {
  assert(detail::current_task);
  return detail::current_task->uncancel();
}

} // namespace this_task

} // namespace aio

#endif // AIO_SPAWN_H
