//===- signal.h - Signals of the system -------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A handler that counts in an eventfd, of which the loop is told. Not a
// signalfd: that has to be blocked in all threads, also in those that run
// already and in those that others start.
//
//===----------------------------------------------------------------------===//

#ifndef AIO_SIGNAL_H
#define AIO_SIGNAL_H

#include "aio/loop.h"
#include "aio/sync.h"
#include "aio/task.h"
#include <array>
#include <atomic>
#include <bitset>
#include <cerrno>
#include <csignal>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <sys/eventfd.h>
#include <utility>
#include <vector>

namespace aio {
namespace detail {

/// Wants to know of a signal.
class signal_watcher {
public:
  signal_watcher() = default;
  signal_watcher(const signal_watcher &) = delete;
  signal_watcher &operator=(const signal_watcher &) = delete;

protected:
  ~signal_watcher() = default;
  /// Runs no code of the user.
  virtual void on_signal(int number) = 0;
  friend class signal_source;
};

/// A signal. It belongs to the loop whose watchers want to know of it.
class signal_source final : event_sink {
public:
  static constexpr int count = NSIG;

  /// \throws std::invalid_argument if there is no such signal
  static signal_source &of(int number) {
    // Never destroyed, as a handler may run to the last.
    static auto *const all = new std::array<signal_source, count>;
    if (number <= 0 || number >= count)
      throw std::invalid_argument("no signal: " + std::to_string(number));
    return (*all)[static_cast<std::size_t>(number)];
  }

  /// \throws std::logic_error if another loop has the signal,
  /// std::system_error if it cannot be handled (SIGKILL)
  void add(loop &of, int number, signal_watcher &w) {
    std::lock_guard lock(mutex());
    if (home && home != &of)
      throw std::logic_error("a signal is handled by another loop");
    watchers.push_back(&w);
    if (watchers.size() != 1)
      return;
    try {
      begin(of, number);
    } catch (...) {
      watchers.clear();
      throw;
    }
    home = &of;
  }
  void remove(int number, signal_watcher &w) noexcept {
    std::lock_guard lock(mutex());
    std::erase(watchers, &w);
    if (!watchers.empty())
      return;
    ::sigaction(number, &before, nullptr);
    if (loop::current() == home) // It may be gone.
      home->remove(counter(number).load(), *this);
    home = nullptr;
  }

private:
  /// Those of all loops. Held for moments only.
  static std::mutex &mutex() {
    static std::mutex m;
    return m;
  }
  /// The eventfd of a signal. It is never closed: the handler may be about to
  /// write to it.
  static std::atomic<int> &counter(int number) {
    static constinit std::atomic<int> descriptors[count] = {};
    return descriptors[number];
  }
  static void handle(int number) {
    const int before = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] ssize_t put =
        ::write(counter(number).load(), &one, sizeof(one));
    errno = before;
  }

  void begin(loop &of, int number) {
    own_number = number;
    if (counter(number).load() == 0)
      counter(number).store(
          checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd"));
    // What was left over is nothing new.
    std::uint64_t times = 0;
    [[maybe_unused]] ssize_t got =
        ::read(counter(number).load(), &times, sizeof(times));
    of.add(counter(number).load(), EPOLLIN, *this);
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    if (::sigaction(number, &action, &before) != 0) {
      const std::system_error error = last_error("sigaction");
      of.remove(counter(number).load(), *this);
      throw error;
    }
  }

  void on_events(std::uint32_t) override {
    std::uint64_t times = 0;
    [[maybe_unused]] ssize_t got =
        ::read(counter(own_number).load(), &times, sizeof(times));
    for (signal_watcher *w : watchers)
      w->on_signal(own_number);
  }

  int own_number = 0;
  loop *home = nullptr;
  std::vector<signal_watcher *> watchers;
  struct sigaction before {};
};

} // namespace detail

/// Signals that are handled as long as this lives. Several of one number that
/// come before the loop's next turn are one. Loop thread only.
class signal_set final : detail::signal_watcher {
public:
  /// \throws std::logic_error if another loop handles one of them
  /// \throws std::system_error for a signal that cannot be handled
  explicit signal_set(std::initializer_list<int> numbers)
      : home(loop::current()) {
    assert(home && "a signal_set is made on the loop");
    try {
      for (int number : numbers) {
        detail::signal_source::of(number).add(*home, number, *this);
        watched.push_back(number);
      }
    } catch (...) {
      end();
      throw;
    }
  }
  ~signal_set() { end(); }

  class [[nodiscard]] next_operation final : public detail::queued_wait {
  public:
    explicit next_operation(signal_set &set) noexcept : set(set) {}
    bool await_ready() const noexcept { return set.pending.any(); }
    int await_resume() {
      finish();
      return number != 0 ? number : set.take();
    }

  private:
    friend class signal_set;
    void start() override { set.waiters.push_back(*this); }
    void undo() noexcept override { set.on_signal(number); }
    signal_set &set;
    int number = 0;
  };

  /// `co_await set.next()` waits for one of the signals, and gives its number.
  /// One that has come meanwhile is not lost.
  next_operation next() noexcept { return next_operation(*this); }

private:
  void on_signal(int number) noexcept override {
    if (waiters.empty()) {
      pending.set(static_cast<std::size_t>(number));
    } else {
      static_cast<next_operation &>(waiters.front()).number = number;
      waiters.wake_one();
    }
  }
  int take() noexcept {
    int number = 1;
    while (!pending.test(static_cast<std::size_t>(number)))
      ++number;
    pending.reset(static_cast<std::size_t>(number));
    return number;
  }
  void end() noexcept {
    for (int number : std::exchange(watched, {}))
      detail::signal_source::of(number).remove(number, *this);
  }

  loop *home;
  std::vector<int> watched;
  std::bitset<detail::signal_source::count> pending;
  detail::wait_list waiters{
      "a signal_set is destroyed while tasks wait for it"};
};

/// `co_await next_signal(n)` waits for a signal, once: before and after, it
/// does what it did before. For more than one, use a signal_set.
inline task<int> next_signal(int number) {
  signal_set set{number};
  co_return co_await detail::untracked(set.next());
}

/// Keeps a function on a signal; see on_signal(). Loop thread only.
class [[nodiscard]] signal_token {
public:
  signal_token() noexcept = default;
  signal_token(signal_token &&) noexcept = default;
  signal_token &operator=(signal_token &&other) noexcept {
    reset();
    watch = std::move(other.watch);
    return *this;
  }
  ~signal_token() { reset(); }

  /// The function is not called any more. The last one gives the signal back
  /// what it did before.
  void reset() noexcept {
    if (watch)
      std::exchange(watch, nullptr)->end();
  }
  explicit operator bool() const noexcept { return watch != nullptr; }

private:
  friend signal_token on_signal(loop &, int, std::function<void()>);

  class callback final : detail::signal_watcher,
                         public std::enable_shared_from_this<callback> {
  public:
    callback(loop &home, int number, std::function<void()> f)
        : home(home), number(number), f(std::move(f)) {}
    void begin() { detail::signal_source::of(number).add(home, number, *this); }
    void end() noexcept {
      is_over = true;
      detail::signal_source::of(number).remove(number, *this);
    }

  private:
    void on_signal(int) override {
      home.post([self = shared_from_this()] {
        if (!self->is_over)
          self->f();
      });
    }
    loop &home;
    const int number;
    std::function<void()> f;
    bool is_over = false;
  };

  std::shared_ptr<callback> watch;
};

/// Calls \p f on the loop after each signal \p number
/// (loop.add_signal_handler() of asyncio), as long as the token lives. Several
/// that come before the loop's next turn are one.
/// \throws std::logic_error if another loop handles the signal
/// \throws std::system_error for one that cannot be handled
inline signal_token on_signal(loop &home, int number, std::function<void()> f) {
  auto watch =
      std::make_shared<signal_token::callback>(home, number, std::move(f));
  watch->begin();
  signal_token token;
  token.watch = std::move(watch);
  return token;
}

/// Cancels the calling task when the signal comes, as asyncio.run() does with
/// SIGINT: `auto token = cancel_on_signal(SIGINT)` in the main task.
inline signal_token cancel_on_signal(int number) {
  detail::task_state *task = detail::current_task;
  assert(task && "cancel_on_signal() is called in a task");
  task->retain();
  const std::shared_ptr<detail::task_state> target(
      task, [](detail::task_state *t) { t->release(); });
  return on_signal(task->home, number, [target] { target->cancel(); });
}

} // namespace aio

#endif // AIO_SIGNAL_H
