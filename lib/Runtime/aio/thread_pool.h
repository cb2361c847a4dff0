//===- thread_pool.h - Threads for what would block -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_THREAD_POOL_H
#define AIO_THREAD_POOL_H

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace aio {

/// Threads that run functions in the order in which they were submitted.
/// Threads are started when there is work for them, up to a limit.
class thread_pool {
public:
  /// \param limit the most threads there will be, at least one.
  explicit thread_pool(std::size_t limit) : limit(limit == 0 ? 1 : limit) {}
  thread_pool(const thread_pool &) = delete;
  thread_pool &operator=(const thread_pool &) = delete;
  /// Waits for what was submitted: run() does so after its loop has ended. In a
  /// coroutine, await finished functions before the pool goes out of scope.
  ~thread_pool() { join(); }

  /// Runs \p f on one of the threads; it must not throw. Any thread.
  void submit(std::function<void()> f) {
    {
      std::lock_guard lock(mutex);
      queue.push_back(std::move(f));
      if (idle < queue.size() && threads.size() < limit) {
        try {
          threads.emplace_back([this] { work(); });
        } catch (...) {
          // The threads that there are will come to it.
          if (threads.empty()) {
            queue.pop_back();
            throw;
          }
        }
      }
    }
    not_empty.notify_one();
  }

  /// Waits until all that was submitted has run, and ends the threads.
  void join() {
    {
      std::lock_guard lock(mutex);
      is_closed = true;
    }
    not_empty.notify_all();
    // Work may submit more work, and that start more threads.
    while (true) {
      std::vector<std::thread> ending;
      {
        std::lock_guard lock(mutex);
        ending.swap(threads);
      }
      if (ending.empty())
        break;
      for (std::thread &t : ending)
        t.join();
    }
    std::lock_guard lock(mutex);
    is_closed = false;
  }

private:
  void work() {
    std::unique_lock lock(mutex);
    while (true) {
      ++idle;
      not_empty.wait(lock, [this] { return is_closed || !queue.empty(); });
      --idle;
      if (queue.empty())
        return;
      std::function<void()> f = std::move(queue.front());
      queue.pop_front();
      lock.unlock();
      f();
      f = nullptr;
      lock.lock();
    }
  }

  const std::size_t limit;
  std::mutex mutex;
  std::condition_variable not_empty;
  std::deque<std::function<void()>> queue;
  std::vector<std::thread> threads;
  std::size_t idle = 0;
  bool is_closed = false;
};

} // namespace aio

#endif // AIO_THREAD_POOL_H
