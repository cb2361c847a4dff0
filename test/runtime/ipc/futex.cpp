// RUN: %check_async %s -- %runtime
// Blocks: a futex
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "resources.h"
#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

static fixture::futex futex;

aio::task<> defect() {
  futex.set_later();
  while (futex.number == 0)
    ::syscall(SYS_futex, &futex.number, FUTEX_WAIT, 0, nullptr, nullptr, 0);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'syscall' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> defect_timed() {
  futex.set_later();
  const timespec minute{60, 0};
  while (futex.number == 0)
    ::syscall(SYS_futex, &futex.number, FUTEX_WAIT, 0, &minute, nullptr, 0);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'syscall' blocks the event loop in coroutine 'defect_timed'
  // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::async_event::wait' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::async_event set;
  aio::loop::current()->post_after(fixture::slow, [&] { set.set(); });
  co_await set.wait();
}

aio::task<> cure_zero() {
  futex.set_later();
  const timespec now{0, 0};
  ::syscall(SYS_futex, &futex.number, FUTEX_WAIT, 0, &now, nullptr, 0);
  co_return;
}

aio::task<> cure_offloaded() {
  futex.set_later();
  co_await aio::to_thread([&] {
    while (futex.number == 0)
      ::syscall(SYS_futex, &futex.number, FUTEX_WAIT, 0, nullptr, nullptr, 0);
  });
}

FIXTURE(defect, defect_timed, cure_awaited, cure_zero, cure_offloaded)
