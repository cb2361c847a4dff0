//===- MPMCQueue.h - A part of Folly -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_MPMCQUEUE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_MPMCQUEUE_H

#include <cstddef>
#include <utility>

namespace folly {

namespace detail {
template <typename Derived> class MPMCQueueBase;
template <template <typename> class Derived, typename T>
class MPMCQueueBase<Derived<T>> {
public:
  template <typename... Args> void blockingWrite(Args &&...) noexcept;
  void blockingRead(T &) noexcept;
  bool read(T &) noexcept;
};
} // namespace detail

template <typename T>
class MPMCQueue : public detail::MPMCQueueBase<MPMCQueue<T>> {
public:
  explicit MPMCQueue(std::size_t);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_MPMCQUEUE_H
