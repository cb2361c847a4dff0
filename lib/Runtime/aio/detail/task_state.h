//===- detail/task_state.h - A task, as the loop knows it -------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_DETAIL_TASK_STATE_H
#define AIO_DETAIL_TASK_STATE_H

#include "aio/detail/frame_memory.h"
#include "aio/where.h"
#include <atomic>
#include <cassert>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace aio {
class loop;

namespace detail {

/// Says on standard error what a program did wrong, where an exception cannot
/// be thrown (in a destructor, which never waits either).
void complain(const char *text) noexcept;

/// A place that the watchdog may read while a task writes it. The three parts
/// are read one by one: the reader checks loop::ticks() around them.
class shared_where {
public:
  void store(const where &w) noexcept {
    file.store(w.file, std::memory_order_relaxed);
    function.store(w.function, std::memory_order_relaxed);
    line.store(w.line, std::memory_order_relaxed);
  }
  where load() const noexcept {
    return {file.load(std::memory_order_relaxed),
            function.load(std::memory_order_relaxed),
            line.load(std::memory_order_relaxed)};
  }

private:
  std::atomic<const char *> file{""};
  std::atomic<const char *> function{""};
  std::atomic<unsigned> line{0};
};

/// The latest co_await that the code on this thread began or came back from.
inline constinit thread_local shared_where current_place;

class wait_base;
class task_state;

/// Told when a task has ended. It is in the list of at most one task; whoever
/// owns it keeps it alive until it was told, or is removed. Loop thread only.
class end_hook {
public:
  end_hook() = default;
  end_hook(const end_hook &) = delete;
  end_hook &operator=(const end_hook &) = delete;

protected:
  ~end_hook() = default;
  /// The task has ended: schedules what is to be done then, no more. The hook
  /// is removed already.
  virtual void on_end() noexcept = 0;

private:
  friend task_state;
  end_hook *previous = nullptr;
  end_hook *next = nullptr;
};

/// A spawned task: the coroutine that was spawned and all coroutines that it
/// awaits. Counted references; the loop holds one until the task is done.
/// Members are used on the loop thread unless they say otherwise.
class task_state : public in_frame_memory {
public:
  /// \param name empty for one that says its number.
  task_state(loop &home, std::string name, where spawned)
      : home(home), spawned(spawned) {
    if (!name.empty())
      known_name = std::make_unique<std::string>(std::move(name));
  }
  task_state(const task_state &) = delete;
  task_state &operator=(const task_state &) = delete;

  loop &home;
  /// Where spawn() was called.
  const where spawned;
  /// Counts the loop's tasks, from 0.
  std::uint64_t number = 0;

  /// Made when somebody asks: most names are never seen.
  const std::string &name() const {
    if (!known_name)
      known_name =
          std::make_unique<std::string>("task-" + std::to_string(number));
    return *known_name;
  }

  /// The await in progress that a cancellation interrupts, or null while the
  /// task runs or is about to.
  wait_base *waiting = nullptr;
  /// A cancellation that is not delivered yet. Read on any thread.
  std::atomic<bool> must_cancel = false;
  bool is_done = false;
  bool is_cancelled = false;
  /// Whether somebody has seen, or will see, the error.
  bool is_observed = false;
  /// Requests not taken back: cancelling() and uncancel() of asyncio.
  unsigned cancel_requests = 0;
  /// Above zero inside unstoppable(): nothing is delivered.
  unsigned shields = 0;
  /// Of a task that has hopped to another thread, not to be read before
  /// is_done.
  std::exception_ptr error;

  /// Neighbours in the loop's list of tasks.
  task_state *previous = nullptr;
  task_state *next = nullptr;

  /// Requests a cancellation, as asyncio's Task.cancel(): the await in progress
  /// throws `cancelled`, or the next one. \returns false if the task is done.
  bool cancel() noexcept;
  /// Takes a request back, as Task.uncancel(). The last one is also not
  /// delivered any more, as from Python 3.13 on. \returns those that are left.
  unsigned uncancel() noexcept {
    if (cancel_requests != 0 && --cancel_requests == 0)
      must_cancel.store(false, std::memory_order_relaxed);
    return cancel_requests;
  }

  /// Whether a cancellation is due now; takes it.
  bool take_cancel() noexcept {
    if (!must_cancel.load(std::memory_order_relaxed) || shields != 0)
      return false;
    must_cancel.store(false, std::memory_order_relaxed);
    return true;
  }

  /// Tells \p hook when the task ends: after those that were added before.
  void add(end_hook &hook) noexcept {
    assert(!is_done);
    hook.previous = last_hook;
    (last_hook ? last_hook->next : first_hook) = &hook;
    last_hook = &hook;
  }
  void remove(end_hook &hook) noexcept {
    (hook.previous ? hook.previous->next : first_hook) = hook.next;
    (hook.next ? hook.next->previous : last_hook) = hook.previous;
    hook.previous = hook.next = nullptr;
  }

  /// The spawned coroutine has ended, on whatever thread: takes its result and
  /// destroys its frame, then finishes on the loop.
  void ended() noexcept;
  /// Ends a task that was cancelled before it began: its body never runs.
  void cancel_unstarted() noexcept;

  /// The first resumption.
  virtual void start() = 0;

  void retain() noexcept { references.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    if (references.fetch_sub(1, std::memory_order_acq_rel) == 1)
      delete this;
  }

protected:
  virtual ~task_state() = default;
  /// Moves the result or the error out of the frame, and destroys the frame.
  virtual void take_result() noexcept = 0;

private:
  void finish() noexcept;

  std::atomic<unsigned> references = 1;
  bool is_in_chain = false; // See cancel().
  mutable std::unique_ptr<std::string> known_name;
  end_hook *first_hook = nullptr;
  end_hook *last_hook = nullptr;
};

/// The task whose code runs on this thread, or null.
inline constinit thread_local task_state *current_task = nullptr;

/// What promises of tasks have in common.
struct promise_base {
  /// Who awaits this coroutine; null for a spawned one.
  std::coroutine_handle<> continuation;
  task_state *owner = nullptr;
};

// g++ makes symmetric transfer a tail call only when it optimises, and not
// under its sanitizers: there, a resumption is handed back to a loop below.
#if defined(__GNUC__) && !defined(__clang__) &&                                \
    (!defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__) ||                \
     defined(__SANITIZE_THREAD__))
#define AIO_TRAMPOLINE 1
inline constinit thread_local std::coroutine_handle<> next_resumption = nullptr;
#else
#define AIO_TRAMPOLINE 0
#endif

/// Resumes \p handle and whatever it transfers to, until all are suspended.
inline void resume(std::coroutine_handle<> handle) {
#if AIO_TRAMPOLINE
  while (handle) {
    handle.resume();
    handle = std::exchange(next_resumption, nullptr);
  }
#else
  handle.resume();
#endif
}

/// For await_suspend to return: continues with \p handle.
inline std::coroutine_handle<>
transfer(std::coroutine_handle<> handle) noexcept {
#if AIO_TRAMPOLINE
  next_resumption = handle;
  return std::noop_coroutine();
#else
  return handle;
#endif
}

/// An await that really waits: the base of the runtime's awaiters. A derived
/// class says in start() what will call complete(), and in stop() how to take
/// that back; its await_resume() begins with finish().
///
/// Lives in the frame of the awaiting coroutine. Loop thread only.
class wait_base {
public:
  wait_base() = default;
  wait_base(const wait_base &) = delete;
  wait_base &operator=(const wait_base &) = delete;

  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    static_assert(std::is_base_of_v<promise_base, Promise>,
                  "aio's operations are awaited in an aio::task");
    suspend(handle, *handle.promise().owner);
  }

protected:
  friend task_state;
  ~wait_base() = default;

  /// Arranges for complete() to be called, now or later. May throw: then the
  /// coroutine goes on with that exception.
  virtual void start() = 0;
  /// Takes the wait back. \returns true if complete() will not be called any
  /// more: the task continues with `cancelled`; false if it still will be
  /// (an await of another task, which was told to cancel).
  virtual bool stop() noexcept = 0;
  /// The other task, if that is what is awaited: instead of stop(), it is
  /// cancelled. Only if that is not possible, stop() is called.
  virtual task_state *awaited_task() noexcept { return nullptr; }
  /// The wait was completed, but its result is lost, because the task was
  /// cancelled before it continued: gives back what was acquired.
  virtual void undo() noexcept {}

  /// The wait is over: the task continues in the loop's next turn.
  void complete() noexcept;
  /// At the begin of await_resume(). \throws cancelled
  void finish();

  task_state &owner() const noexcept { return *task; }
  loop &home() const noexcept { return task->home; }

private:
  /// The task is to be cancelled: interrupts the wait.
  void cancel() noexcept;
  void suspend(std::coroutine_handle<> handle, task_state &owner);

  std::coroutine_handle<> waiter;
  task_state *task = nullptr;
  bool was_cancelled = false;
};

} // namespace detail
} // namespace aio

#endif // AIO_DETAIL_TASK_STATE_H
