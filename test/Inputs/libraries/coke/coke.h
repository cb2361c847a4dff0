//===- coke.h - A part of coke -------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_COKE_COKE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_COKE_COKE_H

#include "mock/coroutine.h"
#include <functional>
#include <string>
#include <utility>

struct ExecQueue;
struct Executor;

namespace coke {

template <typename T = void> class Task : public mock::awaitable<T> {
public:
  struct promise_type : mock::promise<Task> {};
};

template <typename T> T sync_wait(Task<T> &&task) {
  return task.await_resume();
}
template <typename Func, typename... Args>
auto sync_call(Func &&func, Args &&...args) {
  return sync_wait(func(std::forward<Args>(args)...));
}

class SyncLatch final {
public:
  explicit SyncLatch(long);
  void count_down(long n = 1);
  void wait() const;
};

class SyncGuard {
public:
  explicit SyncGuard(bool auto_sync_begin);
  ~SyncGuard();
};

template <typename T> class GoAwaiter : public mock::awaitable<T> {};
namespace detail {
void keep(std::function<void()>);
} // namespace detail

template <typename Func>
auto go(ExecQueue *, Executor *, Func &&func) -> GoAwaiter<void> {
  detail::keep([func]() mutable { func(); });
  return {};
}
template <typename Func>
auto go(const std::string &, Func &&func) -> GoAwaiter<void> {
  detail::keep([func]() mutable { func(); });
  return {};
}
template <typename Func> auto go(Func &&func) -> GoAwaiter<void> {
  detail::keep([func]() mutable { func(); });
  return {};
}

struct SwitchAwaiter : mock::awaitable<void> {};
SwitchAwaiter switch_go_thread();
SwitchAwaiter switch_go_thread(const std::string &);

struct FileAwaiter : mock::awaitable<long> {};

} // namespace coke

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_COKE_COKE_H
