// RUN: %check_async %s
// RUN: %check_async %s --error-elsewhere
// A call on a descriptor in non-blocking mode does not wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static char Data[8];

Task<> created() {
  int Socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  recv(Socket, Data, sizeof Data, 0);
  int Blocking = socket(AF_INET, SOCK_STREAM, 0);
  recv(Blocking, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'created'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

Task<> madeSo(int Socket, bool Fast) {
  fcntl(Socket, F_SETFL, fcntl(Socket, F_GETFL, 0) | O_NONBLOCK);
  recv(Socket, Data, sizeof Data, 0);
  Socket = dup(0);
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'madeSo'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

// On one path only.
Task<> madeSoSometimes(int Socket, bool Fast) {
  if (Fast)
    fcntl(Socket, F_SETFL, O_NONBLOCK);
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'madeSoSometimes'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  if (Fast) {
    fcntl(Socket, F_SETFL, O_NONBLOCK);
    recv(Socket, Data, sizeof Data, 0);
  }
  co_return;
}

Task<> flagsInAVariable(int Socket) {
  int Flags = fcntl(Socket, F_GETFL, 0);
  if (Flags >= 0) {
    Flags |= O_NONBLOCK;
    fcntl(Socket, F_SETFL, Flags);
    recv(Socket, Data, sizeof Data, 0);
  }
  co_return;
}

Task<> flagsTakenAway(int Socket) {
  int Flags = O_NONBLOCK;
  Flags &= ~O_NONBLOCK;
  fcntl(Socket, F_SETFL, Flags);
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'flagsTakenAway'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

Task<> byIoctl(int Socket) {
  int On = 1;
  ioctl(Socket, FIONBIO, &On);
  recv(Socket, Data, sizeof Data, 0);
  co_return;
}

// In a loop the descriptor is another one each time.
Task<> accepted(int Listener) {
  fcntl(Listener, F_SETFL, O_NONBLOCK);
  while (true) {
    int Peer = accept(Listener, nullptr, nullptr);
    if (Peer < 0)
      break;
    recv(Peer, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'accepted'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
    fcntl(Peer, F_SETFL, O_NONBLOCK);
  }
  co_return;
}

// An event counter that is not full takes eight bytes at once.
Task<> signals() {
  int Event = eventfd(0, 0);
  unsigned long One = 1;
  write(Event, &One, sizeof One);
  read(Event, &One, sizeof One);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'signals'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead
  co_return;
}

// Who handles such an error knows the mode.
Task<> handlesTheError(int Socket) {
  ssize_t Size = recv(Socket, Data, sizeof Data, 0);
  if (Size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    co_return;
}
Task<> handlesAnother(int Socket) {
  ssize_t Size = recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'recv' blocks the event loop in coroutine 'handlesAnother'
  // CHECK-NOTES: :[[@LINE-2]]:18: note: await an awaitable receive instead
  if (Size < 0 && errno == EINTR)
    co_return;
}
Task<> handlesByCase(int Socket) {
  if (recv(Socket, Data, sizeof Data, 0) < 0)
    switch (errno) {
    case EAGAIN:
      break;
    }
  co_return;
}
