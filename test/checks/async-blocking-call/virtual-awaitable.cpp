// RUN: %check_async %s
// An overrider that is a coroutine is a root itself; to call it does not block.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Service {
  virtual ~Service() = default;
  virtual Task<> run() = 0;
  virtual Task<> start() = 0;
};

struct Echo : Service {
  Task<> run() override {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Echo::run'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
  // Not a coroutine: it runs in its caller.
  Task<> start() override {
    sleep(1);
    return run();
  }
};

Task<> serve(Service &S) {
  co_await S.run();
  co_await S.start();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Service::start' may block the event loop in coroutine 'serve': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:5: note: 'Echo::start' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead, or hand the call to a thread
}
