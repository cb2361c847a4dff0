//===- concurrencpp.h - A part of concurrencpp ---------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_CONCURRENCPP_CONCURRENCPP_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_CONCURRENCPP_CONCURRENCPP_H

#include "mock/coroutine.h"
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace concurrencpp {

enum class result_status { idle, value, exception };

template <typename T = void> class result : public mock::awaitable<T> {
public:
  struct promise_type : mock::promise<result> {};
  result_status status() const;
  void wait() const;
  template <typename Rep, typename Period>
  result_status wait_for(std::chrono::duration<Rep, Period>) const;
  template <typename Clock, typename Duration>
  result_status wait_until(std::chrono::time_point<Clock, Duration>) const;
  T get();
};

template <typename T> class shared_result : public mock::awaitable<T &> {
public:
  result_status status() const;
  void wait();
  template <typename Rep, typename Period>
  result_status wait_for(std::chrono::duration<Rep, Period>);
  template <typename Clock, typename Duration>
  result_status wait_until(std::chrono::time_point<Clock, Duration>);
  T &get();
};

class executor {
public:
  virtual ~executor();
  virtual void enqueue(std::function<void()>) = 0;
  virtual void shutdown() = 0;
  template <typename Callable> void post(Callable &&callable) {
    enqueue([callable]() mutable { callable(); });
  }
  template <typename Callable> auto submit(Callable &&callable) {
    enqueue([callable]() mutable { callable(); });
    return result<>();
  }
};

template <typename Executor> class derivable_executor : public executor {
public:
  template <typename Callable> void post(Callable &&callable) {
    enqueue([callable]() mutable { callable(); });
  }
  template <typename Callable> auto submit(Callable &&callable) {
    enqueue([callable]() mutable { callable(); });
    return result<>();
  }
};

class inline_executor final : public executor {
public:
  void enqueue(std::function<void()> f) override { f(); }
  void shutdown() override;
};

class thread_executor final : public derivable_executor<thread_executor> {
public:
  void enqueue(std::function<void()>) override;
  void shutdown() override;
};

class thread_pool_executor final
    : public derivable_executor<thread_pool_executor> {
public:
  void enqueue(std::function<void()>) override;
  void shutdown() override;
};

class worker_thread_executor final
    : public derivable_executor<worker_thread_executor> {
public:
  void enqueue(std::function<void()>) override;
  void shutdown() override;
};

class manual_executor final : public derivable_executor<manual_executor> {
public:
  void enqueue(std::function<void()>) override;
  void shutdown() override;
  bool loop_once();
  bool loop_once_for(std::chrono::milliseconds);
  std::size_t loop(std::size_t);
  std::size_t loop_for(std::size_t, std::chrono::milliseconds);
  void wait_for_task();
  bool wait_for_task_for(std::chrono::milliseconds);
  void wait_for_tasks(std::size_t);
  std::size_t wait_for_tasks_for(std::size_t, std::chrono::milliseconds);
};

struct executor_tag {};

template <typename Executor> class resume_on_awaitable {
public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() const noexcept {}
};
template <typename Executor>
auto resume_on(std::shared_ptr<Executor>) -> resume_on_awaitable<Executor>;

class timer_queue {
public:
  ~timer_queue() noexcept;
  void shutdown();
};

class runtime {
public:
  runtime();
  ~runtime() noexcept;
  std::shared_ptr<class thread_pool_executor> background_executor() const noexcept;
  std::shared_ptr<class thread_pool_executor> thread_pool_executor() const noexcept;
  std::shared_ptr<class thread_executor> thread_executor() const noexcept;
  std::shared_ptr<class timer_queue> timer_queue() const noexcept;
};

} // namespace concurrencpp

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_CONCURRENCPP_CONCURRENCPP_H
