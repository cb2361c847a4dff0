// RUN: %check_async %s
// A callable is followed through the layers of templates that pass it on.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

template <typename F, typename... Args>
decltype(auto) attempt(F &&Callable, Args &&...As) {
  return std::invoke(std::forward<F>(Callable), std::forward<Args>(As)...);
}

template <typename F, typename... Args> auto once(F &&Callable, Args &&...As) {
  if constexpr (std::is_void_v<std::invoke_result_t<F, Args...>>)
    attempt(std::forward<F>(Callable), std::forward<Args>(As)...);
  else
    return attempt(std::forward<F>(Callable), std::forward<Args>(As)...);
}

template <typename F, typename... Args>
void retry(int Times, F &&Callable, Args &&...As) {
  while (Times-- > 0)
    once(Callable, As...);
}

void nap(int Seconds) { sleep(Seconds); }
void compute(int) {}

struct Device {
  void wait() { sleep(1); }
  void compute() {}
};

Task<> retried(Device &D) {
  retry(3, [] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'retried': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-14]]:5: note: 'retry' calls 'once' here
  // CHECK-NOTES: :[[@LINE-23]]:5: note: 'once' calls 'attempt' here
  // CHECK-NOTES: :[[@LINE-29]]:10: note: 'attempt' calls 'std::invoke' here
  // CHECK-NOTES: :[[@LINE-5]]:12: note: 'std::invoke' calls this lambda
  // CHECK-NOTES: :[[@LINE-6]]:17: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:3: note: await an awaitable timer instead, or hand the call to a thread
  retry(3, nap, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'retried': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-22]]:5: note: 'retry' calls 'once' here
  // CHECK-NOTES: :[[@LINE-31]]:5: note: 'once' calls 'attempt' here
  // CHECK-NOTES: :[[@LINE-37]]:10: note: 'attempt' calls 'std::invoke' here
  // CHECK-NOTES: :[[@LINE-22]]:6: note: 'std::invoke' calls 'nap'
  // CHECK-NOTES: :[[@LINE-23]]:25: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:3: note: await an awaitable timer instead, or hand the call to a thread
  retry(3, &Device::wait, &D);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'retried': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-30]]:5: note: 'retry' calls 'once' here
  // CHECK-NOTES: :[[@LINE-39]]:5: note: 'once' calls 'attempt' here
  // CHECK-NOTES: :[[@LINE-45]]:10: note: 'attempt' calls 'std::invoke' here
  // CHECK-NOTES: :[[@LINE-26]]:8: note: 'std::invoke' calls 'Device::wait'
  // CHECK-NOTES: :[[@LINE-27]]:17: note: 'Device::wait' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-7]]:3: note: await an awaitable timer instead, or hand the call to a thread
  retry(3, [] {});
  retry(3, compute, 1);
  retry(3, &Device::compute, &D);
  co_return;
}

// A lambda that passes a lambda on.
Task<> lambdaInLambda() {
  retry(3, [] { retry(3, [] { sleep(1); }); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'lambdaInLambda': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-46]]:5: note: 'retry' calls 'once' here
  // CHECK-NOTES: :[[@LINE-55]]:5: note: 'once' calls 'attempt' here
  // CHECK-NOTES: :[[@LINE-61]]:10: note: 'attempt' calls 'std::invoke' here
  // CHECK-NOTES: :[[@LINE-5]]:12: note: 'std::invoke' calls this lambda
  // CHECK-NOTES: :[[@LINE-6]]:17: note: the lambda calls 'retry' here
  // CHECK-NOTES: :[[@LINE-51]]:5: note: 'retry' calls 'once' here
  // CHECK-NOTES: :[[@LINE-60]]:5: note: 'once' calls 'attempt' here
  // CHECK-NOTES: :[[@LINE-66]]:10: note: 'attempt' calls 'std::invoke' here
  // CHECK-NOTES: :[[@LINE-10]]:26: note: 'std::invoke' calls this lambda
  // CHECK-NOTES: :[[@LINE-11]]:31: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  retry(3, [] { retry(3, [] {}); });
  co_return;
}

// The callable is kept in an object and called from there.
template <typename F> class Action {
public:
  explicit Action(F Callable) : Callable(std::move(Callable)) {}
  void run() { Callable(); }
  void drop() {}

private:
  F Callable;
};

Task<> keptInAnObject() {
  Action Blocks([] { sleep(1); });
  Blocks.run();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Action::run' blocks the event loop in coroutine 'keptInAnObject': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:16: note: 'Action::run' calls 'Callable' here
  // CHECK-NOTES: :[[@LINE-4]]:22: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Blocks.drop();
  Action Harmless([] {});
  Harmless.run();
  co_return;
}

// Called from the destructor.
template <typename F> struct Finally {
  F Callable;
  ~Finally() { Callable(); }
};
template <typename F> Finally(F) -> Finally<F>;

Task<> calledAtTheEnd() {
  Finally Blocks{[] { sleep(1); }};
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Finally::~Finally' blocks the event loop in coroutine 'calledAtTheEnd': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'Blocks' is destroyed here
  // CHECK-NOTES: :[[@LINE-8]]:16: note: 'Finally::~Finally' calls 'Callable' here
  // CHECK-NOTES: :[[@LINE-4]]:23: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:11: note: await an awaitable timer before 'Blocks' is destroyed, or let a thread destroy it
  Finally Harmless{[] {}};
  co_return;
}

Task<> inAnOptional() {
  auto Lambda = [] { sleep(1); };
  std::optional<decltype(Lambda)> Maybe(Lambda);
  (*Maybe)();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'inAnOptional': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:22: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Maybe.value()();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: a lambda blocks the event loop in coroutine 'inAnOptional': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as a lambda here
  co_return;
}

Task<> optionalNotCalled() {
  auto Lambda = [] { sleep(1); };
  std::optional<decltype(Lambda)> Maybe(Lambda);
  if (Maybe)
    Maybe.reset();
  co_return;
}
