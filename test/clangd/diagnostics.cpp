// RUN: %show_clangd %s | FileCheck %s --implicit-check-not='{{(warning|error): }}'
// RUN: %show_clangd --plain %s | FileCheck %s --check-prefix=PLAIN
//
// What an editor shows of a file, with nothing configured: our findings, with the
// chain as related information and a link to our page, and what the stock clangd
// shows.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

static void nap() { sleep(1); }
static void rest() { nap(); }

Task<> direct() {
  sleep(1);
  co_return;
}
// CHECK:      diagnostics.cpp:[[@LINE-3]]:3-8: warning: 'sleep' blocks the event loop in coroutine 'direct' [async-blocking-call]
// CHECK-NEXT:   diagnostics.cpp:[[@LINE-4]]:3: Await an awaitable timer instead, or hand the call to a thread
// CHECK-NEXT:   page: file:///{{.*}}/checks/async-blocking-call.md

Task<> chain() {
  rest();
  co_return;
}
// CHECK:      diagnostics.cpp:[[@LINE-3]]:3-7: warning: 'rest' blocks the event loop in coroutine 'chain': it reaches 'sleep' [async-blocking-call]
// CHECK-NEXT:   diagnostics.cpp:12:22: 'rest' calls 'nap' here
// CHECK-NEXT:   diagnostics.cpp:11:21: 'nap' calls 'sleep' (sleep) here

struct Nap {
  ~Nap() { sleep(1); }
};

Task<> frame() {
  Nap local;
  co_return;
}
// CHECK:      diagnostics.cpp:[[@LINE-3]]:7-12: warning: 'Nap::~Nap' blocks the event loop in coroutine 'frame': it reaches 'sleep' [async-blocking-scope]
// CHECK-NEXT:   diagnostics.cpp:[[@LINE-3]]:3: 'local' is destroyed here
// CHECK-NEXT:   diagnostics.cpp:[[@LINE-9]]:12: 'Nap::~Nap' calls 'sleep' (sleep) here
// CHECK:        page: file:///{{.*}}/checks/async-blocking-scope.md

Task<> silenced() {
  sleep(1); // NOLINT(async-blocking-call)
  sleep(1); // NOLINT(async-*)
  co_return;
}

// One of clang-tidy's own that clangd has on by default, with its own page.
double half(int n) { return n / 2; }
// CHECK:      diagnostics.cpp:[[@LINE-1]]:{{.*}}: warning: {{.*}} [bugprone-integer-division]
// CHECK-NEXT:   page: https://clang.llvm.org/extra/clang-tidy/checks/bugprone/integer-division.html
// CHECK-NEXT: diagnostics.cpp: 4 diagnostics

// An editor that shows no related information gets the chain in the message.
// PLAIN: 'rest' blocks the event loop in coroutine 'chain': it reaches 'sleep'
// PLAIN: diagnostics.cpp:12:22: note: 'rest' calls 'nap' here
// PLAIN: diagnostics.cpp:11:21: note: 'nap' calls 'sleep' (sleep) here
