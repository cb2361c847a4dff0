// RUN: %check_async %s -- %runtime
// Blocks: a sleep in an overrider
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <memory>
#include <unistd.h>

struct policy {
  virtual ~policy() = default;
  virtual void wait() {}
  virtual aio::task<> async_wait() { co_return; }
};

struct patient : policy {
  void wait() override { ::usleep(150'000); }
  aio::task<> async_wait() override { co_await aio::sleep_for(150ms); }
};

struct impatient final : policy {};

static std::unique_ptr<policy> choose() { return std::make_unique<patient>(); }

aio::task<> defect() {
  const std::unique_ptr<policy> chosen = choose();
  chosen->wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'policy::wait' may block the event loop in coroutine 'defect': it reaches 'usleep'
  // CHECK-NOTES: :[[@LINE-12]]:26: note: 'patient::wait' calls 'usleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::sleep_for' instead
  co_return;
}

aio::task<> cure_awaited() {
  const std::unique_ptr<policy> chosen = choose();
  co_await chosen->async_wait();
}

aio::task<> cure_offloaded() {
  const std::unique_ptr<policy> chosen = choose();
  co_await aio::to_thread([&] { chosen->wait(); });
}

aio::task<> cure_known() {
  impatient chosen;
  chosen.wait();
  co_return;
}

FIXTURE(defect, cure_awaited, cure_offloaded, cure_known)
