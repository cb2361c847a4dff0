// RUN: not %clang_tidy -load=%plugin -checks='-*,async-*' --config={} %s -- -std=c++20 -ferror-limit=0 -I %inputs 2>&1 | FileCheck %s --implicit-check-not=warning:
// A header that is not found: what clang makes of the rest is still judged.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void helper() { sleep(1); }

Task<> before() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'before'
  co_return;
}

#include "nope.h"

struct Awaiter {
  bool await_ready() {
    helper();
    // CHECK: :[[@LINE-1]]:5: warning: 'helper' blocks the event loop in awaiter function 'Awaiter::await_ready': it reaches 'sleep'
    return false;
  }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};

// From here on clang instantiates no templates, so that it knows of no promise
// and of no coroutine.
Task<> FN_after() {
  sleep(1);
  co_return;
}

Task<> FN_usesWhatIsMissing(nope::Session S) {
  sleep(1);
  co_await S.read();
}

nope::Task FN_returnsWhatIsMissing() {
  sleep(1);
  co_return;
}
