// RUN: %check_async %s -- %runtime
// Blocks: waitid for a child
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/process.h"
#include "resources.h"
#include <sys/wait.h>

aio::task<> defect() {
  const pid_t child = fixture::child();
  siginfo_t info;
  fixture::require(::waitid(P_PID, child, &info, WEXITED) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'waitid' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::wait' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::subprocess child = co_await aio::subprocess::spawn("sleep", "0.15");
  fixture::require(co_await child.wait() == 0);
}

aio::task<> cure_no_hang() {
  const pid_t child = fixture::child();
  siginfo_t info{};
  while (::waitid(P_PID, child, &info, WEXITED | WNOHANG) == 0 &&
         info.si_pid == 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_offloaded() {
  const pid_t child = fixture::child();
  co_await aio::to_thread([=] {
    siginfo_t info;
    fixture::require(::waitid(P_PID, child, &info, WEXITED) == 0);
  });
}

FIXTURE(defect, cure_awaited, cure_no_hang, cure_offloaded)
