// RUN: %check_async %s
// A handle of a C library is a pointer to a class that the unit never defines.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Handle;
Handle *open(int Number);
Handle &standard();
void close(Handle *H);

struct Guard {
  Guard(Handle *H) : H(H) {}
  Guard(Handle &H) : H(&H) {}
  ~Guard() {
    sleep(1);
    close(H);
  }
  Handle *H;
};

Task<> owns() {
  Guard G(open(1));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Guard::~Guard' blocks the event loop in coroutine 'owns': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'G' is destroyed here
  // CHECK-NOTES: :[[@LINE-10]]:5: note: 'Guard::~Guard' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await an awaitable timer before 'G' is destroyed
  co_return;
}

Task<> borrows() {
  Guard G(standard());
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'Guard::~Guard' blocks the event loop in coroutine 'borrows': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'G' is destroyed here
  // CHECK-NOTES: :[[@LINE-19]]:5: note: 'Guard::~Guard' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:9: note: await an awaitable timer before 'G' is destroyed
  co_return;
}
