//===- unstoppable.h - Waiting without being cancelled ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_UNSTOPPABLE_H
#define AIO_UNSTOPPABLE_H

#include "aio/task.h"

namespace aio {
namespace detail {

/// Awaits like \p A; meanwhile no cancellation is delivered to the task.
/// \tparam A the awaiter, a reference if it lives elsewhere.
template <class A> class shielded_await {
public:
  /// \param is_on if false, it is just the awaiter of \p awaitable.
  template <class T>
  shielded_await(T &&awaitable, bool is_on)
      : inner(detail::get_awaiter(std::forward<T>(awaitable))), is_on(is_on) {}

  bool await_ready() { return inner.await_ready(); }
  template <class Promise>
  auto await_suspend(std::coroutine_handle<Promise> handle) {
    // Before the wait begins: it can be over, on another thread, when the call
    // returns.
    if (is_on) {
      shielded = handle.promise().owner;
      ++shielded->shields;
    }
    try {
      return inner.await_suspend(handle);
    } catch (...) {
      unshield();
      throw;
    }
  }
  decltype(auto) await_resume() {
    // After the result is there: also what has come already is kept.
    struct at_end {
      shielded_await &self;
      ~at_end() { self.unshield(); }
    } end{*this};
    return inner.await_resume();
  }

private:
  void unshield() noexcept {
    if (task_state *task = std::exchange(shielded, nullptr))
      --task->shields;
  }

  A inner;
  const bool is_on;
  task_state *shielded = nullptr;
};

/// What unstoppable() gives.
/// \tparam A what is held: a value, or a reference to what cannot be moved.
template <class A> class [[nodiscard]] unstoppable_operation {
public:
  template <class T>
  explicit unstoppable_operation(T &&awaitable, int)
      : awaitable(std::forward<T>(awaitable)) {}

  auto operator co_await() && {
    return shielded_await<awaiter_of<A>>(std::forward<A>(awaitable), true);
  }

private:
  A awaitable;
};

/// The type of aio::unstoppable.
struct unstoppable_function {
  template <awaitable A> auto operator()(A &&awaitable) const {
    // Most waits cannot be moved: such a one is a temporary of the co_await
    // expression, and lives as long as that.
    using held =
        std::conditional_t<std::is_constructible_v<std::decay_t<A>, A> &&
                               !std::is_lvalue_reference_v<A>,
                           std::decay_t<A>, A &&>;
    return unstoppable_operation<held>(std::forward<A>(awaitable), 0);
  }
};

} // namespace detail

/// `co_await unstoppable(x)` is `co_await x`, during which the task is not
/// cancelled: a request made meanwhile strikes the task's next wait after it.
/// What the task awaits inside is protected, too, but not other tasks:
/// cancelled by itself, a task that is awaited so ends. As a value, an
/// exit_policy.
inline constexpr detail::unstoppable_function unstoppable;

/// Whether a scope's exit can be cancelled. A scope may have a member
/// `exit_policy` of this type: `aio::exit_policy exit_policy =
/// aio::unstoppable`.
class exit_policy {
public:
  /// A cancellation interrupts the exit's waits, as any others.
  constexpr exit_policy() noexcept = default;
  /// The exit is awaited as by unstoppable().
  constexpr exit_policy(detail::unstoppable_function) noexcept
      : is_shielded(true) {}

  constexpr bool is_unstoppable() const noexcept { return is_shielded; }

private:
  bool is_shielded = false;
};

} // namespace aio

#endif // AIO_UNSTOPPABLE_H
