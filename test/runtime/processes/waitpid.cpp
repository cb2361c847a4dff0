// RUN: %check_async %s -- %runtime
// Blocks: waitpid for a child
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/process.h"
#include "aio/ready.h"
#include "resources.h"
#include <sys/wait.h>

aio::task<> defect() {
  const pid_t child = fixture::child();
  int status;
  fixture::require(::waitpid(child, &status, 0) == child);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'waitpid' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::wait' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::subprocess child = co_await aio::subprocess::spawn("sleep", "0.15");
  fixture::require(co_await child.wait() == 0);
}

aio::task<> cure_no_hang() {
  const pid_t child = fixture::child();
  int status;
  while (::waitpid(child, &status, WNOHANG) == 0)
    co_await aio::sleep_for(10ms);
}

aio::task<> cure_readable() {
  const pid_t child = fixture::child();
  const fixture::descriptor process(
      static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  co_await aio::readable(process);
  int status;
  fixture::require(::waitpid(child, &status, WNOHANG) == child);
}

aio::task<> cure_offloaded() {
  const pid_t child = fixture::child();
  co_await aio::to_thread([=] {
    int status;
    fixture::require(::waitpid(child, &status, 0) == child);
  });
}

FIXTURE(defect, cure_awaited, cure_no_hang, cure_readable, cure_offloaded)
