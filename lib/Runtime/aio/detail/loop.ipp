//===- detail/loop.ipp - The event loop's functions -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_DETAIL_LOOP_IPP
#define AIO_DETAIL_LOOP_IPP

#include "aio/loop.h"

namespace aio {
namespace detail {

inline void complain(const char *text) noexcept {
  std::fprintf(stderr, "aio: %s\n", text);
}

inline void report_unhandled(std::exception_ptr error,
                             std::string_view task) noexcept {
  const int size = static_cast<int>(task.size());
  try {
    std::rethrow_exception(std::move(error));
  } catch (const std::exception &e) {
    std::fprintf(stderr, "aio: nobody awaits task '%.*s', which failed: %s\n",
                 size, task.data(), e.what());
  } catch (...) {
    std::fprintf(stderr, "aio: nobody awaits task '%.*s', which failed\n", size,
                 task.data());
  }
}

inline std::system_error last_error(const char *what) {
  return std::system_error(errno, std::generic_category(), what);
}

inline int checked(int result, const char *what) {
  if (result < 0)
    throw last_error(what);
  return result;
}

// --- task_state --------------------------------------------------------------

inline bool task_state::cancel() noexcept {
  if (is_done)
    return false;
  // Who waits for another task cancels that one instead, and so on: a chain of
  // any length, and therefore a loop.
  task_state *last = this;
  while (true) {
    ++last->cancel_requests;
    last->must_cancel.store(true, std::memory_order_relaxed);
    if (!last->waiting || last->shields != 0)
      break;
    last->take_cancel();
    task_state *awaited = last->waiting->awaited_task();
    // Tasks that wait for each other never end by themselves.
    if (!awaited || awaited->is_done || awaited == this ||
        awaited->is_in_chain) {
      last->waiting->cancel();
      break;
    }
    last->is_in_chain = true;
    last = awaited;
  }
  for (task_state *t = this; t->is_in_chain;) {
    t->is_in_chain = false;
    t = t->waiting->awaited_task();
  }
  return true;
}

inline void task_state::ended() noexcept {
  take_result();
  if (loop::current() == &home)
    return finish();
  // It had hopped to another thread.
  retain();
  home.post_threadsafe([this] {
    finish();
    release();
  });
}

inline void task_state::cancel_unstarted() noexcept {
  take_cancel();
  error = std::make_exception_ptr(cancelled());
  is_cancelled = true;
  take_result();
  finish();
}

inline void task_state::finish() noexcept {
  // Cancelled too late for any await to throw it: it is cancelled all the same.
  if (!error && take_cancel()) {
    error = std::make_exception_ptr(cancelled());
    is_cancelled = true;
  }
  is_done = true;
  while (end_hook *hook = first_hook) {
    remove(*hook);
    hook->on_end();
  }
  home.drop(*this);
}

// --- wait_base ---------------------------------------------------------------

inline void wait_base::suspend(std::coroutine_handle<> handle,
                               task_state &owner) {
  assert(
      loop::current() == &owner.home &&
      "the loop's operations are awaited on the loop: resume_on(loop) first");
  waiter = handle;
  task = &owner;
  owner.waiting = this;
  try {
    start();
  } catch (...) {
    owner.waiting = nullptr;
    throw;
  }
  // A cancellation that came while the task ran strikes the first await that
  // really waits. One that is complete already is struck in finish().
  if (owner.waiting == this && owner.take_cancel()) {
    if (task_state *awaited = awaited_task())
      awaited->cancel();
    else
      cancel();
  }
}

inline void wait_base::cancel() noexcept {
  if (!stop())
    return;
  was_cancelled = true;
  complete();
}

inline void wait_base::complete() noexcept {
  task->waiting = nullptr;
  task->home.schedule(waiter, *task);
}

inline void wait_base::finish() {
  if (!task) // It did not have to wait.
    return;
  // A second cancellation before the first was thrown is part of it.
  const bool is_due = task->take_cancel();
  if (was_cancelled)
    throw cancelled();
  if (is_due) {
    undo();
    throw cancelled();
  }
}

} // namespace detail

// --- loop --------------------------------------------------------------------

struct loop::function_call final : detail::loop_call {
  explicit function_call(std::function<void()> f) : f(std::move(f)) {}
  void call() noexcept override {
    const std::unique_ptr<function_call> self(this);
    detail::current_place.store({});
    try {
      f();
    } catch (...) {
      running->tell_unhandled(std::current_exception(), "a posted function");
    }
  }
  void discard() noexcept override { delete this; }
  std::function<void()> f;
};

struct loop::function_timer final : detail::timer_node {
  function_timer(loop &home, std::uint64_t id, std::function<void()> f)
      : home(home), id(id), f(std::move(f)) {}
  void fire() override {
    home.post(std::move(f));
    home.cancel_timer({id});
  }
  loop &home;
  const std::uint64_t id;
  std::function<void()> f;
};

inline loop::loop(std::size_t blocking_threads)
    : epoll{detail::checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")},
      alarm_clock{detail::checked(
          ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK),
          "timerfd_create")},
      wakeup{
          detail::checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")},
      pool(blocking_threads) {
  // Both are known by their addresses: they need no sink.
  for (descriptor *d : {&alarm_clock, &wakeup}) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = d;
    detail::checked(::epoll_ctl(epoll.fd, EPOLL_CTL_ADD, d->fd, &event),
                    "epoll_ctl");
  }
}

inline loop::~loop() {
  pool.join();
  // Functions that wait for their turn or their time are forgotten.
  for (item &i : std::exchange(ready, {}))
    if (i.run == run_call)
      static_cast<detail::loop_call *>(i.data)->discard();
  for (auto &timer : function_timers)
    disarm(*timer.second);
}

inline void loop::tell_unhandled(std::exception_ptr error,
                                 std::string_view task) noexcept {
  try {
    if (on_unhandled)
      on_unhandled(std::move(error), task);
  } catch (...) {
    detail::complain("on_unhandled has thrown");
  }
}

inline void loop::run_start(item &i) {
  detail::task_state &task = *i.owner;
  if (task.must_cancel.load(std::memory_order_relaxed)) {
    task.cancel_unstarted();
  } else {
    detail::current_place.store(task.spawned);
    task.start();
  }
}

inline void loop::post(std::function<void()> f) {
  auto call = std::make_unique<function_call>(std::move(f));
  schedule(*call);
  call.release();
}

inline void loop::post_threadsafe(std::function<void()> f) {
  // The wake-up is written under the mutex: once it is free, the loop may be
  // gone.
  std::lock_guard lock(posted_mutex);
  posted.push_back(std::move(f));
  if (std::exchange(is_woken, true))
    return;
  const std::uint64_t one = 1;
  [[maybe_unused]] ssize_t written = ::write(wakeup.fd, &one, sizeof(one));
}

inline void loop::take_posted() {
  std::vector<std::function<void()>> taken;
  {
    std::lock_guard lock(posted_mutex);
    std::uint64_t count = 0;
    [[maybe_unused]] ssize_t got = ::read(wakeup.fd, &count, sizeof(count));
    is_woken = false;
    taken.swap(posted);
  }
  for (std::function<void()> &f : taken)
    post(std::move(f));
}

inline timer_id loop::post_at(time_point due, std::function<void()> f) {
  const std::uint64_t id = ++timers_made;
  auto timer = std::make_unique<function_timer>(*this, id, std::move(f));
  arm(*timer, due);
  function_timers.emplace(id, std::move(timer));
  return {id};
}

inline bool loop::cancel_timer(timer_id id) {
  auto known = function_timers.find(id.value);
  if (known == function_timers.end())
    return false;
  disarm(*known->second);
  function_timers.erase(known);
  return true;
}

inline void loop::adopt(detail::task_state &task) {
  ready.push_back({run_start, nullptr, &task});
  task.retain();
  task.number = tasks_made++;
  task.previous = last_task;
  (last_task ? last_task->next : first_task) = &task;
  last_task = &task;
}

inline void loop::drop(detail::task_state &task) noexcept {
  (task.previous ? task.previous->next : first_task) = task.next;
  (task.next ? task.next->previous : last_task) = task.previous;
  task.previous = task.next = nullptr;
  dropped.push_back(&task);
}

// --- Timers: a binary heap ---------------------------------------------------

inline void loop::sift_up(std::size_t index) noexcept {
  detail::timer_node *timer = timers[index];
  while (index != 0) {
    const std::size_t parent = (index - 1) / 2;
    if (!is_before(*timer, *timers[parent]))
      break;
    place(index, timers[parent]);
    index = parent;
  }
  place(index, timer);
}

inline void loop::sift_down(std::size_t index) noexcept {
  detail::timer_node *timer = timers[index];
  const std::size_t size = timers.size();
  for (std::size_t child; (child = 2 * index + 1) < size; index = child) {
    if (child + 1 < size && is_before(*timers[child + 1], *timers[child]))
      ++child;
    if (!is_before(*timers[child], *timer))
      break;
    place(index, timers[child]);
  }
  place(index, timer);
}

inline void loop::arm(detail::timer_node &timer, time_point due) {
  assert(!timer.is_armed());
  timer.due = due;
  timer.order = ++timers_made;
  timers.push_back(&timer);
  sift_up(timers.size() - 1);
}

inline void loop::disarm(detail::timer_node &timer) noexcept {
  if (!timer.is_armed())
    return;
  const std::size_t index =
      std::exchange(timer.index, detail::timer_node::unarmed);
  detail::timer_node *last = timers.back();
  timers.pop_back();
  if (last == &timer)
    return;
  place(index, last);
  sift_up(index);
  sift_down(last->index);
}

inline void loop::fire_timers(time_point now) {
  while (!timers.empty() && timers.front()->due <= now) {
    detail::timer_node *timer = timers.front();
    disarm(*timer);
    timer->fire();
  }
}

inline bool loop::set_alarm() {
  const time_point due = timers.empty() ? time_point::max() : timers[0]->due;
  // One that rings too early does no harm; most timers are disarmed in time.
  if (due >= alarm)
    return true;
  if (due <= clock::now())
    return false;
  alarm = due;
  using namespace std::chrono;
  // Zero would disarm it. steady_clock is CLOCK_MONOTONIC.
  const auto since =
      std::max<nanoseconds>(due.time_since_epoch(), nanoseconds(1));
  itimerspec spec{};
  spec.it_value.tv_sec = duration_cast<seconds>(since).count();
  spec.it_value.tv_nsec = (since % seconds(1)).count();
  detail::checked(
      ::timerfd_settime(alarm_clock.fd, TFD_TIMER_ABSTIME, &spec, nullptr),
      "timerfd_settime");
  return true;
}

// --- Descriptors -------------------------------------------------------------

inline void loop::add(int descriptor, std::uint32_t events,
                      detail::event_sink &sink) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = &sink;
  detail::checked(::epoll_ctl(epoll.fd, EPOLL_CTL_ADD, descriptor, &event),
                  "epoll_ctl");
}

inline void loop::modify(int descriptor, std::uint32_t events,
                         detail::event_sink &sink) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = &sink;
  detail::checked(::epoll_ctl(epoll.fd, EPOLL_CTL_MOD, descriptor, &event),
                  "epoll_ctl");
}

inline void loop::remove(int descriptor, detail::event_sink &sink) noexcept {
  ::epoll_ctl(epoll.fd, EPOLL_CTL_DEL, descriptor, nullptr);
  for (int i = next_event; i < event_count; ++i)
    if (events[i].data.ptr == &sink)
      events[i].data.ptr = nullptr;
}

// --- Turns -------------------------------------------------------------------

inline void loop::poll(bool may_wait) {
  may_wait = may_wait && set_alarm();
  event_count =
      ::epoll_wait(epoll.fd, events, std::size(events), may_wait ? -1 : 0);
  if (event_count < 0) {
    event_count = 0;
    if (errno != EINTR)
      throw detail::last_error("epoll_wait");
  }
  for (next_event = 0; next_event < event_count;) {
    epoll_event &event = events[next_event++];
    if (event.data.ptr == &alarm_clock) {
      std::uint64_t expirations = 0;
      [[maybe_unused]] ssize_t got =
          ::read(alarm_clock.fd, &expirations, sizeof(expirations));
      alarm = time_point::max();
    } else if (event.data.ptr == &wakeup) {
      take_posted();
    } else if (event.data.ptr) {
      // The sink is a base of an object: it was converted when it was added.
      static_cast<detail::event_sink *>(event.data.ptr)
          ->on_events(event.events);
    }
  }
  event_count = next_event = 0;
}

inline void loop::step(item &i) {
  detail::current_task = i.owner;
  const std::uint64_t count = tick.load(std::memory_order_relaxed);
  tick.store(count + 1, std::memory_order_release);
  i.run(i);
  if (step_is_long.load(std::memory_order_relaxed)) [[unlikely]]
    on_long_step(i.owner);
  tick.store(count + 2, std::memory_order_release);
  detail::current_task = nullptr;
  while (!dropped.empty()) {
    detail::task_state *task = dropped.back();
    dropped.pop_back();
    task->release();
  }
}

inline void loop::turn() {
  if (ready.empty() || steps_since_poll >= steps_between_polls ||
      clock::now() - last_poll >= time_between_polls) {
    poll(/*may_wait=*/ready.empty());
    last_poll = clock::now();
    fire_timers(last_poll);
    steps_since_poll = 0;
  }
  turn_items.swap(ready);
  steps_since_poll += turn_items.size();
  for (item &i : turn_items)
    step(i);
  turn_items.clear();
}

// --- Contexts of errors ------------------------------------------------------

inline const std::exception_ptr *
loop::find_context(const std::exception_ptr &error) const noexcept {
  // The latest first: an error can be thrown again in another scope.
  for (auto known = contexts.rbegin(); known != contexts.rend(); ++known)
    if (known->first == error)
      return &known->second;
  return nullptr;
}

inline void loop::remember_context(std::exception_ptr error,
                                   std::exception_ptr context) {
  // The error may have a context from within the exit, and so on.
  std::exception_ptr last = std::move(error);
  while (last != context) {
    const std::exception_ptr *next = find_context(last);
    if (!next)
      break;
    if (!*next)
      return; // It is known to have none.
    last = *next;
  }
  if (last == context)
    return; // Thrown again, or known.
  // An error that occurs twice must not make the chain a ring.
  for (std::exception_ptr e = context; e;) {
    const std::exception_ptr *next = find_context(e);
    if (next && *next == last) {
      std::erase_if(contexts,
                    [&](const auto &known) { return known.first == e; });
      break;
    }
    e = next ? *next : nullptr;
  }
  contexts.emplace_back(std::move(last), std::move(context));
  if (contexts.size() > 1024)
    contexts.pop_front();
}

inline std::exception_ptr context_of(const std::exception_ptr &error) {
  loop *home = loop::current();
  const std::exception_ptr *known =
      home && error ? home->find_context(error) : nullptr;
  return known ? *known : nullptr;
}

} // namespace aio

#endif // AIO_DETAIL_LOOP_IPP
