//===- hops.h - A library with threads and readiness ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What hops.yaml describes.
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_HOPS_H
#define ASYNCTIDY_TEST_INPUTS_HOPS_H

#include "task.h"

namespace lib {

struct Awaitable {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

struct Pool {};
struct Loop {};
struct AnyExecutor {
  template <typename T> AnyExecutor(const T &) {}
};
template <typename Executor> struct Bound {};

/// Until the next hop.
Awaitable stayOn(Pool &);
Awaitable stayOn(Loop &);
/// Until the next co_await.
template <typename Executor> Awaitable visit(Executor &);
Awaitable backToLoop();

Awaitable readable(int Descriptor);
struct Socket {
  void read();
  int handle() const;
  Awaitable waitReadable();
  void setNonBlocking(bool On);
};
struct Future {
  int get();
  bool isReady() const;
  int state() const;
  Awaitable whenReady();
};
enum class State { Waiting, Done };
/// Until both are ready.
Awaitable whenAll(Future &, Future &);

struct StartOn {};

/// Runs a coroutine on the threads of an executor.
template <typename Executor, typename T> Awaitable spawnOn(Executor &, T &&);

/// Runs its argument on this thread.
template <typename T> void syncWait(T &&) {}
struct Background {
  struct promise_type : TaskPromise {
    Background get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
};

} // namespace lib

#endif // ASYNCTIDY_TEST_INPUTS_HOPS_H
