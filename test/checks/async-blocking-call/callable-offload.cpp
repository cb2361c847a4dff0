// RUN: %check_async %s
// What is given to another thread does not run here.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>
#include <future>
#include <pthread.h>
#include <thread>

void nap() { sleep(1); }
void *start(void *) {
  sleep(1);
  return nullptr;
}

struct Device {
  void wait() { sleep(1); }
};

Task<> threads(Device &D) {
  std::thread([] { sleep(1); }).detach();
  std::thread(nap).detach();
  std::thread(&Device::wait, &D).detach();
  std::thread(std::bind(nap)).detach();
  auto *Leaked = new std::jthread([] { sleep(1); });
  (void)Leaked;
  pthread_t Handle;
  pthread_create(&Handle, nullptr, start, nullptr);
  co_return;
}

void startAll() { std::thread(nap).detach(); }

Task<> fromAHelper() {
  startAll();
  co_return;
}

// The call that waits for the thread is another matter.
Task<> joined() {
  std::thread T(nap);
  T.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'joined'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of work that is handed to a thread instead, or hand the call to a thread
  co_return;
}

Task<> jthreadAtTheEnd() {
  std::jthread T([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'jthreadAtTheEnd'
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'T' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await the result of work that is handed to a thread before 'T' is destroyed, or let a thread destroy it
  co_return;
}

Task<> async(std::future<void> &Result) {
  Result = std::async(nap);
  Result = std::async(std::launch::async, [] { sleep(1); });
  co_return;
}

// Deferred work runs where its result is asked for.
Task<> deferred() {
  auto Result = std::async(std::launch::deferred, [] { sleep(1); });
  Result.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'deferred'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  co_return;
}

// What computes the arguments runs here.
int slowly() { return sleep(1); }

Task<> arguments() {
  std::thread([](int) {}, slowly()).detach();
  // CHECK-NOTES: :[[@LINE-1]]:27: warning: 'slowly' blocks the event loop in coroutine 'arguments': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:23: note: 'slowly' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:27: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
