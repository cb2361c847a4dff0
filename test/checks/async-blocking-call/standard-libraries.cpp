// REQUIRES: libc++
// RUN: %check_async %s
// RUN: %check_async %s -- -stdlib=libc++
// The same is found, and named the same, with libstdc++ and libc++.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <sstream>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

Task<> waits(std::thread Worker, std::future<int> Answer, std::latch &Start,
             std::counting_semaphore<> &Slots, std::atomic<int> &Word,
             std::condition_variable &Ready, std::unique_lock<std::mutex> &Lock) {
  std::this_thread::sleep_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Worker.join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of work that is handed to a thread instead, or hand the call to a thread
  Answer.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  Answer.wait_for(0s);
  Answer.wait_for(1s);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait_for' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  Start.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::latch::wait' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable latch or barrier instead, or hand the call to a thread
  Slots.acquire();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable semaphore instead, or hand the call to a thread
  Word.wait(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable event instead, or hand the call to a thread
  Ready.wait(Lock);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable condition variable or event instead, or hand the call to a thread
  co_return;
}

Task<> reads(std::filesystem::path Name, std::vector<int> Values) {
  std::ifstream File(Name);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ifstream::ifstream' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:17: note: await an awaitable open instead, or hand the call to a thread
  int Number;
  File >> Number;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::operator>>' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  std::istringstream Text("1");
  Text >> Number;
  std::filesystem::exists(Name);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  Name.filename().string();
  std::for_each(Values.begin(), Values.end(), [](int) { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'reads': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:47: note: 'std::for_each' calls this lambda
  // CHECK-NOTES: :[[@LINE-3]]:57: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::function<void()> Stored = [] { sleep(2); };
  Stored();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Stored' may block the event loop in coroutine 'reads': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-3]]:39: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
