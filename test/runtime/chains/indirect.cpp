// RUN: %check_async %s -- %runtime
// Blocks: what a call through a pointer, an object or an interface may reach
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <functional>

static void wait() { std::this_thread::sleep_for(150ms); }

aio::task<> defect_std_function() {
  std::function<void()> f = [] { wait(); };
  f();
  co_return;
}

aio::task<> defect_pointer() {
  void (*f)() = wait;
  f();
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
  co_return;
}

aio::task<> defect_bind() {
  auto f = std::bind(wait);
  f();
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
