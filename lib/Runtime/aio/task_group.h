//===- task_group.h - Tasks that end with a scope ---------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_TASK_GROUP_H
#define AIO_TASK_GROUP_H

#include "aio/scope.h"
#include "aio/spawn.h"
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace aio {

/// A scope whose exit waits for the tasks that were spawned in it
/// (asyncio.TaskGroup); its body gets a reference to it.
///
/// When the first of them fails (to be cancelled is not to fail), or the body
/// does, the others and the body are cancelled. When all have ended, the exit
/// throws an exception_group of the errors; or `cancelled`, if the task was
/// cancelled from outside and none failed.
class [[nodiscard]] task_group {
public:
  task_group() : shared(new state()) {}
  task_group(task_group &&other) noexcept
      : shared(std::exchange(other.shared, nullptr)) {}
  task_group &operator=(task_group &&) = delete;
  /// Of a group whose exit has run. The tasks of another run on by themselves:
  /// a destructor cannot await them.
  ~task_group() {
    if (!shared)
      return;
    if (shared->first)
      detail::complain("a task_group is destroyed while its tasks run");
    shared->parent = nullptr;
    shared->release();
  }

  /// Spawns a task in the group. In the body, or in one of the group's tasks.
  /// \throws std::logic_error before the enter, after the exit, and when the
  /// group is being cancelled
  template <class T>
  join_handle<T> spawn(task<T> coroutine, std::string name = {},
                       where at = where::current()) {
    if (!shared->is_entered)
      throw std::logic_error("a task_group is used that is not entered");
    if (shared->is_exiting && !shared->first)
      throw std::logic_error("a task_group is used that is finished");
    if (shared->is_aborting)
      throw std::logic_error("a task_group is used that is shutting down");
    auto added = std::make_unique<child>(*shared);
    auto handle = aio::spawn(std::move(coroutine), std::move(name), at);
    added.release()->watch(handle.internal_state());
    return handle;
  }

  auto async_enter() {
    if (std::exchange(shared->is_entered, true))
      throw std::logic_error("a task_group is entered twice");
    shared->parent = detail::current_task;
    return detail::ready_await<task_group &>(*this);
  }

  task<> async_exit(std::exception_ptr error) {
    state &s = *shared;
    s.is_exiting = true;
    const bool is_cancelled = detail::is_cancellation(error);
    std::exception_ptr cancellation = is_cancelled ? error : nullptr;
    if (error && !s.is_aborting)
      s.abort();
    while (s.first) {
      std::exception_ptr interrupted;
      try {
        co_await detail::untracked(wait_for_all(s));
      } catch (const cancelled &) {
        interrupted = std::current_exception();
      }
      if (interrupted && !s.is_aborting) {
        cancellation = std::move(interrupted);
        s.abort();
      }
    }
    // The group's own request is taken back; if there are others, they are
    // passed on. (Python 3.11 does so before it waits, and can be too early.)
    if (s.is_parent_cancelled && s.parent->uncancel() == 0)
      cancellation = nullptr;
    if (cancellation && s.errors.empty())
      std::rethrow_exception(std::move(cancellation));
    if (error && !is_cancelled)
      s.errors.push_back(std::move(error));
    if (!s.errors.empty())
      throw exception_group(std::exchange(s.errors, {}));
  }

private:
  class wait_for_all;
  class child;

  /// Lives as long as the group or one of its tasks does.
  struct state {
    void abort() noexcept;
    void release() noexcept {
      if (--references == 0)
        delete this;
    }

    unsigned references = 1;
    bool is_entered = false, is_exiting = false, is_aborting = false;
    bool is_parent_cancelled = false;
    detail::task_state *parent = nullptr; // Null when the group is gone.
    wait_for_all *waiting = nullptr;
    child *first = nullptr, *last = nullptr;
    std::vector<std::exception_ptr> errors;
  };

  /// A task of the group, until a turn after its end.
  class child final : public detail::in_frame_memory,
                      detail::end_hook,
                      detail::loop_call {
  public:
    explicit child(state &group) noexcept : group(group) { ++group.references; }
    ~child() {
      if (task)
        task->release();
      group.release();
    }
    void watch(detail::task_state &spawned) noexcept {
      spawned.retain();
      spawned.is_observed = true;
      spawned.add(*this);
      task = &spawned;
      previous = group.last;
      (group.last ? group.last->next : group.first) = this;
      group.last = this;
    }

    child *next = nullptr;
    detail::task_state *task = nullptr; // A reference is held.

  private:
    void on_end() noexcept override { task->home.schedule(*this); }
    void call() noexcept override;
    void discard() noexcept override { delete this; }

    state &group;
    child *previous = nullptr;
  };

  class wait_for_all final : public detail::wait_base {
  public:
    explicit wait_for_all(state &group) noexcept : group(group) {}
    bool await_ready() const noexcept { return false; }
    void await_resume() { finish(); }

  private:
    friend child;
    void start() override { group.waiting = this; }
    bool stop() noexcept override {
      group.waiting = nullptr;
      return true;
    }
    state &group;
  };

  state *shared;
};

inline void task_group::state::abort() noexcept {
  is_aborting = true;
  for (child *c = first; c; c = c->next)
    c->task->cancel();
}

inline void task_group::child::call() noexcept {
  const std::unique_ptr<child> self(this);
  (previous ? previous->next : group.first) = next;
  (next ? next->previous : group.last) = previous;
  if (!group.first && group.waiting)
    std::exchange(group.waiting, nullptr)->complete();
  if (!task->error || task->is_cancelled)
    return;
  if (!group.parent || group.parent->is_done)
    return task->home.tell_unhandled(task->error, task->name());
  group.errors.push_back(task->error);
  if (group.is_aborting || group.is_parent_cancelled)
    return;
  group.abort();
  group.is_parent_cancelled = true;
  group.parent->cancel();
}

/// Runs \p body with a task_group, and waits for the group's tasks:
/// `co_await let_async_scope([&](task_group &g) -> task<> { ... })`.
/// \returns what the body gives
template <class Body>
auto let_async_scope(Body body, where at = where::current()) {
  return async_with(task_group(), std::move(body), at);
}

} // namespace aio

#endif // AIO_TASK_GROUP_H
