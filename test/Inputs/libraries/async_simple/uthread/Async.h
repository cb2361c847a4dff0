//===- Async.h - A part of async_simple ----------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_UTHREAD_ASYNC_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_UTHREAD_ASYNC_H

#include "async_simple/Executor.h"
#include <utility>

namespace async_simple::uthread {

enum class Launch { Prompt, Schedule, Current };

class Uthread {
public:
  void detach();
};

template <Launch policy, class F>
  requires(policy == Launch::Prompt)
inline Uthread async(F &&f, Executor *) {
  f();
  return {};
}

template <Launch policy, class F>
  requires(policy == Launch::Schedule)
inline void async(F &&f, Executor *ex) {
  ex->schedule([f = std::move(f)]() mutable { f(); });
}

template <Launch policy, class F>
  requires(policy == Launch::Current)
inline void async(F &&f, Executor *) {
  f();
}

} // namespace async_simple::uthread

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_UTHREAD_ASYNC_H
