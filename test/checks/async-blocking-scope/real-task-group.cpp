// RUN: %check_async %s -- -I %inputs/libraries
// A group of libcoro that was awaited, through an operator co_await of its own, has no tasks
// left that its destructor could wait for.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "coro/coro.hpp"

coro::task<> awaits(coro::thread_pool &Pool, coro::task<> Work) {
  coro::task_group<coro::thread_pool> Group(&Pool);
  (void)Group.start(static_cast<coro::task<> &&>(Work));
  co_await Group;
}

coro::task<> awaitsOnOneWay(coro::thread_pool &Pool, bool IsPatient) {
  coro::task_group<coro::thread_pool> Group(&Pool);
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'coro::task_group::~task_group' blocks the event loop in coroutine 'awaitsOnOneWay'
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'Group' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:39: note: use 'co_await group' before 'Group' is destroyed
  if (IsPatient)
    co_await Group;
}

coro::task<> awaitsAnother(coro::thread_pool &Pool) {
  coro::task_group<coro::thread_pool> Group(&Pool);
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: 'coro::task_group::~task_group' blocks the event loop in coroutine 'awaitsAnother'
  // CHECK-NOTES: :[[@LINE+6]]:1: note: 'Group' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:39: note: use 'co_await group' before 'Group' is destroyed
  {
    coro::task_group<coro::thread_pool> Inner(&Pool);
    co_await Inner;
  }
}
