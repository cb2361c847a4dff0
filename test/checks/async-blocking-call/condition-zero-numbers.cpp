// RUN: split-file %s %t
// RUN: %check_async %t/main.cpp --option CatalogFile=%t/app.yaml
// A duration of a class whose constructors have no visible body is what it is
// made of.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

//--- app.yaml
library: app
functions:
  - name: 'app::pause'
    category: sleep
    wait: timed
    unless: 'zero(0)'
    because: 'waits until the time is over'
    instead: { '*': 'a timer' }

//--- main.cpp
#include "task.h"

namespace app {
class Ticks {
  long long Count;

public:
  Ticks(long long);
  Ticks(long Seconds, long Microseconds);
};
struct Base {
  Base(long long);
  long long Count;
};
struct Milliseconds : Base {
  Milliseconds(int Of, void *ForTheChoiceOfOverload = nullptr);
};
class Named {
  long long Count;
  char *Name;

public:
  Named(int);
};
template <typename Time> void pause(const Time &);
} // namespace app

Task<> zero() {
  app::pause(app::Ticks(0));
  app::pause(app::Ticks(0, 0));
  app::pause(app::Milliseconds(0));
  const app::Ticks None(0);
  app::pause(None);
  co_return;
}

Task<> notZero(int Unknown) {
  app::pause(app::Ticks(0, 1));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::pause' blocks the event loop in coroutine 'notZero'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await a timer instead, or hand the call to a thread
  app::pause(app::Milliseconds(Unknown));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::pause' blocks the event loop in coroutine 'notZero'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await a timer instead, or hand the call to a thread
  // A class that holds something else is no duration.
  app::pause(app::Named(0));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::pause' blocks the event loop in coroutine 'notZero'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await a timer instead, or hand the call to a thread
  co_return;
}
