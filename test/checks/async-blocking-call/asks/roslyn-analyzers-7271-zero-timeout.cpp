// dotnet/roslyn-analyzers#7271 and microsoft/vs-threading#611: to look with a timeout of zero is not to wait.
// RUN: %check_async %s --option Categories=*
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <semaphore.h>
#include <semaphore>

using namespace std::chrono_literals;

Task<> semaphores(std::counting_semaphore<8> &S, sem_t *P) {
  S.try_acquire();
  S.try_acquire_for(0ms);
  S.try_acquire_for(std::chrono::seconds::zero());
  sem_trywait(P);
  S.try_acquire_for(1ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::try_acquire_for' blocks the event loop in coroutine 'semaphores'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable semaphore instead, or hand the call to a thread
  S.acquire();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'semaphores'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable semaphore instead, or hand the call to a thread
  sem_wait(P);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sem_wait' blocks the event loop in coroutine 'semaphores'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable semaphore instead, or hand the call to a thread
  co_return;
}

// The timeout comes from the caller.
static bool enter(std::counting_semaphore<8> &S, std::chrono::milliseconds Timeout = 0ms) {
  return S.try_acquire_for(Timeout);
}
Task<> throughAHelper(std::counting_semaphore<8> &S) {
  enter(S);
  enter(S, 0ms);
  enter(S, 50ms);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'enter' blocks the event loop in coroutine 'throughAHelper': it reaches 'std::counting_semaphore::try_acquire_for'
  // CHECK-NOTES: :[[@LINE-7]]:10: note: 'enter' calls 'std::counting_semaphore::try_acquire_for' (wait) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable semaphore instead, or hand the call to a thread
  co_return;
}

Task<> locks(std::timed_mutex &M, std::condition_variable &C) {
  std::unique_lock Lock(M, 0s);
  std::unique_lock<std::mutex> Other;
  C.wait_for(Other, 0s);
  C.wait_for(Other, 5s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'locks'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable condition variable or event instead, or hand the call to a thread
  co_return;
}
