// RUN: %check_async %s
// A function of the user's own is never judged by its name.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Buffer {};

// Members without a body in sight.
struct Channel {
  int recv(char *Data, int Size, int Flags, int More);
  int recv(Buffer &);
  int send(int, const void *, unsigned long, int);
  int accept(int, void *, void *);
  int poll(void *, unsigned long, int);
  int wait(int *);
  int get();
  void join();
  unsigned sleep(unsigned);
  static int connect(int, const void *, unsigned);
};

Task<> members(Channel &C, char *Data, Buffer &B) {
  C.recv(Data, 1, 0, 0);
  C.recv(B);
  C.send(1, Data, 1, 0);
  C.accept(1, nullptr, nullptr);
  C.poll(nullptr, 0, -1);
  C.wait(nullptr);
  C.get();
  C.join();
  C.sleep(1);
  Channel::connect(1, nullptr, 0);
  co_return;
}

// In a namespace.
namespace app {
unsigned sleep(unsigned);
int recv(int, void *, unsigned long, int);
} // namespace app

Task<> inANamespace() {
  app::sleep(1);
  app::recv(0, nullptr, 0, 0);
  co_return;
}

// Of the user's own C++ functions a body is followed and a name says nothing.
int read(int) { return 1; }
int write(int Value) { return Value; }
long read(int, void *, unsigned long);
void wait(int) { sleep(1); }

Task<> ownFunctions() {
  read(1);
  write(1);
  read(0, nullptr, 0);
  wait(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'wait' blocks the event loop in coroutine 'ownFunctions': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:18: note: 'wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A coroutine of that name.
Task<> sleep(double) { co_return; }
Task<> poll() {
  sleep(1u);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'poll'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> ownCoroutines() {
  co_await sleep(1.5);
  co_await poll();
}

// A variable and a type of that name.
struct Open {
  void operator()(const char *, int) const {}
} open;

struct usleep {
  explicit usleep(unsigned) {}
};

Task<> otherThings() {
  open("a", 1);
  usleep Object(1);
  co_return;
}
