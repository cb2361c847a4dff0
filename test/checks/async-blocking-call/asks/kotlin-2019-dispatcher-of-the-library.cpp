// JetBrains/kotlin#2019: the library's own threads for what blocks.
// RUN: %check_async %s -- %runtime -isystem %inputs/libraries
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <unistd.h>
#include <winrt/base.h>

aio::task<> handsOver() {
  co_await aio::to_thread([] { sleep(1); });
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'handsOver'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead
}
winrt::Windows::Foundation::IAsyncAction background() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'background'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread with 'co_await winrt::resume_background()'
  co_await winrt::resume_background();
  sleep(1);
}
