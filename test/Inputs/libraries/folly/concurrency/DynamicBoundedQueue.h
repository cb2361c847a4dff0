//===- DynamicBoundedQueue.h - A part of Folly ---------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_DYNAMICBOUNDEDQUEUE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_DYNAMICBOUNDEDQUEUE_H

#include <chrono>

namespace folly {

template <typename T> class DynamicBoundedQueue {
public:
  void enqueue(const T &);
  void dequeue(T &);
  bool try_dequeue(T &);
  template <typename Rep, typename Period>
  bool try_enqueue_for(const T &, const std::chrono::duration<Rep, Period> &);
  template <typename Rep, typename Period>
  bool try_dequeue_for(T &, const std::chrono::duration<Rep, Period> &);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_DYNAMICBOUNDEDQUEUE_H
