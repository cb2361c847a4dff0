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
