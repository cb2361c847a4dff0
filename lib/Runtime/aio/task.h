//===- task.h - The coroutine type ------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_TASK_H
#define AIO_TASK_H

#include "aio/detail/frame_memory.h"
#include "aio/detail/task_state.h"
#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace aio {

template <class T = void> class task;

namespace detail {

template <class A> decltype(auto) get_awaiter(A &&awaitable) {
  if constexpr (requires { std::forward<A>(awaitable).operator co_await(); })
    return std::forward<A>(awaitable).operator co_await();
  else if constexpr (requires {
                       operator co_await(std::forward<A>(awaitable));
                     })
    return operator co_await(std::forward<A>(awaitable));
  else
    return std::forward<A>(awaitable);
}

template <class A>
using awaiter_of = decltype(detail::get_awaiter(std::declval<A>()));

/// Notes the place of each co_await for the watchdog, around the awaiter.
/// \tparam A the awaiter, a reference if it lives elsewhere.
template <class A> struct tracked_await {
  A inner;
  where at;

  bool await_ready() { return inner.await_ready(); }
  template <class Promise>
  auto await_suspend(std::coroutine_handle<Promise> handle) {
    current_place.store(at);
    return inner.await_suspend(handle);
  }
  decltype(auto) await_resume() {
    current_place.store(at);
    return inner.await_resume();
  }
};

/// Notes nothing.
template <class A> struct plain_await {
  A inner;

  bool await_ready() { return inner.await_ready(); }
  template <class Promise>
  auto await_suspend(std::coroutine_handle<Promise> handle) {
    return inner.await_suspend(handle);
  }
  decltype(auto) await_resume() { return inner.await_resume(); }
};

/// Awaits without noting the place: for the runtime's own coroutines, whose
/// co_await would hide that of the user. Made by untracked().
template <class A> struct untracked_await {
  A awaitable;
};
template <class A> untracked_await<A &&> untracked(A &&awaitable) {
  return {std::forward<A>(awaitable)};
}

struct task_promise_base;

/// What a coroutine has to run at its end; see at_coroutine_exit().
class coroutine_exits {
public:
  coroutine_exits() = default;
  coroutine_exits(const coroutine_exits &) = delete;
  coroutine_exits &operator=(const coroutine_exits &) = delete;
  virtual ~coroutine_exits() = default;
  /// The coroutine has ended. \returns what to resume; its end then continues
  /// the coroutine's awaiter.
  virtual std::coroutine_handle<> begin() noexcept = 0;
};

struct task_promise_base : promise_base, in_frame_memory {
  std::suspend_always initial_suspend() noexcept { return {}; }

  struct final_awaiter {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise> handle) noexcept {
      task_promise_base &promise = handle.promise();
      if (promise.exits) [[unlikely]]
        return transfer(promise.exits->begin());
      if (promise.continuation)
        return transfer(promise.continuation);
      promise.owner->ended(); // Destroys the frame.
      return std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  final_awaiter final_suspend() noexcept { return {}; }

  void unhandled_exception() noexcept { error = std::current_exception(); }

  template <class A>
  auto await_transform(A &&awaitable, where at = where::current()) {
    return tracked_await<awaiter_of<A>>{
        detail::get_awaiter(std::forward<A>(awaitable)), at};
  }
  template <class A> auto await_transform(untracked_await<A> &&awaitable) {
    // A value: of a reference, g++ 12 would make a copy.
    return plain_await<awaiter_of<A>>{
        detail::get_awaiter(std::forward<A>(awaitable.awaitable))};
  }

  std::exception_ptr error;
  /// Null if there are none.
  std::unique_ptr<coroutine_exits> exits;
};

template <class T> struct task_promise final : task_promise_base {
  task<T> get_return_object() noexcept;
  template <class U>
    requires std::convertible_to<U, T>
  void return_value(U &&value) { result.emplace(std::forward<U>(value)); }
  T take() {
    if (error)
      std::rethrow_exception(error);
    return std::move(*result);
  }
  std::optional<T> result;
};
template <class T> struct task_promise<T &> final : task_promise_base {
  task<T &> get_return_object() noexcept;
  void return_value(T &value) noexcept { result = std::addressof(value); }
  T &take() {
    if (error)
      std::rethrow_exception(error);
    return *result;
  }
  T *result = nullptr;
};
template <> struct task_promise<void> final : task_promise_base {
  task<void> get_return_object() noexcept;
  void return_void() noexcept {}
  void take() {
    if (error)
      std::rethrow_exception(error);
  }
};

/// Awaits a task in a task.
template <class T> struct child_await {
  std::coroutine_handle<task_promise<T>> child;

  bool await_ready() noexcept {
    assert(child && "a task is awaited once");
    return false;
  }
  template <class Promise>
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<Promise> parent) noexcept {
    static_assert(std::is_base_of_v<promise_base, Promise>,
                  "a task is awaited in a task");
    child.promise().continuation = parent;
    child.promise().owner = parent.promise().owner;
    return transfer(child);
  }
  T await_resume() { return child.promise().take(); }
};

template <class T> class spawned_task;
struct task_access;

} // namespace detail

/// A coroutine that is awaited once, or spawned once. Lazy: its body begins
/// with the co_await, on the same thread, and its end continues the awaiting
/// coroutine, both without a turn of the loop (symmetric transfer). What the
/// body throws, the co_await throws.
template <class T> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;

  task(task &&other) noexcept : frame(std::exchange(other.frame, nullptr)) {}
  task &operator=(task &&other) noexcept {
    task(std::move(other)).swap(*this);
    return *this;
  }
  /// Of a task that was not started, or has ended. A suspended one cannot be
  /// destroyed: what it waits for would resume a dead frame, and no destructor
  /// could await its clean-up. That is a mistake of the program, and ends it.
  ~task() {
    if (!frame)
      return;
    if (frame.promise().owner && !frame.done()) {
      detail::complain("a suspended task is destroyed");
      std::terminate();
    }
    frame.destroy();
  }

  void swap(task &other) noexcept { std::swap(frame, other.frame); }

  auto operator co_await() && noexcept { return detail::child_await<T>{frame}; }

private:
  friend promise_type;
  friend class detail::spawned_task<T>;
  friend detail::task_access;
  explicit task(std::coroutine_handle<promise_type> frame) noexcept
      : frame(frame) {}

  std::coroutine_handle<promise_type> frame;
};

namespace detail {
/// For the runtime's parts that drive a coroutine themselves.
struct task_access {
  template <class T>
  static std::coroutine_handle<task_promise<T>> frame(const task<T> &t) {
    return t.frame;
  }
};

template <class T> task<T> task_promise<T>::get_return_object() noexcept {
  return task<T>(std::coroutine_handle<task_promise>::from_promise(*this));
}
template <class T> task<T &> task_promise<T &>::get_return_object() noexcept {
  return task<T &>(std::coroutine_handle<task_promise>::from_promise(*this));
}
inline task<void> task_promise<void>::get_return_object() noexcept {
  return task<void>(std::coroutine_handle<task_promise>::from_promise(*this));
}
} // namespace detail

/// Something that `co_await` accepts in a task.
template <class A>
concept awaitable = requires(detail::awaiter_of<A> a) {
  a.await_ready();
  a.await_resume();
};

/// What `co_await` of an \p A gives.
template <awaitable A>
using await_result =
    decltype(std::declval<detail::awaiter_of<A> &>().await_resume());

} // namespace aio

#endif // AIO_TASK_H
