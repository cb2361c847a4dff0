// RUN: %check_async %s
// A duration of zero or less does not wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

Task<> sleepFor(std::chrono::milliseconds Unknown) {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::seconds(0));
  std::this_thread::sleep_for(std::chrono::seconds::zero());
  std::this_thread::sleep_for(std::chrono::milliseconds{});
  std::this_thread::sleep_for(-1s);
  std::this_thread::sleep_for(1s - 1000ms);
  std::this_thread::sleep_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'sleepFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::this_thread::sleep_for(1s + 1000ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'sleepFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::this_thread::sleep_for(0.5s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'sleepFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::this_thread::sleep_for(Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'sleepFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

constexpr auto Delay = 10ms;
constexpr auto NoDelay = 0ms;
inline constexpr std::chrono::nanoseconds Unset{};

Task<> constants() {
  std::this_thread::sleep_for(Delay);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::this_thread::sleep_for(NoDelay);
  std::this_thread::sleep_for(Unset);
  const auto Local = 0us;
  std::this_thread::sleep_for(Local);
  std::chrono::seconds Changed(0);
  Changed += 1s;
  std::this_thread::sleep_for(Changed);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> waitFor(std::future<int> &F, std::condition_variable &C,
               std::unique_lock<std::mutex> &L) {
  F.wait_for(0s);
  F.wait_for(std::chrono::seconds::zero());
  F.wait_for(1ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_for' blocks the event loop in coroutine 'waitFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  C.wait_for(L, 0s);
  C.wait_for(L, 1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'waitFor'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable condition variable or event instead, or hand the call to a thread
  co_return;
}

bool isReady(std::future<int> &F, std::chrono::milliseconds Timeout = 0ms) {
  return F.wait_for(Timeout) == std::future_status::ready;
}

Task<> inAHelper(std::future<int> &F) {
  isReady(F);
  isReady(F, 0ms);
  isReady(F, 0s);
  isReady(F, 10ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'isReady' blocks the event loop in coroutine 'inAHelper': it reaches 'std::future::wait_for'
  // CHECK-NOTES: :[[@LINE-9]]:10: note: 'isReady' calls 'std::future::wait_for' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

template <typename Rep, typename Period>
void nap(const std::chrono::duration<Rep, Period> &Time) {
  std::this_thread::sleep_for(Time);
}

Task<> inATemplate() {
  nap(0s);
  nap(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'inATemplate': it reaches 'std::this_thread::sleep_for'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'nap' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
