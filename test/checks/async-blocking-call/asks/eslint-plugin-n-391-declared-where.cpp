// eslint-community/eslint-plugin-n#391: functions can be allowed by where they are declared.
// RUN: %check_async %s --option "AllowedFunctions=vendor::*"
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace vendor {
inline void nap() { sleep(1); }
namespace detail {
inline void deep() { sleep(1); }
} // namespace detail
} // namespace vendor
namespace app {
inline void nap() { sleep(1); }
} // namespace app

Task<> declared() {
  vendor::nap();
  vendor::detail::deep();
  app::nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::nap' blocks the event loop in coroutine 'declared': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:21: note: 'app::nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
