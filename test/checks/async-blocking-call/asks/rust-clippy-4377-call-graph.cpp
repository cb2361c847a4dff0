// rust-lang/rust-clippy#4377: known constructs, through all that calls them.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

template <typename F> void twice(F Call) {
  Call();
  Call();
}
struct Job {
  virtual ~Job() = default;
  virtual void run() const = 0;
};
struct Nap final : Job {
  void run() const override {
    twice([] { sleep(1); });
  }
};

Task<> graph(const Nap &N, const Job &J) {
  N.run();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Nap::run' blocks the event loop in coroutine 'graph': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:5: note: 'Nap::run' calls 'twice' here
  // CHECK-NOTES: :[[@LINE-17]]:3: note: 'twice' calls 'Call' here
  // CHECK-NOTES: :[[@LINE-9]]:16: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead, or hand the call to a thread
  J.run();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Job::run' may block the event loop in coroutine 'graph': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'Nap::run' here
  co_return;
}
