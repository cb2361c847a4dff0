// RUN: %check_async %s
// Members and bases are made and destroyed with the object.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <thread>

struct Slow {
  Slow() {}
  ~Slow() { sleep(1); }
};
struct Joins {
  std::jthread Thread;
};
struct FromLibrary : std::jthread {};
struct Flushes {
  std::ofstream Out;
  ~Flushes() { Out.flush(); }
};
struct Deep {
  struct {
    Joins Inner;
  } Middle;
};
struct Waits {
  std::thread Thread;
  ~Waits() {
    if (Thread.joinable())
      Thread.join();
  }
};
template <typename T> struct Mixed : T {
  Slow Member;
};
struct Virtual {
  virtual ~Virtual() { sleep(1); }
};
struct Overrides final : Virtual {
  ~Overrides() override {}
};

Task<> joins() {
  Joins J;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Joins::~Joins' blocks the event loop in coroutine 'joins': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'J' is destroyed here
  // CHECK-NOTES: :[[@LINE-33]]:16: note: 'Joins::~Joins' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await the result of work that is handed to a thread before 'J' is destroyed, or let a thread destroy it
  co_return;
}
Task<> derived() {
  FromLibrary F;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'FromLibrary::~FromLibrary' blocks the event loop in coroutine 'derived': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'F' is destroyed here
  // CHECK-NOTES: :[[@LINE-39]]:22: note: 'FromLibrary::~FromLibrary' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: await the result of work that is handed to a thread before 'F' is destroyed, or let a thread destroy it
  co_return;
}
Task<> flushes() {
  Flushes F;
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Flushes::~Flushes' blocks the event loop in coroutine 'flushes': it reaches 'std::ofstream::flush' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'F' is destroyed here
  // CHECK-NOTES: :[[@LINE-44]]:16: note: 'Flushes::~Flushes' calls 'std::ofstream::flush' (file) here
  // CHECK-NOTES: :[[@LINE-4]]:11: note: await an awaitable write before 'F' is destroyed, or let a thread destroy it
  co_return;
}
Task<> deep() {
  Deep D;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Deep::~Deep' blocks the event loop in coroutine 'deep': it reaches 'std::jthread::~jthread' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'D' is destroyed here
  // CHECK-NOTES: :[[@LINE-47]]:5: note: 'Deep::~Deep' calls 'Deep::(anonymous)::~(anonymous)' here
  // CHECK-NOTES: :[[@LINE-49]]:11: note: 'Deep::(anonymous)::~(anonymous)' calls 'Joins::~Joins' here
  // CHECK-NOTES: :[[@LINE-59]]:16: note: 'Joins::~Joins' calls 'std::jthread::~jthread' (wait) here
  // CHECK-NOTES: :[[@LINE-6]]:8: note: await the result of work that is handed to a thread before 'D' is destroyed, or let a thread destroy it
  co_return;
}
Task<> waits() {
  Waits W;
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Waits::~Waits' blocks the event loop in coroutine 'waits': it reaches 'std::thread::join' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'W' is destroyed here
  // CHECK-NOTES: :[[@LINE-51]]:7: note: 'Waits::~Waits' calls 'std::thread::join' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await the result of work that is handed to a thread before 'W' is destroyed, or let a thread destroy it
  co_return;
}
Task<> mixed() {
  Mixed<Joins> M;
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'Mixed::~Mixed' blocks the event loop in coroutine 'mixed': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'M' is destroyed here
  // CHECK-NOTES: :[[@LINE-55]]:8: note: 'Mixed::~Mixed' calls 'Slow::~Slow' here
  // CHECK-NOTES: :[[@LINE-79]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:16: note: await an awaitable timer before 'M' is destroyed, or let a thread destroy it
  co_return;
}
Task<> overridden() {
  Overrides O;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'Overrides::~Overrides' blocks the event loop in coroutine 'overridden': it reaches 'sleep' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'O' is destroyed here
  // CHECK-NOTES: :[[@LINE-59]]:26: note: 'Overrides::~Overrides' calls 'Virtual::~Virtual' here
  // CHECK-NOTES: :[[@LINE-62]]:24: note: 'Virtual::~Virtual' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:13: note: await an awaitable timer before 'O' is destroyed, or let a thread destroy it
  co_return;
}

// Silent from here.
struct Refers {
  Slow &Reference;
  Slow *Pointer;
  std::jthread *Thread;
  static Slow Static;
};
struct Thread {
  std::thread Member;
};
Task<> harmless(Slow &S) {
  Refers R{S, &S, nullptr};
  Thread T;
  co_return;
}
