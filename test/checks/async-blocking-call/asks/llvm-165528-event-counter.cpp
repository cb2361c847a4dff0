// llvm/llvm-project#165528: reading an event counter that was made in non-blocking mode.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cstdint>
#include <mutex>
#include <sys/eventfd.h>
#include <unistd.h>

Task<> counts(std::mutex &M) {
  int Event = eventfd(0, EFD_NONBLOCK);
  while (true) {
    std::unique_lock Lock(M);
    uint64_t Value = 0;
    if (read(Event, &Value, sizeof(uint64_t)) < 0)
      co_return;
  }
}
Task<> semaphore() {
  int Event = eventfd(1, EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK);
  eventfd_t Value;
  eventfd_read(Event, &Value);
  co_return;
}
Task<> waits() {
  int Event = eventfd(0, EFD_CLOEXEC);
  eventfd_t Value;
  read(Event, &Value, sizeof Value);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  eventfd_read(Event, &Value);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'eventfd_read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await awaitable readiness instead, or hand the call to a thread
  co_return;
}
