//===- Task.h - A part of Folly ------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_TASK_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_TASK_H

#include "folly/Executor.h"
#include "mock/coroutine.h"

namespace folly::coro {

template <typename T = void> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};

template <typename T = void> struct TaskWithExecutor : mock::awaitable<T> {};

template <typename T>
TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<> executor, Task<T>);

} // namespace folly::coro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CORO_TASK_H
