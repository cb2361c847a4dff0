//===- ready.h - Waiting for descriptors ------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_READY_H
#define AIO_READY_H

#include "aio/loop.h"
#include "aio/task.h"
#include <functional>
#include <map>
#include <memory>
#include <sys/epoll.h>
#include <system_error>
#include <utility>

namespace aio {
namespace detail {

class watched_fd;

/// Something that wants to know when a descriptor is ready.
class fd_watcher {
public:
  fd_watcher(int fd, std::uint32_t events) noexcept : fd(fd), events(events) {}
  fd_watcher(const fd_watcher &) = delete;
  fd_watcher &operator=(const fd_watcher &) = delete;

protected:
  ~fd_watcher() = default;
  /// The descriptor is ready. Runs no code of the user.
  /// \returns whether this watcher stays.
  virtual bool on_ready() = 0;

  /// \throws std::system_error EPERM for what is always ready (a file), EBADF
  void watch(loop &home);
  void unwatch() noexcept;
  bool is_watching() const noexcept { return entry; }

private:
  friend class watched_fd;
  const int fd;
  const std::uint32_t events;
  watched_fd *entry = nullptr;
  fd_watcher *next = nullptr;
};

/// A descriptor in the epoll set, which takes each only once, and those who
/// watch it.
class watched_fd final : event_sink {
public:
  watched_fd(loop &home, int fd) noexcept : home(home), fd(fd) {}

  /// The entry of \p fd, a new one if there is none.
  static watched_fd &of(loop &home, int fd) {
    return all().try_emplace({&home, fd}, home, fd).first->second;
  }

  void add(fd_watcher &w) {
    fd_watcher **end = &first;
    while (*end)
      end = &(*end)->next;
    *end = &w;
    w.entry = this;
    w.next = nullptr;
    try {
      update();
    } catch (...) {
      remove(w);
      throw;
    }
  }
  /// May be the end of the entry.
  void remove(fd_watcher &w) noexcept {
    unlink(w);
    settle();
  }

private:
  static std::map<std::pair<loop *, int>, watched_fd> &all() {
    static thread_local std::map<std::pair<loop *, int>, watched_fd> entries;
    return entries;
  }

  void unlink(fd_watcher &w) noexcept {
    fd_watcher **place = &first;
    while (*place != &w)
      place = &(*place)->next;
    *place = w.next;
    w.entry = nullptr;
  }

  void on_events(std::uint32_t ready) override {
    for (fd_watcher *w = first, *next; w; w = next) {
      next = w->next;
      if ((ready & (w->events | EPOLLERR | EPOLLHUP)) != 0 && !w->on_ready())
        unlink(*w);
    }
    settle();
  }

  /// Sets the events to those that are watched.
  void update() {
    std::uint32_t wanted = 0;
    for (fd_watcher *w = first; w; w = w->next)
      wanted |= w->events;
    if (wanted == registered)
      return;
    if (registered == 0)
      home.add(fd, wanted, *this);
    else
      change(wanted);
    registered = wanted;
  }
  void change(std::uint32_t wanted) {
    try {
      home.modify(fd, wanted, *this);
    } catch (const std::system_error &e) {
      // It was closed, and the number means something else now.
      if (e.code() != std::errc::no_such_file_or_directory)
        throw;
      home.add(fd, wanted, *this);
    }
  }
  void settle() noexcept {
    if (!first) {
      // A loop that is gone has taken its epoll set with it.
      if (registered != 0 && loop::current() == &home)
        home.remove(fd, *this);
      all().erase({&home, fd});
      return;
    }
    try {
      update();
    } catch (...) {
      // Closed meanwhile: there is nothing to watch.
    }
  }

  loop &home;
  const int fd;
  std::uint32_t registered = 0;
  fd_watcher *first = nullptr;
};

inline void fd_watcher::watch(loop &home) {
  watched_fd::of(home, fd).add(*this);
}
inline void fd_watcher::unwatch() noexcept {
  if (entry)
    entry->remove(*this);
}

/// Awaits a descriptor.
class fd_wait : public wait_base, fd_watcher {
public:
  bool await_ready() const noexcept { return false; }
  void await_resume() { finish(); }

protected:
  using fd_watcher::fd_watcher;
  ~fd_wait() = default;

private:
  void start() override {
    try {
      watch(home());
    } catch (const std::system_error &e) {
      if (e.code() != std::errc::operation_not_permitted)
        throw;
      complete();
    }
  }
  bool stop() noexcept override {
    unwatch();
    return true;
  }
  bool on_ready() override {
    complete();
    return false;
  }
};

} // namespace detail

/// `co_await readable(fd)` waits until a read would not block: there are data,
/// the end, or an error. Of a file, which is always ready, after a turn. \p fd
/// must stay open meanwhile. \throws std::system_error
class [[nodiscard]] readable final : public detail::fd_wait {
public:
  explicit readable(int fd) noexcept : fd_wait(fd, EPOLLIN | EPOLLRDHUP) {}
};

/// `co_await writable(fd)` waits until a write would not block: there is room,
/// or an error. The rest is as for readable().
class [[nodiscard]] writable final : public detail::fd_wait {
public:
  explicit writable(int fd) noexcept : fd_wait(fd, EPOLLOUT) {}
};

/// Keeps a function on a descriptor; see on_readable(). Loop thread only.
class [[nodiscard]] fd_token {
public:
  fd_token() noexcept = default;
  fd_token(fd_token &&) noexcept = default;
  fd_token &operator=(fd_token &&other) noexcept {
    reset();
    watch = std::move(other.watch);
    return *this;
  }
  ~fd_token() { reset(); }

  /// The function is not called any more. Do so before the descriptor is
  /// closed.
  void reset() noexcept {
    if (watch)
      std::exchange(watch, nullptr)->end();
  }
  explicit operator bool() const noexcept { return watch != nullptr; }

private:
  friend fd_token on_readable(loop &, int, std::function<void()>);
  friend fd_token on_writable(loop &, int, std::function<void()>);

  class callback final : public detail::fd_watcher,
                         public std::enable_shared_from_this<callback> {
  public:
    callback(loop &home, int fd, std::uint32_t events, std::function<void()> f)
        : fd_watcher(fd, events), home(home), f(std::move(f)) {}
    void begin() { watch(home); }
    void end() noexcept {
      is_over = true;
      unwatch();
    }

  private:
    bool on_ready() override {
      home.post([self = shared_from_this()] {
        if (!self->is_over)
          self->f();
      });
      return true;
    }
    loop &home;
    std::function<void()> f;
    bool is_over = false;
  };

  fd_token(loop &home, int fd, std::uint32_t events, std::function<void()> f)
      : watch(std::make_shared<callback>(home, fd, events, std::move(f))) {
    watch->begin();
  }

  std::shared_ptr<callback> watch;
};

/// Calls \p f on the loop in each turn in which \p fd is ready to be read
/// (loop.add_reader() of asyncio), as long as the token lives.
/// \throws std::system_error; EPERM for a file, which is always ready
inline fd_token on_readable(loop &home, int fd, std::function<void()> f) {
  return fd_token(home, fd, EPOLLIN | EPOLLRDHUP, std::move(f));
}
/// The same for writing (loop.add_writer()).
inline fd_token on_writable(loop &home, int fd, std::function<void()> f) {
  return fd_token(home, fd, EPOLLOUT, std::move(f));
}

} // namespace aio

#endif // AIO_READY_H
