// RUN: %check_async %s
// A C function that is only declared is judged by the catalog, wherever it is
// declared; one with a body in the unit is followed.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

extern "C" {
long recv(int, void *, unsigned long, int);
int fsync(int);
int system(const char *);
// Not the function of the C library: that one has three parameters.
int accept(int);
// Not blocking.
int socket(int, int, int);

int fdatasync(int) { return 0; }
int sync_file(int Descriptor) { return fsync(Descriptor); }
}

Task<> declared(int Descriptor, char *Data) {
  recv(Descriptor, Data, 1, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'declared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  ::fsync(Descriptor);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'declared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable flush instead, or hand the call to a thread
  accept(Descriptor);
  socket(1, 2, 3);
  system("true");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'system' blocks the event loop in coroutine 'declared'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable child process instead, or hand the call to a thread
  co_return;
}

Task<> defined(int Descriptor) {
  fdatasync(Descriptor);
  sync_file(Descriptor);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sync_file' blocks the event loop in coroutine 'defined': it reaches 'fsync'
  // CHECK-NOTES: :[[@LINE-22]]:40: note: 'sync_file' calls 'fsync' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable flush instead, or hand the call to a thread
  co_return;
}

namespace net {
extern "C" int open(const char *, int, ...);
using ::recv;
} // namespace net

Task<> declaredInANamespace(int Descriptor, char *Data) {
  net::open("a", 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'net::open' blocks the event loop in coroutine 'declaredInANamespace'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  net::recv(Descriptor, Data, 1, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'declaredInANamespace'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

