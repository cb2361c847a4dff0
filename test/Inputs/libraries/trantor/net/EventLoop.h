//===- EventLoop.h - A part of trantor ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOP_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOP_H

#include <functional>

namespace trantor {

using Func = std::function<void()>;
using TimerId = unsigned long;

class EventLoop {
public:
  void loop();
  void quit();
  template <typename Functor> void runInLoop(Functor &&f) { queueInLoop(f); }
  void queueInLoop(const Func &);
  TimerId runAfter(double delay, const Func &);
  TimerId runEvery(double interval, const Func &);
  void runOnQuit(const Func &);
};

} // namespace trantor

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_NET_EVENTLOOP_H
