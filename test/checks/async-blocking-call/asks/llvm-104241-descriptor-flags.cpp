// llvm/llvm-project#104241: a descriptor that fcntl put in non-blocking mode.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>
#include <unistd.h>

static char Data[8];

Task<> checked(int File) {
  int Flags = fcntl(File, F_GETFL);
  if (Flags == -1)
    co_return;
  if (fcntl(File, F_SETFL, Flags | O_NONBLOCK) == -1)
    co_return;
  read(File, Data, sizeof Data);
}
Task<> opened() {
  int Pipe = open("pipe", O_RDONLY | O_NONBLOCK);
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'open' blocks the event loop in coroutine 'opened'
  // CHECK-NOTES: :[[@LINE-2]]:14: note: await an awaitable open instead, or hand the call to a thread
  read(Pipe, Data, sizeof Data);
  co_return;
}
Task<> otherFlag(int File) {
  fcntl(File, F_SETFD, FD_CLOEXEC);
  read(File, Data, sizeof Data);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'otherFlag'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}
Task<> takenBack(int File) {
  int Flags = fcntl(File, F_GETFL);
  fcntl(File, F_SETFL, Flags | O_NONBLOCK);
  fcntl(File, F_SETFL, Flags & ~O_NONBLOCK);
  read(File, Data, sizeof Data);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'takenBack'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}
