// cloudflare/workerd#7153: a guard against exceptions, in a coroutine: what it does at the end is done on the loop.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <exception>
#include <utility>

template <typename F> class OnFailure {
public:
  explicit OnFailure(F Call) : Call(std::move(Call)) {}
  ~OnFailure() {
    if (std::uncaught_exceptions() > Before)
      Call();
  }

private:
  F Call;
  int Before = std::uncaught_exceptions();
};

Task<> guarded() {
  OnFailure Undo([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'OnFailure::~OnFailure' blocks the event loop in coroutine 'guarded': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'Undo' is destroyed here
  // CHECK-NOTES: :[[@LINE-12]]:7: note: 'OnFailure::~OnFailure' calls 'Call' here
  // CHECK-NOTES: :[[@LINE-4]]:23: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:13: note: await an awaitable timer before 'Undo' is destroyed, or let a thread destroy it
  co_await Task<>();
}
