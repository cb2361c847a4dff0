// RUN: %check_async %s
// Each element of an array is made and destroyed.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <thread>

struct Slow {
  ~Slow() { sleep(1); }
};
struct Connects {
  Connects() { sleep(1); }
};
struct Holder {
  Slow Several[3];
};

Task<> destroys() {
  Slow Several[2];
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'destroys': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Several' is destroyed here
  // CHECK-NOTES: :[[@LINE-13]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'Several' is destroyed, or let a thread destroy it
  co_return;
}
Task<> constructs() {
  Connects Several[2];
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Connects::Connects' blocks the event loop in coroutine 'constructs': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-17]]:16: note: 'Connects::Connects' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
Task<> library() {
  std::jthread Threads[4];
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'library' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Threads' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await the result of work that is handed to a thread before 'Threads' is destroyed, or let a thread destroy it
  co_return;
}
Task<> dimensions() {
  Slow Table[2][3];
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'dimensions': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'Table' is destroyed here
  // CHECK-NOTES: :[[@LINE-35]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'Table' is destroyed, or let a thread destroy it
  co_return;
}
Task<> member() {
  Holder H;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Holder::~Holder' blocks the event loop in coroutine 'member': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'H' is destroyed here
  // CHECK-NOTES: :[[@LINE-37]]:8: note: 'Holder::~Holder' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-44]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:10: note: await an awaitable timer before 'H' is destroyed, or let a thread destroy it
  co_return;
}
Task<> heap() {
  auto *Several = new Slow[2];
  delete[] Several;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Slow::~Slow' blocks the event loop in coroutine 'heap': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-52]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Silent from here.
Task<> pointers(Slow *S) {
  Slow *Several[2] = {S, S};
  Slow(&Same)[1] = *reinterpret_cast<Slow(*)[1]>(S);
  (void)Several, (void)Same;
  co_return;
}
