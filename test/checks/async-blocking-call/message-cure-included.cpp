// RUN: %check_async %s --check-suffix ONE -- -isystem %inputs/system -DONE
// RUN: %check_async %s --check-suffix NONE
// RUN: %check_async %s --check-suffix TWO -- -isystem %inputs/system -DONE -DTWO
// In a coroutine of the user's own type the one library that is included is meant; of several none.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

#ifdef ONE
#include <boost/asio.hpp>
#endif
#ifdef TWO
namespace seastar {
template <typename T> class future;
}
#endif

Task<> own() {
  sleep(1);
  // CHECK-NOTES-ONE: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'own'
  // CHECK-NOTES-ONE: :[[@LINE-2]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  // CHECK-NOTES-NONE: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'own'
  // CHECK-NOTES-NONE: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-TWO: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'own'
  // CHECK-NOTES-TWO: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
