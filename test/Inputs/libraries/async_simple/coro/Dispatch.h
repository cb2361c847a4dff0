//===- Dispatch.h - A part of async_simple -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_DISPATCH_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_DISPATCH_H

#include "async_simple/coro/Lazy.h"

namespace async_simple::coro {

namespace detail {
class DispatchAwaitable : public mock::awaitable<void> {};
} // namespace detail

detail::DispatchAwaitable dispatch(Executor *ex);

} // namespace async_simple::coro

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_ASYNC_SIMPLE_CORO_DISPATCH_H
