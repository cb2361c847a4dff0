// RUN: %check_async %s
// A timeout of zero only looks.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

Task<> milliseconds(pollfd *Descriptors, int Epoll, epoll_event *Events, int Unknown) {
  poll(Descriptors, 1, 0);
  poll(Descriptors, 1, 10);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'milliseconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  poll(Descriptors, 1, -1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'milliseconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  poll(Descriptors, 1, Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'milliseconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  const int Zero = 0;
  poll(Descriptors, 1, Zero);
  epoll_wait(Epoll, Events, 1, 0);
  epoll_wait(Epoll, Events, 1, -1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'epoll_wait' blocks the event loop in coroutine 'milliseconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await awaitable readiness instead, or hand the call to a thread
  co_return;
}

Task<> seconds(unsigned Unknown) {
  sleep(0);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'seconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  sleep(Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'seconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  usleep(0);
  usleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'seconds'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A structure that a pointer leads to.
Task<> timeval_(fd_set *Set, timeval *Unknown) {
  timeval Zero{};
  select(1, Set, nullptr, nullptr, &Zero);
  timeval Written = {0, 0};
  select(1, Set, nullptr, nullptr, &Written);
  timeval Assigned;
  Assigned.tv_sec = 0;
  Assigned.tv_usec = 0;
  select(1, Set, nullptr, nullptr, &Assigned);
  timeval Half;
  Half.tv_sec = 0;
  select(1, Set, nullptr, nullptr, &Half);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  timeval Second = {1, 0};
  select(1, Set, nullptr, nullptr, &Second);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  timeval Later = {0, 0};
  Later.tv_usec = 500;
  select(1, Set, nullptr, nullptr, &Later);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  select(1, Set, nullptr, nullptr, Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  // No timeout at all: until something happens.
  select(1, Set, nullptr, nullptr, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  select(1, Set, nullptr, nullptr, NULL);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'timeval_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  co_return;
}

void fill(timeval *);

Task<> written(fd_set *Set, bool Choice) {
  timeval Filled = {0, 0};
  fill(&Filled);
  select(1, Set, nullptr, nullptr, &Filled);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'written'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  timeval Copied = {0, 0};
  if (Choice)
    Copied = timeval{1, 0};
  select(1, Set, nullptr, nullptr, &Copied);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'written'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  co_return;
}

Task<> timespec_() {
  timespec Zero = {0, 0};
  nanosleep(&Zero, nullptr);
  const timespec Short = {0, 1000};
  nanosleep(&Short, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the event loop in coroutine 'timespec_'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

bool ready(pollfd *Descriptor, int Timeout = 0) {
  return poll(Descriptor, 1, Timeout) > 0;
}

Task<> inAHelper(pollfd *Descriptor) {
  ready(Descriptor);
  ready(Descriptor, 0);
  ready(Descriptor, 100);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'ready' blocks the event loop in coroutine 'inAHelper': it reaches 'poll'
  // CHECK-NOTES: :[[@LINE-8]]:10: note: 'ready' calls 'poll' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  co_return;
}
