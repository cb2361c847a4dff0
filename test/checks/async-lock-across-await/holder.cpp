// RUN: %check_async %s
// A guard within another object.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <optional>
#include <utility>

Task<> other();
Task<int> value();
static std::mutex M, N;

struct Locked {
  std::lock_guard<std::mutex> G{M};
};
Task<> member() {
  Locked L;
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:10: warning: 'std::lock_guard' on 'M' is held across 'co_await' in coroutine 'member' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:10: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> optional() {
  std::optional<std::unique_lock<std::mutex>> G(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:47: warning: 'std::unique_lock' is held across 'co_await' in coroutine 'optional' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:47: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
Task<> optionalThatIsReset() {
  std::optional<std::unique_lock<std::mutex>> G(M);
  G.reset();
  co_await other();
}

// A class of the user's own that locks and unlocks.
class Section {
public:
  explicit Section(std::mutex &Of) : Of(Of) { Of.lock(); }
  ~Section() { Of.unlock(); }

private:
  std::mutex &Of;
};
Task<> ownGuard() {
  Section S(M);
  co_await other();
  // CHECK-NOTES: :[[@LINE-2]]:11: warning: 'Section' on 'M' is held across 'co_await' in coroutine 'ownGuard' [async-lock-across-await]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: it is still held at this 'co_await'
  // CHECK-NOTES: :[[@LINE-4]]:11: note: release it before the coroutine suspends, or use a mutex that is awaited instead
}
