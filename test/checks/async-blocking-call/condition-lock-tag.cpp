// RUN: %check_async %s --option Categories=*
// A tag says that a guard does not wait for its mutex.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <chrono>
#include <mutex>
#include <shared_mutex>

using namespace std::chrono_literals;

std::mutex M;
std::timed_mutex T;
std::shared_mutex S;

Task<> uniqueLock() {
  std::unique_lock Waits(M);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'uniqueLock'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable mutex instead, or hand the call to a thread
  std::unique_lock Tries(M, std::try_to_lock);
  std::unique_lock Defers(M, std::defer_lock);
  std::unique_lock Adopts(M, std::adopt_lock);
  std::unique_lock Empty = std::unique_lock<std::mutex>();
  Defers.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::unique_lock::lock' blocks the event loop in coroutine 'uniqueLock'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  Defers.try_lock();
  Defers.unlock();
  co_return;
}

Task<> otherGuards() {
  std::lock_guard Waits(M);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'otherGuards'
  // CHECK-NOTES: :[[@LINE-2]]:19: note: await an awaitable mutex instead, or hand the call to a thread
  std::lock_guard Adopts(M, std::adopt_lock);
  std::scoped_lock Both(M, T);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::scoped_lock::scoped_lock' blocks the event loop in coroutine 'otherGuards'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable mutex instead, or hand the call to a thread
  std::scoped_lock AdoptsBoth(std::adopt_lock, M, T);
  std::shared_lock Shared(S);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::shared_lock::shared_lock' blocks the event loop in coroutine 'otherGuards'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable shared mutex instead, or hand the call to a thread
  std::shared_lock TriesShared(S, std::try_to_lock);
  co_return;
}

Task<> timed() {
  std::unique_lock Waits(T, 1s);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'timed'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable mutex instead, or hand the call to a thread
  std::unique_lock Looks(T, 0s);
  T.try_lock_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::timed_mutex::try_lock_for' blocks the event loop in coroutine 'timed'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  T.try_lock_for(0s);
  T.try_lock();
  T.try_lock_until(std::chrono::steady_clock::now());
  co_return;
}

Task<> plain() {
  M.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::mutex::lock' blocks the event loop in coroutine 'plain'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  M.unlock();
  S.lock_shared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::shared_mutex::lock_shared' blocks the event loop in coroutine 'plain'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable shared mutex instead, or hand the call to a thread
  S.unlock_shared();
  co_return;
}

// The tag is known by its type, wherever it comes from.
template <typename Tag> bool with(Tag Choice) {
  std::unique_lock Guard(M, Choice);
  return Guard.owns_lock();
}

Task<> inAHelper() {
  const auto Tag = std::try_to_lock;
  std::unique_lock Guard(M, Tag);
  with(std::try_to_lock);
  with(std::defer_lock);
  co_return;
}
