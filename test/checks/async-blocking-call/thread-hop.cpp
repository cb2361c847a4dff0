// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// RUN: %check_async %s --error-elsewhere --option CatalogFile=%inputs/hops.yaml
// What follows a hop to another thread does not run on the loop.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"
#include <memory>

Task<> other();

Task<> stays(lib::Pool &Threads) {
  co_await lib::stayOn(Threads);
  sleep(1);
  co_await other();
  sleep(1);
  co_await lib::backToLoop();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'stays'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

Task<> visits(lib::Pool &Threads) {
  co_await lib::visit(Threads);
  sleep(1);
  co_await other();
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'visits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

// An executor is known by its type; where it is hidden, nothing is reported.
Task<> byType(lib::Loop &Loop, lib::AnyExecutor Any,
              lib::Bound<lib::Pool> BoundToPool,
              lib::Bound<lib::Loop> BoundToLoop) {
  co_await lib::stayOn(Loop);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'byType'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_await lib::visit(Any);
  sleep(1);
  co_await lib::visit(BoundToPool);
  sleep(1);
  co_await lib::visit(BoundToLoop);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'byType'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

// Where paths meet, only what has hopped on each is exempt.
Task<> branches(lib::Pool &Threads, bool Once, bool Twice) {
  if (Once) {
    co_await lib::stayOn(Threads);
    sleep(1);
  }
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'branches'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  if (Twice)
    co_await lib::stayOn(Threads);
  else
    co_await lib::visit(Threads);
  sleep(1);
}

Task<> loops(lib::Pool &Threads, int Count) {
  for (int I = 0; I < Count; ++I) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'loops'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
    co_await lib::stayOn(Threads);
    sleep(1);
  }
}

Task<> loopsThere(lib::Pool &Threads, int Count) {
  co_await lib::stayOn(Threads);
  while (--Count) {
    sleep(1);
    co_await other();
  }
  sleep(1);
}

Task<> leavesEarly(lib::Pool &Threads, bool IsDone) {
  if (IsDone)
    co_return;
  co_await lib::stayOn(Threads);
  sleep(1);
}

// A handler may run before the hop.
Task<> inAHandler(lib::Pool &Threads) {
  try {
    co_await lib::stayOn(Threads);
    sleep(1);
  } catch (int) {
    sleep(2);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'inAHandler'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead
  }
}

// The call in the operand runs before the hop; helpers count as their calls.
lib::Pool &slowly(lib::Pool &Threads) {
  sleep(1);
  return Threads;
}
Task<> operand(lib::Pool &Threads) {
  co_await lib::stayOn(slowly(Threads));
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: 'slowly' blocks the event loop in coroutine 'operand': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'slowly' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:24: note: await an awaitable timer instead
  slowly(Threads);
}

// An awaitable that was kept, and one that nobody awaits.
Task<> kept(lib::Pool &Threads, bool Now) {
  auto Hop = lib::stayOn(Threads);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'kept'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_await Hop;
  sleep(1);
}

// In a condition and in an initialiser.
struct Answer {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  bool await_resume() noexcept { return true; }
};
[[clang::annotate("async::hop")]] Answer moved();
Task<> declaredByTheUser() {
  if (co_await moved())
    sleep(1);
  sleep(1);
}

struct [[clang::annotate("async::pool")]] OwnPool {};
struct [[clang::annotate("async::loop")]] OwnLoop {};
Task<> ownExecutors(OwnPool &Threads, OwnLoop &Loop) {
  co_await lib::visit(Threads);
  sleep(1);
  co_await lib::visit(Loop);
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'ownExecutors'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
}

// A parameter that tells where the coroutine begins.
Task<> beginsThere(lib::StartOn, lib::Pool &) {
  sleep(1);
  co_return;
}
Task<> beginsThereToo(lib::StartOn, std::shared_ptr<lib::Pool>) {
  sleep(1);
  co_return;
}
Task<> beginsOnLoop(lib::StartOn, lib::Loop &) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'beginsOnLoop'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

Task<> beginsOnLoopToo(lib::StartOn, std::shared_ptr<lib::Loop>) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'beginsOnLoopToo'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead
  co_return;
}

// The result of the hop is kept, or assigned.
[[clang::annotate("async::hop")]] Answer asked();
Task<> keepsTheResult() {
  bool First = co_await asked();
  sleep(1);
  co_await lib::backToLoop();
  First = co_await asked();
  sleep(1);
}
