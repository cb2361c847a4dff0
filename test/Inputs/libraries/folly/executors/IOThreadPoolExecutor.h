//===- IOThreadPoolExecutor.h - A part of Folly --------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_IOTHREADPOOLEXECUTOR_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_IOTHREADPOOLEXECUTOR_H

#include "folly/executors/ThreadPoolExecutor.h"
#include "folly/io/async/EventBase.h"

namespace folly {

class IOThreadPoolExecutor : public ThreadPoolExecutor {
public:
  explicit IOThreadPoolExecutor(std::size_t);
  ~IOThreadPoolExecutor() override;
  void add(Func) override;
  EventBase *getEventBase();
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_EXECUTORS_IOTHREADPOOLEXECUTOR_H
