// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// Closures that a variable keeps, and coroutines that are put on an executor before a thread
// waits for them.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

lib::Awaitable other();

struct Executor;
struct OnExecutor : Task<> {
  OnExecutor via(Executor &);
  OnExecutor named();
  struct promise_type : TaskPromise {
    OnExecutor get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
};
template <typename... Tasks> Task<> all(Tasks...) { return {}; }
template <typename Callable> void runLater(Callable) {}

OnExecutor placed() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'placed'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}
OnExecutor onlyNamed() {
  sleep(1);
  co_return;
}

int main() {
  Executor *Pool = nullptr;
  lib::syncWait(placed().via(*Pool));
  lib::syncWait(onlyNamed().named());

  auto Driven = [](int Seconds) -> Task<> {
    sleep(Seconds);
    co_await other();
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  };
  lib::syncWait(Driven(1));
  lib::syncWait(all(Driven(1), Driven(2)));

  auto DrivenByAClosure = []() -> Task<> {
    sleep(1);
    co_return;
  };
  [&] { lib::syncWait(DrivenByAClosure()); }();
  // Whoever has captured it may do anything with it.
  // CHECK-NOTES: :[[@LINE-5]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
  // CHECK-NOTES: :[[@LINE-6]]:5: note: await an awaitable timer instead

  auto AlsoStarted = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  lib::syncWait(AlsoStarted());
  auto Later = AlsoStarted();

  auto HandedOn = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  lib::syncWait(HandedOn());
  runLater(HandedOn);

  auto NeverCalled = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };

  auto Mixed = [](auto Seconds) -> Task<> {
    sleep(Seconds);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  lib::syncWait(Mixed(1));
  runLater(Mixed);
}

Task<> coroutine() {
  auto Inner = []() -> Task<> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_return;
  };
  lib::syncWait(Inner());
  co_return;
}
