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

namespace aio {
namespace detail {

/// A spawned task with its result.
template <class T> class spawned_task final : public task_state {
  using stored = std::conditional_t<
      std::is_void_v<T>, char,
      std::conditional_t<std::is_reference_v<T>, std::remove_reference_t<T> *,
                         T>>;

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
      home.on_unhandled(std::move(error), name);
    else
      report_unhandled(std::move(error), name);
  }

  void start() override { detail::resume(coroutine.frame); }

  /// The result, which is moved out: by one caller.
  T take() {
    if (error)
      std::rethrow_exception(error);
    if constexpr (std::is_reference_v<T>)
      return **result;
    else if constexpr (!std::is_void_v<T>)
      return std::move(*result);
  }

private:
  void take_result() noexcept override {
    auto &promise = coroutine.frame.promise();
    // It is cancelled if it ends with the cancellation; not if it swallowed it.
    if (promise.error) {
      error = std::move(promise.error);
      try {
        std::rethrow_exception(error);
      } catch (const cancelled &) {
        is_cancelled = true;
      } catch (...) {
      }
    } else if (coroutine.frame.done()) {
      if constexpr (std::is_reference_v<T>)
        result = promise.result;
      else if constexpr (!std::is_void_v<T>)
        result.emplace(std::move(*promise.result));
    }
    promise.owner = nullptr; // Not started, or ended: it may be destroyed.
    [[maybe_unused]] task<T> destroyed = std::move(coroutine);
  }

  task<T> coroutine;
  std::optional<stored> result;
};

/// Waits for a task's end; cancelling it cancels the task.
class join_wait : public wait_base {
public:
  explicit join_wait(task_state &target) : target(target) { target.retain(); }
  ~join_wait() { target.release(); }
  bool await_ready() const noexcept { return target.is_done; }

protected:
  void start() override {
    assert(&target != &owner() && "a task awaits itself");
    target.is_observed = true;
    target.at_end.push_back([this] { complete(); });
  }
  // The cancellation is the other task's; its end continues this one, with
  // `cancelled` if it ended with it.
  bool stop() noexcept override {
    target.cancel();
    return false;
  }

  task_state &target;
};

} // namespace detail

/// A spawned task (asyncio.Task), shared: copies mean the same task. To drop it
/// detaches the task. Loop thread only.
template <class T = void> class [[nodiscard]] join_handle {
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
  bool is_cancelled() const noexcept { return state->is_cancelled; }
  /// The number of cancellations requested and not taken back.
  unsigned cancelling() const noexcept { return state->cancel_requests; }
  /// Takes one request back. \returns those that are left.
  unsigned uncancel() const noexcept {
    if (state->cancel_requests != 0 && --state->cancel_requests == 0)
      state->must_cancel.store(false, std::memory_order_relaxed);
    return state->cancel_requests;
  }
  /// What the task ended with, or null.
  std::exception_ptr exception() const noexcept {
    state->is_observed = true;
    return state->error;
  }
  const std::string &name() const noexcept { return state->name; }
  /// Calls \p f on the loop, one turn after the task's end.
  void on_done(std::function<void()> f) const {
    if (state->is_done)
      state->home.post(std::move(f));
    else
      state->at_end.push_back([home = &state->home, f = std::move(f)] {
        home->post(std::move(f));
      });
  }

  /// `co_await handle` waits for the end; gives the result, which is moved out,
  /// or throws the error. If the awaiting task is cancelled, so is this one.
  auto operator co_await() const noexcept {
    struct awaiter final : detail::join_wait {
      using detail::join_wait::join_wait;
      T await_resume() {
        this->target.is_observed = true;
        this->finish();
        return static_cast<detail::spawned_task<T> &>(this->target).take();
      }
    };
    return awaiter(*state);
  }

  /// For the runtime's own parts.
  detail::task_state &internal_state() const noexcept { return *state; }

private:
  template <class U>
  friend join_handle<U> spawn(task<U>, std::string, where);
  explicit join_handle(detail::spawned_task<T> *state) : state(state) {}

  detail::spawned_task<T> *state; // A reference is held.
};

/// Runs \p coroutine by itself, from the loop's next turn on (as
/// asyncio.create_task(): never before this returns). On the loop thread only.
/// \param name for messages; the spawning function's name by default.
template <class T>
join_handle<T> spawn(task<T> coroutine, std::string name = {},
                     where at = where::current()) {
  loop *home = loop::current();
  assert(home && "spawn() is called on the loop");
  if (name.empty())
    name = at.function;
  auto *state =
      new detail::spawned_task<T>(*home, std::move(coroutine), std::move(name), at);
  join_handle<T> handle(state);
  home->adopt(*state);
  return handle;
}

/// The task whose code runs here.
namespace this_task {

inline const std::string &name() noexcept {
  assert(detail::current_task);
  return detail::current_task->name;
}
inline unsigned cancelling() noexcept {
  assert(detail::current_task);
  return detail::current_task->cancel_requests;
}

} // namespace this_task

} // namespace aio

#endif // AIO_SPAWN_H
