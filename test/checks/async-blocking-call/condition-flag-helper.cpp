// RUN: %check_async %s
// A flag that is a helper's parameter is decided by the helper's caller.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <sys/socket.h>

long receive(int Socket, int Flags) {
  char Data[4];
  return recv(Socket, Data, sizeof Data, Flags);
}

Task<> oneLayer(int Socket, int Unknown) {
  receive(Socket, MSG_DONTWAIT);
  receive(Socket, MSG_PEEK | MSG_DONTWAIT);
  receive(Socket, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'receive' blocks the event loop in coroutine 'oneLayer': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-8]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable receive instead, or hand the call to a thread
  receive(Socket, Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'receive' blocks the event loop in coroutine 'oneLayer': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'receive' here
  receive(Socket, Unknown | MSG_DONTWAIT);
  co_return;
}

long second(int Flags, int Socket) { return receive(Socket, Flags); }
long third(int Socket, int Flags) { return second(Flags, Socket); }

Task<> threeLayers(int Socket) {
  third(Socket, MSG_DONTWAIT);
  third(Socket, MSG_PEEK);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'third' blocks the event loop in coroutine 'threeLayers': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-6]]:44: note: 'third' calls 'second' here
  // CHECK-NOTES: :[[@LINE-8]]:45: note: 'second' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-26]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

// The helper adds the flag, or takes it away.
long adds(int Socket, int Flags) { return third(Socket, Flags | MSG_DONTWAIT); }
long drops(int Socket, int Flags) {
  return third(Socket, Flags & ~MSG_DONTWAIT);
}
long changes(int Socket, int Flags) {
  Flags = 0;
  return third(Socket, Flags);
}

Task<> changed(int Socket) {
  adds(Socket, 0);
  drops(Socket, MSG_DONTWAIT);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'drops' blocks the event loop in coroutine 'changed': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-11]]:10: note: 'drops' calls 'third' here
  // CHECK-NOTES: :[[@LINE-28]]:44: note: 'third' calls 'second' here
  // CHECK-NOTES: :[[@LINE-30]]:45: note: 'second' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-48]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-6]]:3: note: await an awaitable receive instead, or hand the call to a thread
  changes(Socket, MSG_DONTWAIT);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'changes' blocks the event loop in coroutine 'changed': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'drops' here
  co_return;
}

// Default arguments.
long quick(int Socket, int Flags = MSG_DONTWAIT) {
  return receive(Socket, Flags);
}
long slow(int Socket, int Flags = 0) { return receive(Socket, Flags); }

Task<> defaults(int Socket) {
  quick(Socket);
  quick(Socket, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'quick' blocks the event loop in coroutine 'defaults': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-8]]:10: note: 'quick' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-67]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable receive instead, or hand the call to a thread
  slow(Socket);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'slow' blocks the event loop in coroutine 'defaults': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'quick' here
  slow(Socket, MSG_DONTWAIT);
  co_return;
}

// A member function, a lambda and a template.
struct Peer {
  int Socket;
  long receive(int Flags) { return ::receive(Socket, Flags); }
};
template <typename T> long any(T &Object, int Flags) {
  return Object.receive(Flags);
}

Task<> otherHelpers(Peer &P) {
  P.receive(MSG_DONTWAIT);
  P.receive(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Peer::receive' blocks the event loop in coroutine 'otherHelpers': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-10]]:36: note: 'Peer::receive' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-90]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable receive instead, or hand the call to a thread
  any(P, MSG_DONTWAIT);
  any(P, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'any' blocks the event loop in coroutine 'otherHelpers': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'Peer::receive' here
  auto Receive = [&P](int Flags) { return P.receive(Flags); };
  Receive(MSG_DONTWAIT);
  Receive(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Receive' blocks the event loop in coroutine 'otherHelpers': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-13]]:3: note: it reaches the same blocking call as 'Peer::receive' here
  co_return;
}

// Through recursion the flag stays what it is, or does not.
long again(int Socket, int Flags, int Times) {
  if (Times > 0)
    return again(Socket, Flags, Times - 1);
  return receive(Socket, Flags);
}
long pong(int Socket, int Flags, int Times);
long ping(int Socket, int Flags, int Times) {
  return Times ? pong(Socket, Flags, Times - 1) : receive(Socket, Flags);
}
long pong(int Socket, int Flags, int Times) {
  return ping(Socket, Flags, Times);
}
long forgets(int Socket, int Flags, int Times) {
  if (Times > 0)
    return forgets(Socket, 0, Times - 1);
  return receive(Socket, Flags);
}

Task<> recursion(int Socket) {
  again(Socket, MSG_DONTWAIT, 3);
  again(Socket, 0, 3);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'again' blocks the event loop in coroutine 'recursion': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-19]]:10: note: 'again' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-128]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable receive instead, or hand the call to a thread
  ping(Socket, MSG_DONTWAIT, 3);
  pong(Socket, 0, 3);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'pong' blocks the event loop in coroutine 'recursion': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-8]]:3: note: it reaches the same blocking call as 'again' here
  forgets(Socket, MSG_DONTWAIT, 3);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'forgets' blocks the event loop in coroutine 'recursion': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-11]]:3: note: it reaches the same blocking call as 'again' here
  co_return;
}

// The coroutine's own parameter is decided by nobody in sight.
Task<> ownParameter(int Socket, int Flags) {
  receive(Socket, Flags);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'receive' blocks the event loop in coroutine 'ownParameter': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-144]]:10: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}
