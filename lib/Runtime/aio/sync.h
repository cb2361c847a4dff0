//===- sync.h - Tasks that wait for each other ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What asyncio has in Lock, Event, Condition, Semaphore, Queue and Barrier. For
// tasks of one loop, on its thread only. Who waits first is served first. A
// task that is cancelled after it was served, and before it went on, passes on
// what it was given.
//
// A wait allocates nothing. To destroy one of these while tasks wait for it is
// a mistake: it complains, and the tasks wait until they are cancelled.
//
//===----------------------------------------------------------------------===//

#ifndef AIO_SYNC_H
#define AIO_SYNC_H

#include "aio/loop.h"
#include "aio/task.h"
#include <cassert>
#include <cstddef>
#include <deque>
#include <exception>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

namespace aio {
namespace detail {

class wait_list;

/// A wait in a list; a member of at most one.
class queued_wait : public wait_base {
protected:
  ~queued_wait() { leave(); }
  void leave() noexcept;
  /// By default, a cancelled wait just leaves.
  bool stop() noexcept override {
    leave();
    return true;
  }

private:
  friend class wait_list;
  wait_list *list = nullptr;
  queued_wait *previous = nullptr;
  queued_wait *next = nullptr;
};

/// Waits in the order of their arrival.
class wait_list {
public:
  /// \param complaint what is said if it is destroyed too early.
  explicit wait_list(const char *complaint) noexcept : complaint(complaint) {}
  wait_list(const wait_list &) = delete;
  wait_list &operator=(const wait_list &) = delete;
  ~wait_list() {
    if (empty())
      return;
    complain(complaint);
    while (first)
      remove(*first);
  }

  bool empty() const noexcept { return !first; }
  std::size_t size() const noexcept { return count; }
  queued_wait &front() const noexcept { return *first; }
  queued_wait *after(const queued_wait &w) const noexcept { return w.next; }

  void push_back(queued_wait &w) noexcept {
    assert(!w.list);
    w.list = this;
    w.previous = last;
    w.next = nullptr;
    (last ? last->next : first) = &w;
    last = &w;
    ++count;
  }
  void remove(queued_wait &w) noexcept {
    assert(w.list == this);
    w.list = nullptr;
    (w.previous ? w.previous->next : first) = w.next;
    (w.next ? w.next->previous : last) = w.previous;
    --count;
  }
  /// Ends the wait of the first, which leaves. \returns false without any.
  bool wake_one() noexcept {
    if (!first)
      return false;
    queued_wait &w = *first;
    remove(w);
    w.complete();
    return true;
  }
  /// Ends the waits that are there now.
  void wake_all() noexcept {
    for (std::size_t left = count; left != 0; --left)
      wake_one();
  }
  static void complete(queued_wait &w) noexcept { w.complete(); }

private:
  const char *complaint;
  queued_wait *first = nullptr;
  queued_wait *last = nullptr;
  std::size_t count = 0;
};

inline void queued_wait::leave() noexcept {
  if (list)
    list->remove(*this);
}

/// Awaits nothing: `co_await` calls a function and gives what it returns.
template <class F> class [[nodiscard]] immediate_await {
public:
  explicit immediate_await(F f) noexcept : f(std::move(f)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  decltype(auto) await_resume() { return f(); }

private:
  F f;
};

} // namespace detail

/// A flag for which tasks wait (asyncio.Event).
class async_event {
public:
  bool is_set() const noexcept { return flag; }
  /// Lets all go on that wait now, and all that come before reset().
  void set() noexcept {
    flag = true;
    waiters.wake_all();
  }
  void reset() noexcept { flag = false; }

  class [[nodiscard]] wait_operation final : public detail::queued_wait {
  public:
    explicit wait_operation(async_event &event) noexcept : event(event) {}
    bool await_ready() const noexcept { return event.flag; }
    void await_resume() { finish(); }

  private:
    void start() override { event.waiters.push_back(*this); }
    async_event &event;
  };
  /// `co_await event.wait()` goes on when the flag is, or was, set.
  wait_operation wait() noexcept { return wait_operation(*this); }

private:
  bool flag = false;
  detail::wait_list waiters{
      "an async_event is destroyed while tasks wait for it"};
};

class async_condition_variable;

/// A lock that is held by at most one task (asyncio.Lock). As an async scope,
/// it is held in the body.
class async_mutex {
public:
  bool is_locked() const noexcept { return locked; }
  /// \returns whether it was free, and is held now.
  bool try_lock() noexcept { return !std::exchange(locked, true); }
  /// Hands it to the task that waits longest, if any.
  /// \throws std::logic_error if nobody holds it
  void unlock() {
    if (!locked)
      throw std::logic_error("an async_mutex is unlocked that is not locked");
    release();
  }

  /// Holds the mutex until its end.
  class [[nodiscard]] guard {
  public:
    /// Adopts a mutex that the task holds.
    explicit guard(async_mutex &mutex) noexcept : mutex(&mutex) {}
    guard(guard &&other) noexcept
        : mutex(std::exchange(other.mutex, nullptr)) {}
    guard &operator=(guard &&other) noexcept {
      std::swap(mutex, other.mutex);
      return *this;
    }
    ~guard() { unlock(); }
    /// Gives it up early.
    void unlock() noexcept {
      if (async_mutex *held = std::exchange(mutex, nullptr); held)
        held->release();
    }
    bool owns_lock() const noexcept { return mutex; }

  private:
    async_mutex *mutex;
  };

  class [[nodiscard]] lock_operation : public detail::queued_wait {
  public:
    explicit lock_operation(async_mutex &mutex) noexcept : mutex(mutex) {}
    bool await_ready() const noexcept { return mutex.try_lock(); }
    void await_resume() { finish(); }

  protected:
    async_mutex &mutex;

  private:
    void start() override { mutex.waiters.push_back(*this); }
    void undo() noexcept override { mutex.release(); }
  };
  class [[nodiscard]] scoped_lock_operation final : public lock_operation {
  public:
    using lock_operation::lock_operation;
    guard await_resume() {
      finish();
      return guard(mutex);
    }
  };

  /// `co_await mutex.async_lock()` waits until it is free, and holds it.
  lock_operation async_lock() noexcept { return lock_operation(*this); }
  /// `auto guard = co_await mutex.scoped_lock()` holds it until the guard's
  /// end.
  scoped_lock_operation scoped_lock() noexcept {
    return scoped_lock_operation(*this);
  }

  lock_operation async_enter() noexcept { return async_lock(); }
  auto async_exit(std::exception_ptr) noexcept {
    return detail::immediate_await([this] { unlock(); });
  }

private:
  friend class async_condition_variable;
  void release() noexcept {
    if (!waiters.wake_one())
      locked = false;
  }

  bool locked = false;
  detail::wait_list waiters{
      "an async_mutex is destroyed while tasks wait for it"};
};

/// Waits for a change of what a mutex protects (asyncio.Condition). As an async
/// scope, the mutex is held in the body.
class async_condition_variable {
public:
  explicit async_condition_variable(async_mutex &mutex) noexcept
      : mutex(mutex) {}

  class [[nodiscard]] wait_operation final : public detail::queued_wait {
  public:
    explicit wait_operation(async_condition_variable &variable) noexcept
        : variable(variable) {}
    bool await_ready() const {
      if (!variable.mutex.is_locked())
        throw std::logic_error("the mutex of an async_condition_variable is "
                               "not locked by the task that waits");
      return false;
    }
    void await_resume() {
      finish();
      if (!is_interrupted)
        return;
      undo();
      throw cancelled();
    }

  private:
    friend class async_condition_variable;
    void start() override {
      variable.waiters.push_back(*this);
      variable.mutex.release();
    }
    // Even a cancelled task goes on with the mutex.
    bool stop() noexcept override {
      is_interrupted = true;
      if (is_locking)
        return false;
      leave();
      if (variable.mutex.try_lock())
        return true;
      lock();
      return false;
    }
    // Another task may need to know what this one will not look at.
    void undo() noexcept override {
      if (is_notified)
        variable.notify_one();
    }
    void lock() noexcept {
      is_locking = true;
      variable.mutex.waiters.push_back(*this);
    }

    async_condition_variable &variable;
    bool is_notified = false;
    bool is_locking = false;
    bool is_interrupted = false;
  };

  /// `co_await condition.wait()` gives the mutex up, waits to be notified, and
  /// holds the mutex again, also if it throws `cancelled`.
  /// \throws std::logic_error if the mutex is not locked
  wait_operation wait() noexcept { return wait_operation(*this); }
  /// Waits until \p is_true, which is called while the mutex is held.
  template <class Predicate> task<> wait(Predicate is_true) {
    while (!is_true())
      co_await detail::untracked(wait());
  }

  /// Lets the task go on that waits longest, once the mutex is free. The mutex
  /// need not be held.
  void notify_one() noexcept {
    if (waiters.empty())
      return;
    auto &w = static_cast<wait_operation &>(waiters.front());
    waiters.remove(w);
    w.is_notified = true;
    if (mutex.try_lock())
      detail::wait_list::complete(w);
    else
      w.lock();
  }
  /// Lets all go on that wait now.
  void notify_all() noexcept {
    for (std::size_t left = waiters.size(); left != 0; --left)
      notify_one();
  }

  auto async_enter() noexcept { return mutex.async_enter(); }
  auto async_exit(std::exception_ptr e) noexcept { return mutex.async_exit(e); }

private:
  async_mutex &mutex;
  detail::wait_list waiters{
      "an async_condition_variable is destroyed while tasks wait for it"};
};

/// A number of permits (asyncio.Semaphore). As an async scope, one is held in
/// the body.
class async_semaphore {
public:
  /// \param permits how many there are.
  /// \param limit how many there may be: a release() too many is an error (of
  /// asyncio.BoundedSemaphore). No limit by default.
  explicit async_semaphore(
      std::size_t permits,
      std::size_t limit = std::numeric_limits<std::size_t>::max())
      : permits(permits), limit(limit) {
    if (permits > limit)
      throw std::invalid_argument("an async_semaphore above its limit");
  }

  /// The permits that can be had now.
  std::size_t available() const noexcept { return permits; }
  bool try_acquire() noexcept { return permits != 0 && permits-- != 0; }
  /// Gives a permit back, or one more; the task that waits longest has it.
  /// \throws std::logic_error above the limit
  void release() {
    if (permits >= limit)
      throw std::logic_error("an async_semaphore is released too often");
    put_back();
  }

  /// Holds a permit until its end.
  class [[nodiscard]] guard {
  public:
    /// Adopts a permit that the task has.
    explicit guard(async_semaphore &semaphore) noexcept
        : semaphore(&semaphore) {}
    guard(guard &&other) noexcept
        : semaphore(std::exchange(other.semaphore, nullptr)) {}
    guard &operator=(guard &&other) noexcept {
      std::swap(semaphore, other.semaphore);
      return *this;
    }
    ~guard() { release(); }
    /// Gives it back early.
    void release() noexcept {
      if (async_semaphore *held = std::exchange(semaphore, nullptr); held)
        held->put_back();
    }

  private:
    async_semaphore *semaphore;
  };

  class [[nodiscard]] acquire_operation : public detail::queued_wait {
  public:
    explicit acquire_operation(async_semaphore &semaphore) noexcept
        : semaphore(semaphore) {}
    bool await_ready() const noexcept { return semaphore.try_acquire(); }
    void await_resume() { finish(); }

  protected:
    async_semaphore &semaphore;

  private:
    void start() override { semaphore.waiters.push_back(*this); }
    void undo() noexcept override { semaphore.put_back(); }
  };
  class [[nodiscard]] scoped_acquire_operation final
      : public acquire_operation {
  public:
    using acquire_operation::acquire_operation;
    guard await_resume() {
      finish();
      return guard(semaphore);
    }
  };

  /// `co_await semaphore.acquire()` waits for a permit, and takes it.
  acquire_operation acquire() noexcept { return acquire_operation(*this); }
  /// `auto guard = co_await semaphore.scoped_acquire()` has it until the
  /// guard's end.
  scoped_acquire_operation scoped_acquire() noexcept {
    return scoped_acquire_operation(*this);
  }

  acquire_operation async_enter() noexcept { return acquire(); }
  auto async_exit(std::exception_ptr) noexcept {
    return detail::immediate_await([this] { release(); });
  }

private:
  void put_back() noexcept {
    if (!waiters.wake_one())
      ++permits;
  }

  std::size_t permits;
  const std::size_t limit;
  detail::wait_list waiters{
      "an async_semaphore is destroyed while tasks wait for it"};
};

/// Thrown by operations of a queue that was closed.
struct queue_closed : std::runtime_error {
  queue_closed() : std::runtime_error("the queue is closed") {}
};

/// Hands items from tasks to tasks, in order (asyncio.Queue).
template <class T> class async_queue {
public:
  /// \param limit the most items it holds; 0 is no limit.
  explicit async_queue(std::size_t limit = 0) noexcept : limit(limit) {}

  /// The items that can be had now: not those for a task that is about to go
  /// on.
  std::size_t size() const noexcept { return items.size() - promised_items; }
  bool empty() const noexcept { return size() == 0; }
  bool full() const noexcept {
    return limit != 0 && items.size() + promised_places >= limit;
  }
  bool is_closed() const noexcept { return closed; }

  /// Adds an item if there is a place. \returns false, and leaves \p item
  /// alone, if there is none. \throws queue_closed
  bool try_push(T &&item) {
    if (closed)
      throw queue_closed();
    if (full())
      return false;
    add(std::move(item));
    return true;
  }
  bool try_push(const T &item) {
    T copy(item);
    return try_push(std::move(copy));
  }
  /// \returns the first item, or nothing.
  std::optional<T> try_pop() {
    if (empty())
      return std::nullopt;
    return take();
  }

  class [[nodiscard]] push_operation final : public detail::queued_wait {
  public:
    push_operation(async_queue &queue, T item)
        : queue(queue), item(std::move(item)) {}
    bool await_ready() { return queue.try_push(std::move(item)); }
    void await_resume() {
      if (!is_queued)
        return;
      finish();
      if (!has_place)
        throw queue_closed();
      --queue.promised_places;
      queue.add(std::move(item));
    }

  private:
    friend class async_queue;
    void start() override {
      is_queued = true;
      queue.pushers.push_back(*this);
    }
    void undo() noexcept override {
      if (!has_place)
        return;
      --queue.promised_places;
      queue.promise_place();
    }

    async_queue &queue;
    T item;
    bool is_queued = false;
    bool has_place = false;
  };

  class [[nodiscard]] pop_operation final : public detail::queued_wait {
  public:
    explicit pop_operation(async_queue &queue) noexcept : queue(queue) {}
    bool await_ready() const {
      if (!queue.empty())
        return true;
      if (queue.closed)
        throw queue_closed();
      return false;
    }
    T await_resume() {
      if (is_queued) {
        finish();
        if (!has_item)
          throw queue_closed();
        --queue.promised_items;
      }
      return queue.take();
    }

  private:
    friend class async_queue;
    void start() override {
      is_queued = true;
      queue.poppers.push_back(*this);
    }
    void undo() noexcept override {
      if (!has_item)
        return;
      --queue.promised_items;
      queue.promise_item();
    }

    async_queue &queue;
    bool is_queued = false;
    bool has_item = false;
  };

  class [[nodiscard]] join_operation final : public detail::queued_wait {
  public:
    explicit join_operation(async_queue &queue) noexcept : queue(queue) {}
    bool await_ready() const noexcept { return queue.unfinished == 0; }
    void await_resume() { finish(); }

  private:
    void start() override { queue.joiners.push_back(*this); }
    async_queue &queue;
  };

  /// `co_await queue.push(item)` waits for a place, and adds the item. If it is
  /// cancelled, the item is not added. \throws queue_closed
  push_operation push(T item) { return push_operation(*this, std::move(item)); }
  /// `co_await queue.pop()` waits for an item, and takes it. If it is
  /// cancelled, none is lost. \throws queue_closed if it is closed, and empty
  pop_operation pop() noexcept { return pop_operation(*this); }

  /// `co_await queue.join()` waits until task_done() was called for each item
  /// that was pushed.
  join_operation join() noexcept { return join_operation(*this); }
  /// What was done with an item is done.
  /// \throws std::logic_error if it is called more often than items were pushed
  void task_done() {
    if (unfinished == 0)
      throw std::logic_error("task_done() is called too often");
    if (--unfinished == 0)
      joiners.wake_all();
  }

  /// No item can be added any more; those that are there can be taken. Who
  /// waits for a place, or for an item that will not come, gets queue_closed.
  void close() noexcept {
    closed = true;
    pushers.wake_all();
    poppers.wake_all();
  }

private:
  void add(T &&item) {
    items.push_back(std::move(item));
    ++unfinished;
    promise_item();
  }
  T take() {
    T item = std::move(items.front());
    items.pop_front();
    promise_place();
    return item;
  }
  // An item, or a place, is free: it is kept for whoever waits longest. That
  // task takes it when it goes on: until then it may still be cancelled.
  void promise_item() noexcept {
    if (poppers.empty() || empty())
      return;
    static_cast<pop_operation &>(poppers.front()).has_item = true;
    ++promised_items;
    poppers.wake_one();
  }
  void promise_place() noexcept {
    if (pushers.empty() || full())
      return;
    static_cast<push_operation &>(pushers.front()).has_place = true;
    ++promised_places;
    pushers.wake_one();
  }

  const std::size_t limit;
  std::deque<T> items;
  std::size_t promised_items = 0, promised_places = 0;
  std::size_t unfinished = 0;
  bool closed = false;
  detail::wait_list pushers{
      "an async_queue is destroyed while tasks wait to push"};
  detail::wait_list poppers{
      "an async_queue is destroyed while tasks wait to pop"};
  detail::wait_list joiners{"an async_queue is destroyed while tasks join it"};
};

/// Thrown by async_barrier::wait() when the barrier is aborted or reset.
struct broken_barrier : std::runtime_error {
  broken_barrier() : std::runtime_error("the barrier is broken") {}
};

/// A place where tasks wait until there are enough of them (asyncio.Barrier).
/// Once they go on, others can wait for the next time. As an async scope, the
/// enter waits.
class async_barrier {
public:
  /// \param parties how many tasks, at least one.
  /// \throws std::invalid_argument for none
  explicit async_barrier(std::size_t parties) : count(parties) {
    if (parties == 0)
      throw std::invalid_argument("an async_barrier of no parties");
  }

  std::size_t parties() const noexcept { return count; }
  /// The tasks that wait now.
  std::size_t waiting() const noexcept { return waiters.size(); }
  bool is_broken() const noexcept { return broken; }

  class [[nodiscard]] wait_operation final : public detail::queued_wait {
  public:
    explicit wait_operation(async_barrier &barrier) noexcept
        : barrier(barrier) {}
    bool await_ready() {
      if (barrier.broken)
        throw broken_barrier();
      if (barrier.waiting() + 1 != barrier.count)
        return false;
      index = barrier.count - 1;
      barrier.wake_all(/*is_complete=*/true);
      return true;
    }
    std::size_t await_resume() {
      finish();
      if (index == interrupted)
        throw broken_barrier();
      return index;
    }

  private:
    friend class async_barrier;
    static constexpr std::size_t interrupted = -1;
    void start() override { barrier.waiters.push_back(*this); }
    async_barrier &barrier;
    std::size_t index = interrupted;
  };

  /// `co_await barrier.wait()` waits until as many tasks do as there are
  /// parties. A task that is cancelled is not counted any more.
  /// \returns a different number for each, from 0, in the order of arrival
  /// \throws broken_barrier
  wait_operation wait() noexcept { return wait_operation(*this); }

  /// Tasks that wait, and those that will before reset(), get broken_barrier.
  void abort() noexcept {
    broken = true;
    wake_all(/*is_complete=*/false);
  }
  /// Tasks that wait get broken_barrier; others can wait again.
  void reset() noexcept {
    broken = false;
    wake_all(/*is_complete=*/false);
  }

  wait_operation async_enter() noexcept { return wait(); }
  auto async_exit(std::exception_ptr) noexcept {
    return detail::immediate_await([] {});
  }

private:
  void wake_all(bool is_complete) noexcept {
    for (std::size_t index = 0; !waiters.empty(); ++index) {
      if (is_complete)
        static_cast<wait_operation &>(waiters.front()).index = index;
      waiters.wake_one();
    }
  }

  const std::size_t count;
  bool broken = false;
  detail::wait_list waiters{
      "an async_barrier is destroyed while tasks wait for it"};
};

} // namespace aio

#endif // AIO_SYNC_H
