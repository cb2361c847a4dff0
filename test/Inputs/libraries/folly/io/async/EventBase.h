//===- EventBase.h - A part of Folly -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_EVENTBASE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_EVENTBASE_H

#include "folly/Executor.h"
#include <chrono>

namespace folly {

class TimeoutManager {};

class EventBase : public TimeoutManager, public DrivableExecutor {
public:
  ~EventBase() override;
  bool loop();
  bool loopIgnoreKeepAlive();
  bool loopOnce(int flags = 0);
  bool loopPoll();
  void loopForever();
  void terminateLoopSoon();
  void runInLoop(Func, bool thisIteration = false);
  void runOnDestruction(Func);
  void runInEventBaseThread(Func) noexcept;
  void runInEventBaseThreadAlwaysEnqueue(Func) noexcept;
  void runInEventBaseThreadAndWait(Func) noexcept;
  void runImmediatelyOrRunInEventBaseThreadAndWait(Func) noexcept;
  void runImmediatelyOrRunInEventBaseThread(Func) noexcept;
  void add(Func f) override { runInEventBaseThread(f); }
  void drive() override { loopOnce(); }
  void scheduleAt(Func &&, const std::chrono::steady_clock::time_point &);
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_EVENTBASE_H
