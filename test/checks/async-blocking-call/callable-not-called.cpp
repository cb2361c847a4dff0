// RUN: %check_async %s
// A callable that is passed on and not called does not run.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <functional>
#include <memory>
#include <utility>
#include <vector>

void nap() { sleep(1); }

template <typename F> void drop(F &&) {}
template <typename F> bool isSet(const F &Callable) { return !!&Callable; }
void declaredOnly(std::function<void()>);
void declaredPointer(void (*)());

Task<> dropped() {
  drop([] { sleep(1); });
  drop(nap);
  isSet(nap);
  declaredOnly(nap);
  declaredPointer([] { sleep(1); });
  co_return;
}

// A pool that stores its work: some thread will run it.
class Pool {
public:
  template <typename F> void submit(F &&Callable) {
    Queue.emplace_back(std::forward<F>(Callable));
  }
  void post(std::function<void()> Work) { Queue.push_back(std::move(Work)); }

private:
  std::vector<std::function<void()>> Queue;
};

Task<> submitted(Pool &P) {
  P.submit([] { sleep(1); });
  P.submit(nap);
  P.post([] { sleep(1); });
  P.post(nap);
  co_return;
}

// A class that erases the type of what it holds.
class Job {
public:
  template <typename F>
  explicit Job(F Callable) : Held(new Model<F>(std::move(Callable))) {}

private:
  struct Interface {
    virtual ~Interface() = default;
    virtual void run() = 0;
  };
  template <typename F> struct Model : Interface {
    explicit Model(F Callable) : Callable(std::move(Callable)) {}
    void run() override { Callable(); }
    F Callable;
  };
  std::unique_ptr<Interface> Held;
};

Task<> erased(std::vector<Job> &Jobs) {
  Jobs.emplace_back([] { sleep(1); });
  Jobs.push_back(Job(nap));
  co_return;
}

// The same pool with a method that runs the work in the caller.
struct Inline {
  template <typename F> void submit(F &&Callable) {
    std::forward<F>(Callable)();
  }
};

Task<> runInTheCaller(Inline &I) {
  I.submit([] { sleep(1); });
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Inline::submit' blocks the event loop in coroutine 'runInTheCaller': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:5: note: 'Inline::submit' calls 'Callable' here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  I.submit([] {});
  co_return;
}
