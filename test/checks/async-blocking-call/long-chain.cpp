// RUN: %python %inputs/long_chain.py 100000 callers-first > %t.callers.cpp
// RUN: sh -c "ulimit -s 1024 && exec %clang_tidy -load=%plugin --checks='-*,async-*' --config={} %t.callers.cpp -- -std=c++20 -I %inputs" > %t.callers.out
// RUN: FileCheck %s --input-file=%t.callers.out
// RUN: %python %inputs/long_chain.py 100000 callees-first > %t.callees.cpp
// RUN: sh -c "ulimit -s 1024 && exec %clang_tidy -load=%plugin --checks='-*,async-*' --config={} %t.callees.cpp -- -std=c++20 -I %inputs" > %t.callees.out
// RUN: FileCheck %s --input-file=%t.callees.out
// A chain of 100,000 functions, a ring even, is followed on a small stack.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// CHECK-NOT: {{warning|error}}:
// CHECK: :3: warning: 'f0' blocks the event loop in coroutine 'run': it reaches 'sleep'
// CHECK: note: 'f0' calls 'f1' here
// CHECK: note: 'f1' calls 'f2' here
// CHECK: note: 99937 more calls begin here
// CHECK: note: 'f99998' calls 'f99999' here
// CHECK: note: 'f99999' calls 'sleep' (sleep) here
// CHECK: :3: note: await an awaitable timer instead
// CHECK-NOT: {{warning|error}}:
