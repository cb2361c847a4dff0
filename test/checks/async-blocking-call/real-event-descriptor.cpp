// RUN: %check_async %s
// A write of one number of 64 bits wakes an event loop through an event descriptor, wherever
// that comes from: the counter is as good as never full. Any other write may wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

struct Loop {
  int Wakeup;
  void wake() {
    const std::uint64_t One = 1;
    (void)::write(Wakeup, &One, sizeof(One));
  }
};

static void put(int To, const void *Data, std::size_t Size) {
  (void)::write(To, Data, Size);
}

Task<> wakes(int Descriptor, Loop &Other) {
  eventfd_t Value = 42;
  auto Unused = write(Descriptor, &Value, sizeof(Value));
  (void)Unused;
  Other.wake();
  put(Descriptor, &Value, sizeof(Value));
  co_return;
}

struct Header {
  std::uint64_t Size;
};

Task<> sends(int Descriptor, std::size_t Count) {
  std::uint64_t Values[2] = {1, 2};
  (void)::write(Descriptor, Values, sizeof(Values));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'write' blocks the event loop in coroutine 'sends'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable write instead, or hand the call to a thread
  (void)::write(Descriptor, Values, Count);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'write' blocks the event loop in coroutine 'sends'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable write instead, or hand the call to a thread
  Header Begin{8};
  (void)::write(Descriptor, &Begin, sizeof(Begin));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'write' blocks the event loop in coroutine 'sends'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable write instead, or hand the call to a thread
  double Number = 1;
  put(Descriptor, &Number, sizeof(Number));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'put' blocks the event loop in coroutine 'sends': it reaches 'write'
  // CHECK-NOTES: :[[@LINE-31]]:9: note: 'put' calls 'write' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}

Task<> waits(int Descriptor) {
  std::uint64_t Value;
  (void)::read(Descriptor, &Value, sizeof(Value));
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}
