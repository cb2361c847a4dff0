// RUN: %check_async %s --option CatalogFile=%inputs/senders.yaml
// A function of a library may be an object, which is known by its type.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace senders {
struct just {
  int Value;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return Value; }
};

namespace sync_wait_detail {
struct sync_wait_t {
  template <typename Sender> just operator()(Sender &&S) const {
    sleep(1);
    return {S.Value};
  }
};
} // namespace sync_wait_detail
inline constexpr sync_wait_detail::sync_wait_t sync_wait{};

struct wait_for_t {
  int operator()(const just &S, int) const { return S.Value; }
  int operator()(const just &S) const { return S.Value; }
};
inline constexpr wait_for_t wait_for{};

struct then_t {
  template <typename F> just operator()(just S, F) const { return S; }
};
inline constexpr then_t then{};
} // namespace senders

Task<> direct() {
  senders::sync_wait(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'direct', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  senders::wait_for(senders::just{1}, 10);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::wait_for' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  senders::wait_for(senders::just{1}, 0);
  senders::wait_for(senders::just{1});
  senders::then(senders::just{1}, [] { sleep(1); });
  co_return;
}

// By another name.
namespace ex = senders;
using senders::sync_wait;
constexpr auto &Alias = senders::sync_wait;

Task<> aliases() {
  ex::sync_wait(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'aliases', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  sync_wait(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'aliases', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  Alias(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'aliases', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  auto Copy = senders::sync_wait;
  Copy(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'aliases', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  senders::sync_wait_detail::sync_wait_t()(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'senders::sync_wait' blocks the event loop in coroutine 'aliases', which deadlocks when what it waits for runs on this loop
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the sender instead, or hand the call to a thread
  co_return;
}

int run(senders::just S) { return senders::sync_wait(S).Value; }

Task<> inAHelper() {
  run(senders::just{1});
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' blocks the event loop in coroutine 'inAHelper', which deadlocks when what it waits for runs on this loop: it reaches 'senders::sync_wait'
  // CHECK-NOTES: :[[@LINE-5]]:35: note: 'run' calls 'senders::sync_wait' (loop) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the sender instead, or hand the call to a thread
  co_return;
}

template <typename F> void call(F Callable) { Callable(senders::just{1}); }

Task<> passed() {
  call(senders::sync_wait);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'call' blocks the event loop in coroutine 'passed', which deadlocks when what it waits for runs on this loop: it reaches 'senders::sync_wait'
  // CHECK-NOTES: :[[@LINE-5]]:47: note: 'call' calls 'senders::sync_wait' (loop) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the sender instead, or hand the call to a thread
  call([](senders::just) {});
  co_return;
}

// Awaited, it is not the wait.
Task<> awaited() {
  co_await senders::sync_wait(senders::just{1});
  co_await senders::just{1};
}

// An object of the user's that has the same name.
struct quiet_t {
  void operator()(senders::just) const {}
};
namespace own {
inline constexpr quiet_t sync_wait{};
}

Task<> own_() {
  own::sync_wait(senders::just{1});
  co_return;
}
