// meziantou/Meziantou.Analyzer#788 and #1034: nobody is told to call the function that he is in.
// RUN: %check_async %s --option LintLibraries=coke -- -I %inputs/libraries
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixes/coke.h"
#include <unistd.h>

coke::Task<> ordinary() {
  ::sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'ordinary'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'coke::sleep' instead
  co_return;
}

// The library's sleep, written by its authors.
namespace coke {
Task<> sleep(const char *Seconds) {
  ::sleep(Seconds[0] - '0');
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coke::sleep'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
} // namespace coke
