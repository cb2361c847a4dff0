// RUN: %check_fix %s -- -I %source_root/lib/Runtime
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// Where an awaited wait would mean something else, a note says so and nothing is changed.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

// What an awaited sleep throws when the task is cancelled would be caught.
aio::task<> handled() {
  try {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'handled'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'aio::sleep_for' instead; the handler around it then catches, too, what the wait throws when the task is cancelled
  } catch (...) {
  }
  co_return;
}

// Another thread could wait for the mutex while this coroutine is suspended.
aio::task<> locked(std::mutex &m) {
  std::lock_guard<std::mutex> guard(m);
  std::this_thread::sleep_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'locked'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead; no lock may be held meanwhile
  co_return;
}

aio::task<> given(std::unique_lock<std::mutex> guard) {
  std::this_thread::sleep_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'given'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'aio::sleep_for' instead; no lock may be held meanwhile
  co_return;
}
