// RUN: %check_async %s -- %runtime
// Blocks: wait, wait3 and wait4 for a child
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/process.h"
#include "resources.h"
#include <sys/resource.h>
#include <sys/wait.h>

aio::task<> defect_wait() {
  const pid_t child = fixture::child();
  int status;
  fixture::require(::wait(&status) == child);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'wait' blocks the event loop in coroutine 'defect_wait'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::wait' instead
  co_return;
}

aio::task<> defect_wait3() {
  const pid_t child = fixture::child();
  int status;
  fixture::require(::wait3(&status, 0, nullptr) == child);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'wait3' blocks the event loop in coroutine 'defect_wait3'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::wait' instead
  co_return;
}

aio::task<> defect_wait4() {
  const pid_t child = fixture::child();
  int status;
  rusage usage;
  fixture::require(::wait4(child, &status, 0, &usage) == child);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'wait4' blocks the event loop in coroutine 'defect_wait4'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::wait' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::subprocess child = co_await aio::subprocess::spawn("sleep", "0.15");
  fixture::require(co_await child.wait() == 0);
}

aio::task<> cure_no_hang() {
  const pid_t child = fixture::child();
  int status;
  rusage usage;
  while (::wait4(child, &status, WNOHANG, &usage) == 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  const pid_t child = fixture::child();
  co_await aio::to_thread([=] {
    int status;
    fixture::require(::wait(&status) == child);
  });
}

FIXTURE(defect_wait, defect_wait3, defect_wait4, cure_awaited, cure_no_hang,
        cure_offloaded)
