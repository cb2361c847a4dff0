//===- timeout.h - Waiting for a limited time -------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_TIMEOUT_H
#define AIO_TIMEOUT_H

#include "aio/scope.h"
#include "aio/spawn.h"
#include "aio/unstoppable.h"
#include <cassert>
#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace aio {

/// A scope whose body has a limited time (asyncio.timeout): when it is up, the
/// task is cancelled, and the exit throws timed_out instead of `cancelled`. The
/// body gets a reference to it. A cancellation from outside stays one.
class [[nodiscard]] timeout_scope : detail::timer_node {
public:
  /// Without a limit, for now.
  timeout_scope() noexcept = default;
  /// \param limit from now on; with none, or less, the body is interrupted at
  /// its first wait.
  template <class Rep, class Period>
  explicit timeout_scope(std::chrono::duration<Rep, Period> limit)
      : limit(detail::due_after(limit)) {}
  explicit timeout_scope(time_point limit) noexcept : limit(limit) {}
  /// Before it is entered only.
  timeout_scope(timeout_scope &&other) noexcept : limit(other.limit) {
    assert(other.stage == stages::made);
  }
  timeout_scope &operator=(timeout_scope &&) = delete;
  ~timeout_scope() { withdraw(); }

  /// When the time is up; nothing for never.
  std::optional<time_point> when() const noexcept { return limit; }
  /// Moves the limit. In the body only. \throws std::logic_error when the time
  /// is up already, and outside of the body
  void reschedule(time_point new_limit) { move_limit(new_limit); }
  template <class Rep, class Period>
  void reschedule(std::chrono::duration<Rep, Period> from_now) {
    move_limit(detail::due_after(from_now));
  }
  /// Takes the limit away.
  void reschedule(std::nullopt_t) { move_limit(std::nullopt); }
  /// Whether the time was up in the body.
  bool expired() const noexcept {
    return stage == stages::expiring || stage == stages::expired;
  }

  auto async_enter() {
    if (stage != stages::made)
      throw std::logic_error("a timeout_scope is entered twice");
    stage = stages::entered;
    task = detail::current_task;
    assert(task && loop::current() == &task->home);
    requests_before = task->cancel_requests;
    move_limit(limit);
    return detail::ready_await<timeout_scope &>(*this);
  }
  /// \throws timed_out
  auto async_exit(std::exception_ptr error) {
    withdraw();
    if (stage == stages::expiring) {
      stage = stages::expired;
      // If there are no other requests, the cancellation is that of the limit.
      if (task->uncancel() <= requests_before && detail::is_cancellation(error))
        throw timed_out();
    } else {
      stage = stages::left;
    }
    return detail::ready_await<void>();
  }

private:
  enum class stages { made, entered, expiring, expired, left };

  /// Of a limit that lies in the past: fires in the next turn, even if the
  /// scope is gone by then.
  struct immediate final : detail::loop_call {
    explicit immediate(timeout_scope &scope) noexcept : scope(&scope) {}
    void call() noexcept override {
      const std::unique_ptr<immediate> self(this);
      if (!scope)
        return;
      scope->at_once = nullptr;
      scope->fire();
    }
    void discard() noexcept override { delete this; }
    timeout_scope *scope;
  };

  void move_limit(std::optional<time_point> new_limit) {
    if (stage != stages::entered)
      throw std::logic_error("a timeout_scope is rescheduled outside of its "
                             "body, or after its time");
    withdraw();
    limit = new_limit;
    if (!limit)
      return;
    if (*limit <= clock::now()) {
      auto call = std::make_unique<immediate>(*this);
      task->home.schedule(*call);
      at_once = call.release();
    } else {
      task->home.arm(*this, *limit);
    }
  }
  void withdraw() noexcept {
    if (at_once)
      std::exchange(at_once, nullptr)->scope = nullptr;
    if (is_armed())
      task->home.disarm(*this);
  }
  void fire() override {
    task->cancel();
    stage = stages::expiring;
  }

  std::optional<time_point> limit;
  stages stage = stages::made;
  unsigned requests_before = 0;
  detail::task_state *task = nullptr;
  immediate *at_once = nullptr;
};

namespace detail {

/// Waits for a task's end without being it: to be cancelled does not cancel the
/// task. As asyncio's callbacks, it looks at the end a turn later.
class end_wait : public wait_base, end_hook, loop_call {
public:
  explicit end_wait(task_state &target) noexcept : target(target) {
    target.retain();
  }
  ~end_wait() { target.release(); }
  bool await_ready() const noexcept { return target.is_done; }
  void await_resume() { finish(); }

protected:
  void start() override {
    is_waiting = true;
    target.add(*this);
  }
  bool stop() noexcept override {
    // A call that is scheduled comes before the coroutine is continued: it
    // finds the wait alive, and over.
    is_waiting = false;
    if (!target.is_done)
      target.remove(*this);
    return true;
  }
  /// The wait is over; once.
  void end() noexcept {
    if (stop_waiting())
      complete();
  }
  task_state &target;

private:
  bool stop_waiting() noexcept {
    if (!is_waiting)
      return false;
    stop();
    return true;
  }
  void on_end() noexcept override { home().schedule(*this); }
  void call() noexcept override { end(); }
  void discard() noexcept override {}

  bool is_waiting = false;
};

/// The same, for some time.
class timed_end_wait final : public end_wait, timer_node {
public:
  timed_end_wait(task_state &target, time_point due) noexcept
      : end_wait(target), due(due) {}

private:
  void start() override {
    home().arm(*this, due);
    end_wait::start();
  }
  bool stop() noexcept override {
    home().disarm(*this);
    return end_wait::stop();
  }
  void fire() override { end(); }

  const time_point due;
};

template <class T> class shield_wait final : public end_wait {
public:
  explicit shield_wait(task_state &target) noexcept : end_wait(target) {}
  T await_resume() {
    finish();
    target.is_observed = true;
    return static_cast<spawned_task<T> &>(target).share();
  }
};

} // namespace detail

/// Runs \p work as a task of its own, for a limited time (asyncio.wait_for):
/// when that is up, the task is cancelled, and when it has ended, timed_out is
/// thrown. So it takes longer if \p work needs time to end. What ends with a
/// result or another error all the same counts. If the awaiting task is
/// cancelled, \p work is, too.
/// \param limit with none, or less, \p work does not even begin
template <class Rep, class Period, class T>
task<T> with_timeout(std::chrono::duration<Rep, Period> limit, task<T> work,
                     where at = where::current()) {
  const auto handle = spawn(std::move(work), {}, at);
  auto &child = static_cast<detail::spawned_task<T> &>(handle.internal_state());
  bool is_interrupted = false;
  if (limit > limit.zero()) {
    const time_point due = detail::due_after(limit);
    try {
      co_await detail::untracked(detail::timed_end_wait(child, due));
    } catch (const cancelled &) {
      is_interrupted = true;
    }
  }
  if (!child.is_done) {
    child.cancel();
    co_await detail::untracked(detail::end_wait(child));
    if (is_interrupted)
      throw cancelled();
    if (child.is_cancelled) {
      const auto error = std::make_exception_ptr(timed_out());
      detail::link_errors(error, child.error);
      std::rethrow_exception(error);
    }
  }
  detail::current_place.store(at);
  child.is_observed = true;
  co_return child.take();
}

/// `co_await shield(handle)` waits for the task as `co_await handle` does, but
/// a cancellation of the one who waits does not reach the task: the await is
/// interrupted at once, and the task runs on.
template <class T>
detail::shield_wait<T> shield(const join_handle<T> &handle) noexcept {
  return detail::shield_wait<T>(handle.internal_state());
}

} // namespace aio

#endif // AIO_TIMEOUT_H
