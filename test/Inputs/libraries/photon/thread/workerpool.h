//===- workerpool.h - A part of Photon ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_WORKERPOOL_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_WORKERPOOL_H

#include <cstddef>
#include <functional>
#include <utility>

namespace photon {

class WorkPool {
public:
  explicit WorkPool(std::size_t);
  ~WorkPool();
  template <typename F, typename... Args> void call(F &&f, Args &&...args) {
    enqueue([&] { f(std::forward<Args>(args)...); });
  }
  template <typename Task> void async_call(Task *task) {
    enqueue([task] { (*task)(); });
  }

private:
  void enqueue(std::function<void()>);
};

} // namespace photon

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_WORKERPOOL_H
