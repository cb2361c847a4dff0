//===- task.h - A coroutine and something that blocks -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_TASK_H
#define ASYNCTIDY_TEST_INPUTS_TASK_H

#include <coroutine>

/// The hooks of a promise that do not depend on the result.
struct TaskPromise {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
};

/// A coroutine type of the user's own. It can be awaited.
template <typename T = void> struct Task {
  struct promise_type : TaskPromise {
    Task get_return_object() noexcept { return {}; }
    void return_value(T) noexcept {}
  };
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  T await_resume() noexcept { return T(); }
};

template <> struct Task<void> {
  struct promise_type : TaskPromise {
    Task get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

/// Blocks, by the catalog: as in <unistd.h>.
extern "C" unsigned sleep(unsigned Seconds);

#endif // ASYNCTIDY_TEST_INPUTS_TASK_H
