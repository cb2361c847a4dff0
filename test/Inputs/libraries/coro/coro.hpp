//===- coro.hpp - A part of libcoro --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CORO_CORO_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CORO_CORO_HPP

#include "mock/coroutine.h"
#include <chrono>
#include <cstddef>
#include <memory>

namespace coro {

template <typename T = void> struct task : mock::awaitable<T> {
  struct promise_type : mock::promise<task> {};
};

template <typename Awaitable> decltype(auto) sync_wait(Awaitable &&a) {
  return a.await_resume();
}

class thread_pool {
public:
  struct schedule_operation : mock::awaitable<void> {};
  static auto make_unique() -> std::unique_ptr<thread_pool>;
  virtual ~thread_pool();
  auto schedule() -> schedule_operation;
  template <typename T> auto schedule(coro::task<T> task) -> coro::task<T>;
  auto spawn_detached(coro::task<void> &&task) noexcept -> bool;
  auto spawn_joinable(coro::task<void> &&task) noexcept -> coro::task<void>;
  auto yield() -> schedule_operation;
  void shutdown() noexcept;
};

enum class poll_op { read, write };
enum class poll_status { read, write, timeout, error };

class scheduler {
public:
  struct schedule_operation : mock::awaitable<void> {};
  static auto make_unique() -> std::unique_ptr<scheduler>;
  virtual ~scheduler();
  auto process_events(std::chrono::milliseconds timeout =
                          std::chrono::milliseconds{0}) -> std::size_t;
  auto schedule() -> schedule_operation;
  template <typename Rep, typename Period>
  auto schedule_after(std::chrono::duration<Rep, Period> amount)
      -> coro::task<void>;
  auto schedule_at(std::chrono::steady_clock::time_point time)
      -> coro::task<void>;
  auto yield() -> schedule_operation;
  template <typename Rep, typename Period>
  auto yield_for(std::chrono::duration<Rep, Period> amount) -> coro::task<void>;
  auto yield_until(std::chrono::steady_clock::time_point time)
      -> coro::task<void>;
  auto poll(int fd, coro::poll_op op,
            std::chrono::milliseconds timeout = std::chrono::milliseconds{0})
      -> coro::task<poll_status>;
  void shutdown() noexcept;
};

// The scheduler's name until version 0.15.
class io_scheduler {
public:
  struct schedule_operation : mock::awaitable<void> {};
  ~io_scheduler();
  auto process_events(std::chrono::milliseconds timeout =
                          std::chrono::milliseconds{0}) -> std::size_t;
  auto schedule() -> schedule_operation;
  void shutdown() noexcept;
};

template <typename Executor> class task_group {
public:
  explicit task_group(Executor *);
  task_group(const task_group &) = delete;
  ~task_group();
  auto start(coro::task<void> &&task) -> bool;
  auto operator co_await() const noexcept -> mock::awaitable<void>;
};

template <typename Element, std::size_t N> class ring_buffer {
public:
  ring_buffer();
  ring_buffer(const ring_buffer &) = delete;
  ~ring_buffer() { coro::sync_wait(shutdown()); }
  auto shutdown() -> coro::task<void>;
};

template <typename Element> class queue {
public:
  queue() {}
  queue(const queue &) = delete;
  ~queue() { coro::sync_wait(shutdown()); }
  auto shutdown() -> coro::task<void>;
};

template <std::ptrdiff_t Max> class semaphore {
public:
  explicit semaphore(std::ptrdiff_t);
  semaphore(const semaphore &) = delete;
  ~semaphore() { coro::sync_wait(shutdown()); }
  auto shutdown() -> coro::task<void>;
};

} // namespace coro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CORO_CORO_HPP
