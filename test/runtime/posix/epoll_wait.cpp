// RUN: %check_async %s -- %runtime
// Blocks: epoll_wait and epoll_pwait without end
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <sys/epoll.h>

static const fixture::pipe_in source;

static fixture::descriptor make_set(int watched) {
  fixture::descriptor made(::epoll_create1(EPOLL_CLOEXEC));
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  fixture::require(::epoll_ctl(made, EPOLL_CTL_ADD, watched, &wanted) == 0);
  return made;
}

aio::task<> defect() {
  source.write_later();
  const fixture::descriptor set = make_set(source.ours);
  epoll_event event;
  fixture::require(::epoll_wait(set, &event, 1, -1) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'epoll_wait' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> defect_pwait() {
  source.write_later();
  const fixture::descriptor set = make_set(source.ours);
  epoll_event event;
  fixture::require(::epoll_pwait(set, &event, 1, -1, nullptr) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'epoll_pwait' blocks the event loop in coroutine 'defect_pwait'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

// A set is readable when one of its descriptors is ready.
aio::task<> cure_readable() {
  source.write_later();
  const fixture::descriptor set = make_set(source.ours);
  co_await aio::readable(set);
  epoll_event event;
  fixture::require(::epoll_wait(set, &event, 1, 0) == 1);
}

aio::task<> cure_zero() {
  source.write_later();
  const fixture::descriptor set = make_set(source.ours);
  epoll_event event;
  fixture::require(::epoll_wait(set, &event, 1, 0) == 0);
  co_return;
}

aio::task<> cure_offloaded() {
  source.write_later();
  const fixture::descriptor set = make_set(source.ours);
  co_await aio::to_thread([&] {
    epoll_event event;
    fixture::require(::epoll_wait(set, &event, 1, -1) == 1);
  });
}

FIXTURE(defect, defect_pwait, cure_readable, cure_zero, cure_offloaded)
