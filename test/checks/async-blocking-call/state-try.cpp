// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// A handler knows what holds throughout its try block, and nothing of what the
// block has brought about, for the exception may have come before.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <sys/socket.h>
#include <unistd.h>

static char Data[8];
void mayThrow();

Task<> before(int Socket) {
  co_await lib::readable(Socket);
  try {
    mayThrow();
  } catch (...) {
    recv(Socket, Data, sizeof Data, 0);
  }
  recv(Socket, Data, sizeof Data, 0);
}

Task<> inside(int Socket) {
  try {
    mayThrow();
    co_await lib::readable(Socket);
    recv(Socket, Data, sizeof Data, 0);
  } catch (int) {
    recv(Socket, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'inside'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
  }
}

// Lost on the way to the exception.
Task<> lost(int Socket, int Other) {
  co_await lib::readable(Socket);
  try {
    Socket = Other;
    mayThrow();
  } catch (...) {
    recv(Socket, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'lost'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
  }
}

Task<> nested(int Socket, int Other) {
  co_await lib::readable(Socket);
  co_await lib::readable(Other);
  try {
    try {
      mayThrow();
    } catch (int) {
      Other = 0;
      mayThrow();
    }
  } catch (...) {
    recv(Socket, Data, sizeof Data, 0);
    recv(Other, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'nested'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
  }
}

Task<> hopped(lib::Pool &Pool) {
  co_await lib::stayOn(Pool);
  try {
    mayThrow();
  } catch (int) {
    sleep(1);
  }
  try {
    co_await lib::backToLoop();
  } catch (...) {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'hopped'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
}

Task<> hopsInside(lib::Pool &Pool) {
  try {
    co_await lib::stayOn(Pool);
    sleep(1);
  } catch (...) {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'hopsInside'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
}

// In a loop, what the handler leaves comes back to the block.
Task<> loops(int Socket, int Other) {
  co_await lib::readable(Socket);
  for (int I = 0; I != 2; ++I) {
    try {
      recv(Socket, Data, sizeof Data, 0);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'recv' blocks the event loop in coroutine 'loops'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: await an awaitable receive instead
    } catch (...) {
      Socket = Other;
    }
  }
}
