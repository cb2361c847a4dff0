// RUN: %check_async %s -- %runtime
// Blocks: a signal that is asked for
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <csignal>
#include <sys/signalfd.h>

static const sigset_t awaited = fixture::block_signal(SIGUSR1);

aio::task<> defect_sigwait() {
  fixture::signal_later(SIGUSR1);
  int number;
  fixture::require(::sigwait(&awaited, &number) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sigwait' blocks the event loop in coroutine 'defect_sigwait'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable signal instead, or hand the call to a thread
  co_return;
}

aio::task<> defect_sigwaitinfo() {
  fixture::signal_later(SIGUSR1);
  siginfo_t info;
  fixture::require(::sigwaitinfo(&awaited, &info) == SIGUSR1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sigwaitinfo' blocks the event loop in coroutine 'defect_sigwaitinfo'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable signal instead, or hand the call to a thread
  co_return;
}

aio::task<> defect_sigtimedwait() {
  fixture::signal_later(SIGUSR1);
  siginfo_t info;
  const timespec minute{60, 0};
  fixture::require(::sigtimedwait(&awaited, &info, &minute) == SIGUSR1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sigtimedwait' blocks the event loop in coroutine 'defect_sigtimedwait'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable signal instead, or hand the call to a thread
  co_return;
}

aio::task<> cure_zero() {
  fixture::signal_later(SIGUSR1);
  siginfo_t info;
  const timespec now{0, 0};
  while (::sigtimedwait(&awaited, &info, &now) != SIGUSR1)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_readable() {
  const fixture::descriptor signals(
      ::signalfd(-1, &awaited, SFD_CLOEXEC | SFD_NONBLOCK));
  fixture::signal_later(SIGUSR1);
  co_await aio::readable(signals);
  siginfo_t info;
  const timespec now{0, 0};
  fixture::require(::sigtimedwait(&awaited, &info, &now) == SIGUSR1);
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    fixture::signal_later(SIGUSR1);
    int number;
    fixture::require(::sigwait(&awaited, &number) == 0);
  });
}

FIXTURE(defect_sigwait, defect_sigwaitinfo, defect_sigtimedwait, cure_zero,
        cure_readable, cure_offloaded)
