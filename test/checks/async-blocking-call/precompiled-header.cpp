// The headers' text, and the same precompiled: names that only the catalog and the
// headers spell are found in both.
// RUN: %check_async %s -- -include %s
// RUN: %clangxx -std=c++20 -I %inputs -x c++-header %s -o %t.pch
// RUN: %check_async %s -- -include-pch %t.pch
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef IS_INCLUDED
#define IS_INCLUDED

#include "task.h"
#include <sys/socket.h>

constexpr int AtOnce = 0x40; // MSG_DONTWAIT

struct WaitingBase {
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

#else

// The value of a macro.
Task<> receives(int fd, char *to) {
  recv(fd, to, 1, AtOnce);
  recv(fd, to, 1, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'receives' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: {{.*}}
  co_return;
}

// The members of an awaiter, two of which are its base's.
struct Waiting : WaitingBase {
  bool await_ready() {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in awaiter function 'Waiting::await_ready' [async-blocking-call]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: {{.*}}
    return true;
  }
};

#endif
