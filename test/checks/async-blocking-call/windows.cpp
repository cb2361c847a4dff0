// RUN: %check_async %s -- %windows
// REQUIRES: mingw
// Code for Windows: timeouts through a helper, overlapped operations, and the
// sockets whose functions have the names of POSIX.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog_task.h"
#include <winsock2.h>
#include <windows.h>
#include <ws2tcpip.h>

static bool waitFor(HANDLE Object, DWORD Milliseconds) {
  return WaitForSingleObject(Object, Milliseconds) == WAIT_OBJECT_0;
}

Task looked(HANDLE Event) {
  waitFor(Event, 0);
  const DWORD AtOnce = 0;
  waitFor(Event, AtOnce);
  co_return;
}

Task waited(HANDLE Event, DWORD Unknown) {
  waitFor(Event, INFINITE);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitFor' blocks the event loop in coroutine 'waited': it reaches 'WaitForSingleObject'
  // CHECK-NOTES: :13:10: note: 'waitFor' calls 'WaitForSingleObject' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await a callback of RegisterWaitForSingleObject instead, or hand the call to a thread
  waitFor(Event, Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitFor' blocks the event loop in coroutine 'waited': it reaches 'WaitForSingleObject'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'waitFor' here
  co_return;
}

Task overlapped(HANDLE File, SOCKET Peer, char *Bytes) {
  OVERLAPPED Request{};
  ReadFile(File, Bytes, 8, nullptr, &Request);
  WriteFile(File, Bytes, 8, nullptr, &Request);
  WSABUF Buffer{8, Bytes};
  DWORD Flags = 0;
  WSARecv(Peer, &Buffer, 1, nullptr, &Flags, &Request, nullptr);
  DWORD Done = 0;
  GetOverlappedResult(File, &Request, &Done, FALSE);
  ReadFile(File, Bytes, 8, &Done, NULL);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'ReadFile' blocks the event loop in coroutine 'overlapped'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the call with an OVERLAPPED on a handle of FILE_FLAG_OVERLAPPED instead, or hand the call to a thread
  WSARecv(Peer, &Buffer, 1, &Done, &Flags, NULL, NULL);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'WSARecv' blocks the event loop in coroutine 'overlapped'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

Task sockets(SOCKET Peer, char *Bytes, fd_set *Set) {
  recv(Peer, Bytes, 8, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'sockets'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  accept(Peer, nullptr, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'accept' blocks the event loop in coroutine 'sockets'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable accept instead, or hand the call to a thread
  timeval AtOnce = {0, 0};
  select(0, Set, nullptr, nullptr, &AtOnce);
  select(0, Set, nullptr, nullptr, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'sockets'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  co_return;
}

Task nonBlocking(char *Bytes) {
  SOCKET Peer = socket(AF_INET, SOCK_STREAM, 0);
  u_long On = 1;
  ioctlsocket(Peer, FIONBIO, &On);
  recv(Peer, Bytes, sizeof On, 0);
  co_return;
}

Task wouldBlock(SOCKET Peer, char *Bytes) {
  if (recv(Peer, Bytes, 8, 0) < 0 && WSAGetLastError() == WSAEWOULDBLOCK)
    co_return;
}
