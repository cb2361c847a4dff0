//===- AsyncTimeout.h - A part of Folly ----------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_ASYNCTIMEOUT_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_ASYNCTIMEOUT_H

#include "folly/io/async/EventBase.h"
#include <memory>

namespace folly {

class AsyncTimeout {
public:
  virtual ~AsyncTimeout();
  template <typename Callback>
  static std::unique_ptr<AsyncTimeout> make(TimeoutManager &, Callback &&f) {
    keep([f] { f(); });
    return nullptr;
  }
  template <typename Callback>
  static std::unique_ptr<AsyncTimeout> schedule(std::chrono::milliseconds,
                                                TimeoutManager &,
                                                Callback &&f) {
    keep([f] { f(); });
    return nullptr;
  }

private:
  static void keep(Func);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_ASYNCTIMEOUT_H
