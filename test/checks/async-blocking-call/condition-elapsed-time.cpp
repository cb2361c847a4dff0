// RUN: %check_async %s
// A time that has passed is not waited for.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <chrono>
#include <future>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

Task<> waitUntil(std::future<int> &F, Clock::time_point Unknown) {
  F.wait_until(Clock::now());
  F.wait_until(std::chrono::system_clock::now());
  F.wait_until(Clock::time_point());
  F.wait_until(Clock::time_point{});
  F.wait_until(Clock::time_point::min());
  F.wait_until(Clock::now() + 1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_until' blocks the event loop in coroutine 'waitUntil'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  F.wait_until(Clock::time_point::max());
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_until' blocks the event loop in coroutine 'waitUntil'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  F.wait_until(Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_until' blocks the event loop in coroutine 'waitUntil'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

Task<> sleepUntil() {
  std::this_thread::sleep_until(Clock::now());
  std::this_thread::sleep_until(Clock::now() + 10ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'sleepUntil'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  const auto Start = Clock::now();
  std::this_thread::sleep_until(Start);
  auto Deadline = Clock::now();
  Deadline += 10ms;
  std::this_thread::sleep_until(Deadline);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'sleepUntil'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

bool doneBy(std::future<int> &F, Clock::time_point When) {
  return F.wait_until(When) == std::future_status::ready;
}

Task<> inAHelper(std::future<int> &F) {
  doneBy(F, Clock::now());
  doneBy(F, Clock::now() + 1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'doneBy' blocks the event loop in coroutine 'inAHelper': it reaches 'std::future::wait_until'
  // CHECK-NOTES: :[[@LINE-7]]:10: note: 'doneBy' calls 'std::future::wait_until' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}
