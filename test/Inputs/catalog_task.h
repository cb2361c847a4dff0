//===- catalog_task.h - What the catalog's examples stand in ----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_CATALOG_TASK_H
#define ASYNCTIDY_TEST_INPUTS_CATALOG_TASK_H

#include <coroutine>

/// The coroutine that an example is the body of.
struct Task {
  struct promise_type {
    Task get_return_object() noexcept { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept {}
  };
};

/// Blocks, by catalog_block.yaml: what the callable of an example calls.
void block();

#endif // ASYNCTIDY_TEST_INPUTS_CATALOG_TASK_H
