//===- loop.h - The event loop ----------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_LOOP_H
#define AIO_LOOP_H

#include "aio/detail/task_state.h"
#include "aio/error.h"
#include "aio/thread_pool.h"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <deque>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>

namespace aio {

using clock = std::chrono::steady_clock;
using time_point = clock::time_point;
using duration = clock::duration;

namespace detail {
/// When \p delay is over that begins now. One of more than a century never is.
template <class Rep, class Period>
time_point due_after(std::chrono::duration<Rep, Period> delay) {
  using seconds = std::chrono::duration<double>;
  constexpr double century = 100 * 365.25 * 24 * 3600;
  if (std::chrono::duration_cast<seconds>(delay).count() > century)
    return time_point::max();
  return clock::now() + std::chrono::ceil<duration>(delay);
}
} // namespace detail

namespace detail {

/// A due time in the loop's heap. Whoever owns it keeps it alive until it has
/// fired or was disarmed.
class timer_node {
public:
  timer_node() = default;
  timer_node(const timer_node &) = delete;
  timer_node &operator=(const timer_node &) = delete;

  bool is_armed() const noexcept { return index != unarmed; }

protected:
  ~timer_node() = default;
  /// The time has come; the node is disarmed already.
  virtual void fire() = 0;

private:
  friend class aio::loop;
  static constexpr std::size_t unarmed = -1;
  time_point due;
  std::uint64_t order = 0;
  std::size_t index = unarmed;
};

/// What a descriptor in the loop's epoll set reports to.
class event_sink {
protected:
  ~event_sink() = default;
  /// \param events the EPOLL* bits that are ready.
  virtual void on_events(std::uint32_t events) = 0;
  friend class aio::loop;
};

/// A call that waits for its turn in the loop. Whoever owns it keeps it alive
/// until one of the two functions is called; each may destroy it.
class loop_call {
public:
  loop_call() = default;
  loop_call(const loop_call &) = delete;
  loop_call &operator=(const loop_call &) = delete;

protected:
  ~loop_call() = default;
  virtual void call() noexcept = 0;
  /// The loop ends before the call.
  virtual void discard() noexcept = 0;
  friend class aio::loop;
};

/// An error that nobody will see, on standard error.
void report_unhandled(std::exception_ptr error, std::string_view task) noexcept;

} // namespace detail

/// Names a function that waits for its time; see loop::cancel_timer().
struct timer_id {
  std::uint64_t value = 0;
};

/// The event loop: runs what is ready, then waits in epoll_wait() for
/// descriptors, timers and other threads. One to a call of run(), used on the
/// thread of that call; only post_threadsafe() may be called on any thread.
class loop {
public:
  /// \param blocking_threads the number of threads of blocking_pool().
  /// \throws std::system_error without descriptors for epoll, timerfd, eventfd.
  explicit loop(std::size_t blocking_threads = 4);
  ~loop();
  loop(const loop &) = delete;
  loop &operator=(const loop &) = delete;

  /// The loop that runs on this thread, or null.
  static loop *current() noexcept { return running; }

  /// Calls \p f in the next turn, after what is ready now.
  void post(std::function<void()> f);
  /// Calls \p f on the loop thread soon. Any thread.
  void post_threadsafe(std::function<void()> f);
  /// Calls \p f when \p due has come, or after \p delay.
  timer_id post_at(time_point due, std::function<void()> f);
  timer_id post_after(duration delay, std::function<void()> f) {
    return post_at(clock::now() + delay, std::move(f));
  }
  /// Forgets a function that waits for its time. \returns false if it is too
  /// late.
  bool cancel_timer(timer_id id);

  /// The threads on which to_thread() runs what would block.
  thread_pool &blocking_pool() noexcept { return pool; }

  /// Calls \p f with the name of each task that is not done, in the order in
  /// which they were spawned.
  void for_each_task(const std::function<void(std::string_view)> &f) const {
    for (const detail::task_state *t = first_task; t; t = t->next)
      f(t->name());
  }

  /// Called, on the loop, with the error of a task that nobody awaits, and the
  /// task's name. By default both are printed on standard error.
  std::function<void(std::exception_ptr, std::string_view task)> on_unhandled =
      detail::report_unhandled;

  /// Calls that. An exception of it is told on standard error.
  void tell_unhandled(std::exception_ptr error, std::string_view task) noexcept;

  /// Odd while a step (a resumption, a function) runs, even between steps; each
  /// change counts one. The watchdog reads it. Any thread.
  const std::atomic<std::uint64_t> &ticks() const noexcept { return tick; }

  // --- For the runtime's own parts -------------------------------------------

  /// Resumes \p handle in the next turn, as a step of \p owner.
  void schedule(std::coroutine_handle<> handle, detail::task_state &owner) {
    ready.push_back({run_resumption, handle.address(), &owner});
  }
  /// Calls \p call in the next turn.
  void schedule(detail::loop_call &call) {
    ready.push_back({run_call, &call, nullptr});
  }
  /// Begins \p task in the next turn. The loop keeps a reference until it ends.
  void adopt(detail::task_state &task);
  /// \p task has ended: gives up that reference.
  void drop(detail::task_state &task) noexcept;

  void arm(detail::timer_node &timer, time_point due);
  void disarm(detail::timer_node &timer) noexcept;

  /// Adds, changes, removes \p descriptor in the epoll set, for \p events.
  /// \throws std::system_error; of add() EPERM for a descriptor that is always
  /// ready (a file).
  void add(int descriptor, std::uint32_t events, detail::event_sink &sink);
  void modify(int descriptor, std::uint32_t events, detail::event_sink &sink);
  /// \p sink is not called any more. \p descriptor may be closed already.
  void remove(int descriptor, detail::event_sink &sink) noexcept;

  /// Makes a loop that of this thread. run() refuses to do so inside of another
  /// loop's step; if somebody does, the outer one is found as it was.
  class activation {
  public:
    explicit activation(loop &home) noexcept
        : outer(std::exchange(running, &home)),
          outer_task(std::exchange(detail::current_task, nullptr)) {}
    activation(const activation &) = delete;
    activation &operator=(const activation &) = delete;
    ~activation() {
      running = outer;
      detail::current_task = outer_task;
    }

  private:
    loop *outer;
    detail::task_state *outer_task;
  };
  /// Runs turns until \p is_over says so. The loop is active.
  template <class Predicate> void run_until(Predicate is_over) {
    assert(running == this);
    while (!is_over())
      turn();
  }

  /// Sees to it that the chain of contexts of \p error ends with \p context and
  /// its chain; for context_of(). Null says that nothing was in flight,
  /// whatever is said later.
  void remember_context(std::exception_ptr error, std::exception_ptr context);
  /// \returns null if nothing is known.
  const std::exception_ptr *
  find_context(const std::exception_ptr &error) const noexcept;

  /// Called at the end of a step that the watchdog has found too long, with the
  /// step's task, or null for a function.
  std::function<void(detail::task_state *)> on_long_step;
  /// Set by the watchdog for the step that runs. Any thread.
  std::atomic<bool> step_is_long = false;

  detail::task_state *tasks() const noexcept { return first_task; }

private:
  /// Something to be run in a turn.
  struct item {
    void (*run)(item &);
    void *data;
    detail::task_state *owner;
  };
  struct function_call;
  struct function_timer;

  static void run_resumption(item &i) {
    detail::resume(std::coroutine_handle<>::from_address(i.data));
  }
  static void run_start(item &i);
  static void run_call(item &i) {
    static_cast<detail::loop_call *>(i.data)->call();
  }

  void turn();
  void step(item &i);
  void poll(bool may_wait);
  void fire_timers(time_point now);
  void take_posted();
  /// Makes the wait end when the first timer is due. \returns false if it is.
  bool set_alarm();

  void place(std::size_t index, detail::timer_node *timer) noexcept {
    timers[index] = timer;
    timer->index = index;
  }
  void sift_up(std::size_t index) noexcept;
  void sift_down(std::size_t index) noexcept;
  static bool is_before(const detail::timer_node &a,
                        const detail::timer_node &b) noexcept {
    return a.due != b.due ? a.due < b.due : a.order < b.order;
  }

  struct descriptor {
    int fd;
    ~descriptor() { ::close(fd); }
  };

  static inline constinit thread_local loop *running = nullptr;

  std::vector<item> ready, turn_items;
  // While something is ready, the system is asked for more only after so many
  // steps or so much time: the system call costs more than many a step.
  static constexpr std::size_t steps_between_polls = 64;
  static constexpr auto time_between_polls = std::chrono::microseconds(50);
  std::size_t steps_since_poll = 0;
  time_point last_poll;
  std::atomic<std::uint64_t> tick = 0;

  std::vector<detail::timer_node *> timers; // A heap, earliest first.
  std::uint64_t timers_made = 0;
  time_point alarm = time_point::max(); // What the timerfd is set to.
  std::map<std::uint64_t, std::unique_ptr<function_timer>> function_timers;

  detail::task_state *first_task = nullptr;
  detail::task_state *last_task = nullptr;
  std::uint64_t tasks_made = 0;
  std::deque<std::pair<std::exception_ptr, std::exception_ptr>> contexts;
  // Ended in the present step; released after it.
  std::vector<detail::task_state *> dropped;

  std::mutex posted_mutex;
  std::vector<std::function<void()>> posted;
  bool is_woken = false; // Guarded by posted_mutex.

  descriptor epoll, alarm_clock, wakeup;
  // Events of the present poll; remove() takes back what was not delivered.
  epoll_event events[64];
  int event_count = 0, next_event = 0;

  thread_pool pool; // Last: its threads may still post.
};

} // namespace aio

#include "aio/detail/loop.ipp"

#endif // AIO_LOOP_H
