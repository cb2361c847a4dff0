//===- UnboundedQueue.h - A part of Folly --------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_UNBOUNDEDQUEUE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_UNBOUNDEDQUEUE_H

#include <chrono>

namespace folly {

template <typename T> class UnboundedQueue {
public:
  void enqueue(const T &);
  T dequeue() noexcept;
  bool try_dequeue(T &) noexcept;
  template <typename Rep, typename Period>
  bool try_dequeue_for(T &, const std::chrono::duration<Rep, Period> &);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_CONCURRENCY_UNBOUNDEDQUEUE_H
