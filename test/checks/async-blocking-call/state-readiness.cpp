// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// RUN: %check_async %s --error-elsewhere --option CatalogFile=%inputs/hops.yaml
// A call on what is known to be ready does not wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <chrono>
#include <future>
#include <sys/socket.h>
#include <utility>

static char Data[8];

Task<> awaited(int Socket, int Other) {
  co_await lib::readable(Socket);
  recv(Socket, Data, sizeof Data, 0);
  recv(Other, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'awaited'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
}

// On every path, and before the call.
Task<> notDominated(int Socket, bool Waits) {
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'notDominated'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  if (Waits)
    co_await lib::readable(Socket);
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'notDominated'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
}

Task<> inALoop(int Socket) {
  while (true) {
    co_await lib::readable(Socket);
    if (recv(Socket, Data, sizeof Data, 0) <= 0)
      break;
  }
}

// An object and its descriptor are ready together.
Task<> object(lib::Socket &One, lib::Socket *Two) {
  co_await One.waitReadable();
  One.read();
  recv(One.handle(), Data, sizeof Data, 0);
  co_await lib::readable(Two->handle());
  Two->read();
}

struct Session {
  lib::Socket Socket, Other;
  Task<> serve() {
    co_await Socket.waitReadable();
    Socket.read();
    take();
    Other.read();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Socket::read' blocks the event loop in coroutine 'Session::serve'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable read instead
    Socket = lib::Socket();
    Socket.read();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Socket::read' blocks the event loop in coroutine 'Session::serve'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable read instead
  }
  void take() {}
};

// The mode of an object, set by itself.
Task<> mode(lib::Socket &One, bool Mode) {
  One.setNonBlocking(Mode);
  One.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Socket::read' blocks the event loop in coroutine 'mode'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead
  One.setNonBlocking(true);
  One.read();
  auto &Alias = One;
  Alias.read();
  co_return;
}

// A helper that awaits, and one that is given what was awaited.
Task<> waitFor(int Socket) { co_await lib::readable(Socket); }
void take(lib::Socket &From) { From.read(); }
Task<> helpers(int Socket, lib::Socket &One, lib::Socket &Two) {
  co_await waitFor(Socket);
  recv(Socket, Data, sizeof Data, 0);
  co_await One.waitReadable();
  take(One);
  take(Two);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'take' blocks the event loop in coroutine 'helpers': it reaches 'lib::Socket::read'
  // CHECK-NOTES: :[[@LINE-8]]:32: note: 'take' calls 'lib::Socket::read' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read instead
}

// Futures: tested, awaited, replaced.
Task<> tested(std::future<int> &F, lib::Future &G) {
  using namespace std::chrono_literals;
  if (F.wait_for(0s) == std::future_status::ready)
    F.get();
  else
    F.get();
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'std::future::get' blocks the event loop in coroutine 'tested'
  // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result of an awaitable operation instead
  if (!G.isReady())
    co_return;
  G.get();
}
Task<> testedOtherwise(lib::Future &F, lib::Future &G, lib::Future &H,
                       bool More) {
  if (More && F.isReady())
    F.get();
  const bool IsReady = G.isReady();
  if (IsReady)
    G.get();
  if (H.state() == 1 || More) {
    H.get();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Future::get' blocks the event loop in coroutine 'testedOtherwise'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result instead
  }
  if (H.state() != 1)
    co_return;
  H.get();
}
Task<> polled(std::future<int> &F) {
  using namespace std::chrono_literals;
  while (F.wait_for(0s) != std::future_status::ready)
    co_await lib::readable(0);
  F.get();
}
Task<> replaced(lib::Future &F, lib::Future &G) {
  co_await F.whenReady();
  F = lib::Future();
  F.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'replaced'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead
  co_await G.whenReady();
  lib::Future Taken = std::move(G);
  G.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'lib::Future::get' blocks the event loop in coroutine 'replaced'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result instead
}
Task<> newEachTime(int Count) {
  for (int I = 0; I < Count; ++I) {
    lib::Future F;
    F.get();
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'lib::Future::get' blocks the event loop in coroutine 'newEachTime'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await the result instead
    co_await F.whenReady();
    F.get();
  }
}
