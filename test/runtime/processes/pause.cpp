// RUN: %check_async %s -- %runtime
// Blocks: a signal that is handled
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/signal.h"
#include "resources.h"
#include <csignal>
#include <unistd.h>

// This one is blocked but in sigsuspend().
static const sigset_t late = fixture::block_signal(SIGUSR2);

static volatile std::sig_atomic_t has_come = 0;
static const auto handler = [](int) { has_come = 1; };
static const auto old_first = std::signal(SIGUSR1, handler);
static const auto old_second = std::signal(SIGUSR2, handler);

static sigset_t all_but_late() {
  sigset_t set;
  sigfillset(&set);
  sigdelset(&set, SIGUSR2);
  return set;
}

aio::task<> defect_pause() {
  // The first may come too early, on a busy machine.
  fixture::later([thread = pthread_self()] {
    while (!has_come) {
      pthread_kill(thread, SIGUSR1);
      std::this_thread::sleep_for(100ms);
    }
  });
  ::pause();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'pause' blocks the event loop in coroutine 'defect_pause'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable signal instead, or hand the call to a thread
  co_return;
}

aio::task<> defect_sigsuspend() {
  fixture::signal_later(SIGUSR2);
  const sigset_t set = all_but_late();
  ::sigsuspend(&set);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sigsuspend' blocks the event loop in coroutine 'defect_sigsuspend'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable signal instead, or hand the call to a thread
  co_return;
}

aio::task<> cure_awaited() {
  fixture::signal_later(SIGUSR1);
  fixture::require(co_await aio::next_signal(SIGUSR1) == SIGUSR1);
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    fixture::signal_later(SIGUSR2);
    const sigset_t set = all_but_late();
    ::sigsuspend(&set);
  });
}

FIXTURE(defect_pause, defect_sigsuspend, cure_awaited, cure_offloaded)
