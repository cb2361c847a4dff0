//===- EventLoopThread.h - A part of trantor ------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOPTHREAD_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOPTHREAD_H

#include "trantor/net/EventLoop.h"

namespace trantor {

class EventLoopThread {
public:
  EventLoopThread();
  ~EventLoopThread();
  void wait();
  void run();
  EventLoop *getLoop() const;
};

class EventLoopThreadPool {
public:
  void start();
  void wait();
};

} // namespace trantor

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOPTHREAD_H
