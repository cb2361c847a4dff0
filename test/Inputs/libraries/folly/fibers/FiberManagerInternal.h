//===- FiberManagerInternal.h - A part of Folly --------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FIBERS_FIBERMANAGERINTERNAL_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FIBERS_FIBERMANAGERINTERNAL_H

#include "folly/Executor.h"
#include <utility>

namespace folly::fibers {

class FiberManager {
public:
  template <typename F> void addTask(F &&f) { keep([f] { f(); }); }
  template <typename F> auto addTaskFuture(F &&f) { keep([f] { f(); }); }
  template <typename F> void addTaskEager(F &&f) { keep([f] { f(); }); }
  template <typename F> void addTaskRemote(F &&f) { keep([f] { f(); }); }
  template <typename F> auto addTaskRemoteFuture(F &&f) {
    keep([f] { f(); });
  }
  template <typename F, typename G> void addTaskFinally(F &&f, G &&g) {
    keep([f, g] {
      f();
      g(0);
    });
  }

private:
  void keep(Func);
};

FiberManager &getFiberManager();

template <typename F> void addTask(F &&f) {
  getFiberManager().addTask(std::forward<F>(f));
}
void runOnMainStack(Func);
template <typename F> void runInMainContext(F &&f) {
  runOnMainStack([&f] { f(); });
}

} // namespace folly::fibers

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_FOLLY_FIBERS_FIBERMANAGERINTERNAL_H
