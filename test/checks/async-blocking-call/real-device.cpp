// RUN: %check_async %s
// Devices of the kernel's own are opened without a disk, and always have something to give.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

static bool seed(unsigned char *Into, std::size_t Size) {
  int From;
  From = open("/dev/urandom", O_RDONLY);
  if (From < 0)
    return false;
  ssize_t Length = read(From, Into, Size);
  close(From);
  return Length > 0;
}

static int openFile(const char *Name) { return open(Name, O_RDONLY); }

Task<> starts() {
  unsigned char Seed[32];
  seed(Seed, sizeof(Seed));
  const char *const Nowhere = "/dev/null";
  (void)std::fopen(Nowhere, "r");
  openFile("/dev/zero");
  openat(AT_FDCWD, "/dev/full", O_WRONLY);
  co_return;
}

Task<> waits(const char *Name) {
  char Bytes[8];
  // What is there may have to be gathered first.
  read(open("/dev/random", O_RDONLY), Bytes, sizeof(Bytes));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  open("/dev/sda", O_RDONLY);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'open' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  openFile(Name);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'openFile' blocks the event loop in coroutine 'waits': it reaches 'open'
  // CHECK-NOTES: :20:48: note: 'openFile' calls 'open' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable open instead, or hand the call to a thread
  const char *Changed = "/dev/null";
  if (Name)
    Changed = Name;
  std::fopen(Changed, "r");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fopen' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}
