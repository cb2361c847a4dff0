//===- SyncAwait.h - A part of async_simple ------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_SYNCAWAIT_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_SYNCAWAIT_H

#include "async_simple/coro/Lazy.h"
#include <semaphore>

namespace async_simple {

namespace util {
class Condition : public std::binary_semaphore {
public:
  explicit Condition(std::ptrdiff_t num = 0) : std::binary_semaphore(num) {}
};
} // namespace util

namespace coro {
template <typename LazyType> inline auto syncAwait(LazyType &&lazy) {
  util::Condition cond;
  lazy.start([&cond](auto &&) { cond.release(); });
  cond.acquire();
  return lazy.await_resume();
}
template <typename LazyType>
inline auto syncAwait(LazyType &&lazy, Executor *ex) {
  return syncAwait(std::move(lazy).via(ex));
}
} // namespace coro
} // namespace async_simple

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_SYNCAWAIT_H
