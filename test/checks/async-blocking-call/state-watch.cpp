// RUN: %check_async %s
// An awaiter that has an event loop watch a descriptor tells that it is ready.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <sys/epoll.h>
#include <sys/socket.h>

static char Data[8];

class Selector {
public:
  void add(int Descriptor, void *Whom) {
    epoll_event Event{};
    Event.data.ptr = Whom;
    epoll_ctl(Epoll, EPOLL_CTL_ADD, Descriptor, &Event);
  }
  void forget(int Descriptor) {
    epoll_ctl(Epoll, EPOLL_CTL_DEL, Descriptor, nullptr);
  }

private:
  int Epoll = epoll_create1(0);
};

struct Event {
  int Descriptor;
  unsigned Flags;
};

struct Readable {
  Selector &Watching;
  Event Awaited;
  bool await_ready() { return false; }
  template <typename Promise>
  void await_suspend(std::coroutine_handle<Promise> Whom) {
    Watching.add(Awaited.Descriptor, Whom.address());
  }
  void await_resume() {}
};

// Suspends, but for something else.
struct Forgotten {
  Selector &Watching;
  int Descriptor;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) { Watching.forget(Descriptor); }
  void await_resume() {}
};

class Loop {
public:
  Readable readable(const Event &E) { return Readable{Watching, E}; }
  Selector Watching;
};
Loop &loop();

Task<> directly(Selector &S, int Socket, int Other) {
  co_await Readable{S, {Socket, EPOLLIN}};
  recv(Socket, Data, sizeof Data, 0);
  recv(Other, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'directly'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
}

Task<> forgets(Selector &S, int Socket) {
  co_await Forgotten{S, Socket};
  recv(Socket, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'forgets'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
}

// An awaiter that is kept, in a local and in a member.
class Stream {
public:
  Task<> serve() {
    Event E{.Descriptor = Socket, .Flags = EPOLLIN};
    auto Ready = loop().readable(E);
    while (true) {
      accept(Socket, nullptr, nullptr);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'accept' blocks the event loop in coroutine 'Stream::serve'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: await an awaitable accept instead
      co_await Ready;
      if (accept(Socket, nullptr, nullptr) < 0)
        break;
    }
  }
  Task<> read() {
    co_await Awaiter;
    recv(Socket, Data, sizeof Data, 0);
    recv(Written, Data, sizeof Data, 0);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'Stream::read'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable receive instead
  }

private:
  int Socket = -1, Written = -1;
  Event Watched{.Descriptor = Socket, .Flags = EPOLLIN};
  Readable Awaiter{loop().readable(Watched)};
};

// A coroutine that awaits for another.
Task<> waitFor(Selector &S, int Socket) {
  co_await Readable{S, {Socket, EPOLLIN}};
}
Task<> helped(Selector &S, int Socket, int Other) {
  co_await waitFor(S, Socket);
  recv(Socket, Data, sizeof Data, 0);
  recv(Other, Data, sizeof Data, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'helped'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead
}
