// RUN: %check_async %s -- -I %inputs/vendor
// Without -isystem and without a catalog that names it, it is the user's code.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "vendor.h"
// CHECK-NOTES: vendor.h:54:3: warning: 'sleep' blocks the event loop in coroutine 'vendor::connect'
// CHECK-NOTES: vendor.h:54:3: note: await an awaitable timer instead, or hand the call to a thread
// CHECK-NOTES: vendor.h:60:3: warning: 'sleep' blocks the event loop in coroutine 'vendor::connectAnd'
// CHECK-NOTES: vendor.h:60:3: note: await an awaitable timer instead, or hand the call to a thread

Task<> inside() {
  vendor::log("");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'vendor::log' blocks the event loop in coroutine 'inside': it reaches 'sleep'
  // CHECK-NOTES: vendor.h:24:33: note: 'vendor::log' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  vendor::convert(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'vendor::convert' blocks the event loop in coroutine 'inside': it reaches 'sleep'
  // CHECK-NOTES: vendor.h:27:3: note: 'vendor::convert' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
