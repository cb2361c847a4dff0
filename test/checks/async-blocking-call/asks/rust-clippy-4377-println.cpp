// rust-lang/rust-clippy#4377 and denoland/deno_lint#1178: to print blocks too, and is off until it is asked for.
// RUN: %check_async %s --option "Categories=terminal"
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cstdio>
#include <iostream>

Task<> prints() {
  std::cout << "hello" << 1 << '\n';
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'prints'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  std::puts("hello");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'puts' blocks the event loop in coroutine 'prints'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  co_return;
}
