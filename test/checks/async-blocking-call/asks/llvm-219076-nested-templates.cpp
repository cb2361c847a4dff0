// llvm/llvm-project#219076: marks on templates in templates; and what is said has one negation at most.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

template <typename T> struct Outer {
  template <typename U> struct Inner {
    [[clang::annotate("async::nonblocking")]] static void tiny() { sleep(1); }
    [[clang::annotate("async::blocking")]] static void big();
    static void unmarked() { sleep(1); }
  };
};

template <typename T> Task<> nested() {
  Outer<T>::template Inner<T *>::tiny();
  Outer<T>::template Inner<T *>::big();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Outer::Inner::big' blocks the event loop in coroutine 'nested'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  Outer<T>::template Inner<T *>::unmarked();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Outer::Inner::unmarked' blocks the event loop in coroutine 'nested': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:30: note: 'Outer::Inner::unmarked' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
template Task<> nested<int>();
