// RUN: %check_async %s --check-suffix DEFAULT
// RUN: %check_async %s --check-suffix NAME --option AllowedCoroutineTypes=pool::Job
// RUN: %check_async %s --check-suffix GLOB --option "AllowedCoroutineTypes=pool::*"
// RUN: %check_async %s --check-suffix LIST --option "AllowedCoroutineTypes=::Task;pool::Job"
// A coroutine of an allowed type runs where it may block.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace pool {
struct Job {
  struct promise_type : TaskPromise {
    Job get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
};
template <typename T> struct Work {
  struct promise_type : TaskPromise {
    Work get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
};
} // namespace pool

Task<> task() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'task'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'task'
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOB: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'task'
  // CHECK-NOTES-GLOB: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

pool::Job job() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'job'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

using Alias = pool::Job;
Alias alias() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'alias'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

pool::Work<int> work() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'work'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'work'
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-LIST: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'work'
  // CHECK-NOTES-LIST: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

auto Lambda = []() -> pool::Job {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in a coroutine lambda
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
};
