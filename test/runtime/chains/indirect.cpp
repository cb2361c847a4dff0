// RUN: %check_async %s -- %runtime
// Blocks: what a call through a pointer, an object or an interface may reach
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <functional>

static void wait() { std::this_thread::sleep_for(150ms); }

aio::task<> defect_std_function() {
  std::function<void()> f = [] { wait(); };
  f();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'f' may block the event loop in coroutine 'defect_std_function': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-3]]:34: note: the lambda calls 'wait' here
  // CHECK-NOTES: :[[@LINE-7]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_pointer() {
  void (*f)() = wait;
  f();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'f' may block the event loop in coroutine 'defect_pointer': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-16]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

class store {
public:
  virtual ~store() = default;
  virtual void save() = 0;
};

class disk final : public store {
public:
  void save() override { wait(); }
};

static disk only;

static store &find() { return only; }

aio::task<> defect_virtual() {
  find().save();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'store::save' may block the event loop in coroutine 'defect_virtual': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-10]]:26: note: 'disk::save' calls 'wait' here
  // CHECK-NOTES: :[[@LINE-40]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> defect_bind() {
  auto f = std::bind(wait);
  f();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'f' may block the event loop in coroutine 'defect_bind': it reaches 'std::this_thread::sleep_for' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-49]]:22: note: 'wait' calls 'std::this_thread::sleep_for' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

class async_store {
public:
  virtual ~async_store() = default;
  virtual aio::task<> save() = 0;
};

class async_disk final : public async_store {
public:
  aio::task<> save() override { co_await aio::sleep_for(150ms); }
};

aio::task<> cure_awaited() {
  async_disk disk;
  async_store &saved = disk;
  co_await saved.save();
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { find().save(); });
}

FIXTURE(defect_std_function, defect_pointer, defect_virtual, defect_bind,
        cure_awaited, cure_offloaded)
