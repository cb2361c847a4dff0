//===- ScopedEventBaseThread.h - A part of Folly -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_SCOPEDEVENTBASETHREAD_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_SCOPEDEVENTBASETHREAD_H

#include "folly/io/async/EventBase.h"

namespace folly {

class ScopedEventBaseThread : public virtual Executor {
public:
  ScopedEventBaseThread();
  ~ScopedEventBaseThread() override;
  EventBase *getEventBase() const;
  void add(Func) override;
};

} // namespace folly

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_IO_ASYNC_SCOPEDEVENTBASETHREAD_H
