// RUN: %check_async %s -- %runtime
// Blocks: a semaphore of System V
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "resources.h"
#include <sys/sem.h>

static const fixture::semaphore_set set;

aio::task<> defect() {
  set.post_later();
  sembuf down{0, -1, 0};
  fixture::require(::semop(set.id, &down, 1) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'semop' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_timed() {
  set.post_later();
  sembuf down{0, -1, 0};
  const timespec limit{60, 0};
  fixture::require(::semtimedop(set.id, &down, 1, &limit) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'semtimedop' blocks the event loop in coroutine 'defect_timed'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_zero() {
  set.post_later();
  sembuf down{0, -1, 0};
  const timespec now{0, 0};
  while (::semtimedop(set.id, &down, 1, &now) != 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  set.post_later();
  co_await aio::to_thread([&] {
    sembuf down{0, -1, 0};
    fixture::require(::semop(set.id, &down, 1) == 0);
  });
}

FIXTURE(defect, defect_timed, cure_zero, cure_offloaded)
