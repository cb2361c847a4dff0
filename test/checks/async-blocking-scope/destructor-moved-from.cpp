// RUN: %check_async %s
// A temporary that is moved from has nothing left to wait for when it dies.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <thread>
#include <utility>
#include <vector>

struct Job {
  std::jthread Thread;
};

struct Holder {
  std::jthread Thread;
  Job Current;

  Task<> restart() {
    Thread = std::jthread([] {});
    Current = Job{std::jthread([] {})};
    co_return;
  }
};

void look(const Job &);

// A const reference takes nothing over.
Task<> looks() {
  look(Job{std::jthread([] {})});
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Job::~Job' blocks the event loop in coroutine 'looks': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-20]]:16: note: 'Job::~Job' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:11: note: await the result of work that is handed to a thread before the temporary is destroyed, or let a thread destroy it
  co_return;
}

// A container's constructor destroys elements only when one of them throws.
Task<> fills(std::vector<Job> &Jobs) {
  std::vector<Job> *Some = new std::vector<Job>(3);
  Jobs.swap(*Some);
  co_return;
}
