// RUN: %check_async %s
// RUN: %check_async %s --error-elsewhere
// A helper that puts its argument in non-blocking mode, and members.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

static char Data[8];

void setNonBlocking(int Socket) {
  int Flags = fcntl(Socket, F_GETFL);
  fcntl(Socket, F_SETFL, Flags | O_NONBLOCK);
}
void through(int Unused, int Socket) { setNonBlocking(Socket); }
int make() {
  int Socket = socket(AF_INET, SOCK_DGRAM, 0);
  through(1, Socket);
  return Socket;
}
int makeDirectly() { return socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0); }
int makeBlocking() { return socket(AF_INET, SOCK_DGRAM, 0); }
int again() { return makeDirectly(); }

Task<> argument(int Socket, int Other) {
  through(Other, Socket);
  recv(Socket, Data, sizeof Data, 0);
  recv(Other, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'argument'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

Task<> result() {
  recv(again(), Data, sizeof Data, 0);
  int First = again(), Second = makeBlocking();
  recv(First, Data, sizeof Data, 0);
  recv(Second, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'result'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

// The mode of a descriptor goes with it into a helper that reads.
long receive(int Socket) { return recv(Socket, Data, sizeof Data, 0); }
long deeper(int Socket) { return receive(Socket); }

Task<> passedOn(int Socket, int Other) {
  setNonBlocking(Socket);
  deeper(Socket);
  deeper(Other);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'deeper' blocks the event loop in coroutine 'passedOn': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-7]]:34: note: 'deeper' calls 'receive' here
  // CHECK-NOTES: :[[@LINE-9]]:35: note: 'receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable receive instead
  co_return;
}

// A member that some function of the unit puts in that mode.
struct Connection {
  explicit Connection(int Socket) : Socket(Socket) { setNonBlocking(Socket); }
  void open() { setNonBlocking(Control); }
  Task<> serve() {
    recv(Control, Data, sizeof Data, 0);
    recv(Made, Data, sizeof Data, 0);
    recv(Other, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'Connection::serve'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
    co_return;
  }
  int Socket, Control = -1, Made = makeDirectly(), Other = -1;
};

struct Channel {
  Channel() : Inner(makeDirectly()) {}
  long take() { return recv(Inner, Data, sizeof Data, 0); }
  int Inner;
};
Task<> member(Channel &From) {
  From.take();
  co_return;
}

// A global, and a variable of another function.
static int Global = makeBlocking();
void prepare() { setNonBlocking(Global); }
Task<> global() {
  recv(Global, Data, sizeof Data, 0);
  co_return;
}
Task<> captured() {
  int Socket = makeDirectly();
  auto Take = [Socket] { recv(Socket, Data, sizeof Data, 0); };
  Take();
  co_return;
}

// Helpers that call each other.
void odd(int Socket, int Depth);
void even(int Socket, int Depth) {
  if (Depth != 0)
    odd(Socket, Depth - 1);
}
void odd(int Socket, int Depth) {
  setNonBlocking(Socket);
  even(Socket, Depth);
}
Task<> recursive(int Socket) {
  even(Socket, 4);
  recv(Socket, Data, sizeof Data, 0);
  co_return;
}

// A mode that is set for a while.
void drain(int Socket) {
  int Flags = fcntl(Socket, F_GETFL);
  fcntl(Socket, F_SETFL, Flags | O_NONBLOCK);
  recv(Socket, Data, sizeof Data, 0);
  fcntl(Socket, F_SETFL, Flags);
}
Task<> temporary(int Socket) {
  drain(Socket);
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'temporary'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}

// A member of one object says nothing of the same member of another.
struct Pair {
  int Read, Write;
};
static Pair One, Two;
void prepareOne() { setNonBlocking(One.Read); }
Task<> members() {
  recv(One.Read, Data, sizeof Data, 0);
  recv(Two.Read, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'members'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
  co_return;
}
