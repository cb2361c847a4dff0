// RUN: %check_async %s -- %runtime
// Blocks: objects whose destructors finish what they began
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/sync.h"
#include "fixture.h"
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <future>
#include <mutex>
#include <utility>

static void work() { std::this_thread::sleep_for(150ms); }

// Joins.
class joining_thread {
public:
  explicit joining_thread(std::function<void()> f) : worker(std::move(f)) {}
  ~joining_thread() {
    if (worker.joinable())
      worker.join();
  }

private:
  std::thread worker;
};

aio::task<> defect_join() {
  joining_thread worker(work);
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: 'joining_thread::~joining_thread' blocks the event loop in coroutine 'defect_join': it reaches 'std::thread::join' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'worker' is destroyed here
  // CHECK-NOTES: :[[@LINE-11]]:7: note: 'joining_thread::~joining_thread' calls 'std::thread::join' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:18: note: await 'aio::to_thread' before 'worker' is destroyed
  co_await aio::yield();
}

// Waits for the last of its jobs.
class job_counter {
public:
  void begin() {
    ++count;
    fixture::later([this] { end(); });
  }
  ~job_counter() {
    std::unique_lock guard(mutex);
    none.wait(guard, [this] { return count == 0; });
  }

private:
  void end() {
    std::lock_guard guard(mutex);
    --count;
    none.notify_all();
  }
  std::mutex mutex;
  std::condition_variable none;
  int count = 0;
};

aio::task<> defect_wait() {
  job_counter jobs;
  // CHECK-NOTES: :[[@LINE-1]]:15: warning: 'job_counter::~job_counter' blocks the event loop in coroutine 'defect_wait': it reaches 'std::condition_variable::wait' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:1: note: 'jobs' is destroyed here
  // CHECK-NOTES: :[[@LINE-18]]:5: note: 'job_counter::~job_counter' calls 'std::condition_variable::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:15: note: await 'aio::async_condition_variable::wait' before 'jobs' is destroyed
  jobs.begin();
  co_await aio::yield();
}

// Awaits its result, as nobody else may.
class answer {
public:
  answer() : result(promise.get_future()) {
    fixture::later([this] { promise.set_value(42); });
  }
  ~answer() { result.wait(); }

private:
  std::promise<int> promise;
  std::future<int> result;
};

aio::task<> defect_future() {
  answer pending;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'answer::~answer' blocks the event loop in coroutine 'defect_future': it reaches 'std::future::wait' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'pending' is destroyed here
  // CHECK-NOTES: :[[@LINE-11]]:15: note: 'answer::~answer' calls 'std::future::wait' (wait) here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: await 'aio::to_thread' before 'pending' is destroyed
  co_await aio::yield();
}

static fixture::pipe_out target;
[[maybe_unused]] static const bool is_full = (target.make_full(), true);

// Writes the last words.
class writer {
public:
  explicit writer(int to) : to(to) {}
  ~writer() {
    if (::write(to, "bye\n", 4) != 4)
      std::abort();
  }

private:
  int to;
};

aio::task<> defect_write() {
  target.read_later();
  writer last(target.ours);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'writer::~writer' blocks the event loop in coroutine 'defect_write': it reaches 'write' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'last' is destroyed here
  // CHECK-NOTES: :[[@LINE-13]]:9: note: 'writer::~writer' calls 'write' (file) here
  // CHECK-NOTES: :[[@LINE-4]]:10: note: await 'aio::to_thread' before 'last' is destroyed
  co_await aio::yield();
}

static aio::task<> job(unsigned &left, aio::async_event &none_left) {
  co_await aio::to_thread(work);
  if (--left == 0)
    none_left.set();
}

aio::task<> cure_awaited() {
  unsigned left = 2;
  aio::async_event none_left;
  auto first = aio::spawn(job(left, none_left));
  auto second = aio::spawn(job(left, none_left));
  co_await none_left.wait();
  co_await first;
  co_await second;
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] { joining_thread worker(work); });
}

FIXTURE(defect_join, defect_wait, defect_future, defect_write, cure_awaited,
        cure_offloaded)
