//===- detail/channel.h - Bytes through a descriptor ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_DETAIL_CHANNEL_H
#define AIO_DETAIL_CHANNEL_H

#include "aio/error.h"
#include "aio/loop.h"
#include "aio/sync.h"
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace aio {

/// Bytes that somebody else keeps: of a string, or of any contiguous range of
/// `char`, `unsigned char` or `std::byte`.
class const_bytes {
public:
  const_bytes(const char *text) noexcept
      : first(text), length(std::strlen(text)) {}
  const_bytes(const void *data, std::size_t size) noexcept
      : first(static_cast<const char *>(data)), length(size) {}
  template <class Range>
  requires(sizeof(*std::data(std::declval<const Range &>())) == 1)
      const_bytes(const Range &range)
  noexcept : const_bytes(std::data(range), std::size(range)) {}
  /// An array of characters is a text, and ends where that ends.
  template <std::size_t N>
  const_bytes(const char (&text)[N]) noexcept
      : const_bytes(static_cast<const char *>(text)) {}

  const char *data() const noexcept { return first; }
  std::size_t size() const noexcept { return length; }

private:
  const char *first;
  std::size_t length;
};

/// The same, to be written to.
class mutable_bytes {
public:
  mutable_bytes(void *data, std::size_t size) noexcept
      : first(static_cast<char *>(data)), length(size) {}
  template <class Range>
  requires(sizeof(*std::data(std::declval<Range &>())) == 1)
      mutable_bytes(Range &&range)
  noexcept : mutable_bytes(std::data(range), std::size(range)) {}

  char *data() const noexcept { return first; }
  std::size_t size() const noexcept { return length; }

private:
  char *first;
  std::size_t length;
};

namespace detail {

/// A descriptor that is closed at its end. Closing the ones that are used here
/// (sockets, pipes, those of the kernel's own making) never blocks.
class unique_fd {
public:
  explicit unique_fd(int fd = -1) noexcept : fd(fd) {}
  unique_fd(unique_fd &&other) noexcept : fd(other.release()) {}
  unique_fd &operator=(unique_fd &&other) noexcept {
    std::swap(fd, other.fd);
    return *this;
  }
  ~unique_fd() { reset(); }

  int get() const noexcept { return fd; }
  int release() noexcept { return std::exchange(fd, -1); }
  void reset() noexcept {
    if (fd >= 0)
      ::close(release());
  }
  explicit operator bool() const noexcept { return fd >= 0; }

private:
  int fd;
};

/// What was read ahead, or given back.
class read_buffer {
public:
  const char *data() const noexcept { return bytes.get() + begin; }
  std::size_t size() const noexcept { return end - begin; }
  std::string_view view() const noexcept { return {data(), size()}; }

  /// Moves up to \p size bytes to \p to. \returns how many
  std::size_t take(char *to, std::size_t size) noexcept {
    size = std::min(size, this->size());
    if (size != 0)
      std::memcpy(to, data(), size);
    drop(size);
    return size;
  }
  std::string take(std::size_t size) {
    std::string taken(data(), size);
    drop(size);
    return taken;
  }
  void drop(std::size_t size) noexcept {
    begin += size;
    if (begin == end)
      begin = end = 0;
  }
  /// Puts \p size bytes before all others.
  void put_back(const char *from, std::size_t size) {
    if (size == 0)
      return;
    if (size > begin)
      relocate(size, std::max(capacity, size + this->size()));
    begin -= size;
    std::memcpy(bytes.get() + begin, from, size);
  }
  /// Room for at least \p size bytes behind the others.
  char *prepare(std::size_t size) {
    if (capacity - end < size) {
      std::size_t wanted = capacity;
      if (wanted < this->size() + size)
        wanted = std::max(2 * capacity, this->size() + size);
      relocate(0, wanted);
    }
    return bytes.get() + end;
  }
  std::size_t room() const noexcept { return capacity - end; }
  void commit(std::size_t size) noexcept { end += size; }

private:
  /// Moves the bytes to \p to in a buffer of \p wanted bytes.
  void relocate(std::size_t to, std::size_t wanted) {
    const std::size_t count = size();
    if (wanted == capacity) {
      std::memmove(bytes.get() + to, data(), count);
    } else {
      std::unique_ptr<char[]> larger(new char[wanted]);
      if (count != 0)
        std::memcpy(larger.get() + to, data(), count);
      bytes = std::move(larger);
      capacity = wanted;
    }
    begin = to;
    end = to + count;
  }

  std::unique_ptr<char[]> bytes;
  std::size_t capacity = 0, begin = 0, end = 0;
};

/// What kind of descriptor a channel has.
enum class channel_kind { tcp, other_socket, no_socket };

inline channel_kind kind_of(int fd) noexcept {
  int domain = 0;
  socklen_t size = sizeof(domain);
  if (::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0)
    return channel_kind::no_socket;
  int type = 0;
  size = sizeof(type);
  ::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size);
  return (domain == AF_INET || domain == AF_INET6) && type == SOCK_STREAM
             ? channel_kind::tcp
             : channel_kind::other_socket;
}

class channel;

/// An await that reads or writes, in as many steps as it takes.
class channel_operation : public wait_base {
public:
  bool await_ready();

protected:
  explicit channel_operation(channel &on) noexcept : on(&on) {}
  ~channel_operation() = default;

  /// Makes progress without blocking. \returns whether the operation is over.
  /// May throw, and is over then.
  virtual bool advance() = 0;
  /// The result is lost: gives back what was read.
  virtual void give_back() {}
  virtual bool is_reader() const noexcept = 0;

  /// At the begin of await_resume().
  void settle() {
    finish();
    if (error)
      std::rethrow_exception(std::exchange(error, nullptr));
  }

  channel &stream() const noexcept { return *on; }

private:
  friend class channel;
  bool try_advance() noexcept {
    try {
      is_over = advance();
    } catch (...) {
      error = std::current_exception();
      is_over = true;
    }
    return is_over;
  }
  void start() final;
  bool stop() noexcept final;
  void undo() noexcept final;

  channel *on; // Null once that is closed.
  bool is_over = false;
  std::exception_ptr error;
};

/// A stream of bytes, in both directions or in one. Its descriptor is in the
/// epoll set, edge-triggered, from begin to end: so whether it is ready is
/// known without a system call, and most operations need just one.
class channel final : event_sink {
public:
  /// Takes \p fd, which does not block.
  /// \throws std::system_error EPERM for a file
  channel(loop &home, unique_fd fd, channel_kind kind)
      : home(home), descriptor(std::move(fd)), kind(kind) {
    home.add(descriptor.get(),
             EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLPRI | EPOLLET, *this);
  }
  ~channel() {
    if (reader || writer)
      complain("a stream is destroyed while a task reads or writes");
    close();
  }

  bool is_open() const noexcept { return bool(descriptor); }
  int fd() const noexcept { return descriptor.get(); }

  /// Reads what is there. \returns 0 at the end, -1 if it would block.
  ssize_t read(char *to, std::size_t size) {
    if (!is_open())
      return 0;
    if (!may_read)
      return -1;
    while (true) {
      const ssize_t got = kind == channel_kind::no_socket
                              ? ::read(fd(), to, size)
                              : ::recv(fd(), to, size, 0);
      if (got > 0) {
        // A TCP socket that gives less than was asked for has no more, unless
        // the end or urgent data follow. What comes later is told.
        if (static_cast<std::size_t>(got) < size && kind == channel_kind::tcp &&
            !is_special)
          may_read = false;
        return got;
      }
      if (got == 0)
        return 0;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        may_read = false;
        return -1;
      }
      if (errno != EINTR)
        throw last_error("read");
    }
  }

  /// Reads behind what is in the buffer. \returns as read() does.
  ssize_t read_ahead() {
    char *to = buffer.prepare(read_ahead_size / 2);
    const ssize_t got = read(to, buffer.room());
    if (got > 0)
      buffer.commit(static_cast<std::size_t>(got));
    return got;
  }

  /// Writes what there is room for. \returns -1 if it would block.
  ssize_t write(const char *from, std::size_t size) {
    if (!is_open())
      throw std::system_error(
          std::make_error_code(std::errc::operation_canceled),
          "the stream was closed");
    if (!may_write)
      return -1;
    while (true) {
      const ssize_t put = kind == channel_kind::no_socket
                              ? write_without_signal(fd(), from, size)
                              : ::send(fd(), from, size, MSG_NOSIGNAL);
      if (put >= 0)
        return put;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        may_write = false;
        return -1;
      }
      if (errno != EINTR)
        throw last_error("write");
    }
  }

  /// Nothing is known to be ready until it is told: of a socket that connects.
  void expect_nothing() noexcept { may_read = may_write = false; }
  bool is_writable() const noexcept { return may_write; }

  void close() noexcept {
    if (!is_open())
      return;
    if (loop::current() == &home) // It may be gone.
      home.remove(fd(), *this);
    descriptor.reset();
    // Who reads gets the end; who writes an error.
    for (channel_operation *o :
         {std::exchange(reader, nullptr), std::exchange(writer, nullptr)})
      if (o) {
        o->try_advance();
        o->on = nullptr;
        o->complete();
      }
    closers.wake_all();
  }

  read_buffer buffer;
  wait_list closers{"a stream is destroyed while tasks wait for its end"};

  static constexpr std::size_t read_ahead_size = 16 * 1024;

private:
  friend class channel_operation;

  /// A pipe has no MSG_NOSIGNAL.
  static ssize_t write_without_signal(int fd, const char *from,
                                      std::size_t size) noexcept {
    sigset_t pipe_signal, before, pending;
    ::sigemptyset(&pipe_signal);
    ::sigaddset(&pipe_signal, SIGPIPE);
    ::sigemptyset(&pending);
    ::sigpending(&pending);
    const bool was_pending = ::sigismember(&pending, SIGPIPE) == 1;
    ::pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    const ssize_t put = ::write(fd, from, size);
    const int error = errno;
    if (put < 0 && error == EPIPE && !was_pending) {
      const timespec now{};
      while (::sigtimedwait(&pipe_signal, nullptr, &now) < 0 && errno == EINTR)
        ;
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return put;
  }

  void on_events(std::uint32_t ready) override {
    constexpr std::uint32_t end = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    if (ready & (end | EPOLLPRI))
      is_special = true;
    if (ready & (end | EPOLLIN | EPOLLPRI)) {
      may_read = true;
      if (reader && reader->try_advance())
        std::exchange(reader, nullptr)->complete();
    }
    if (ready & (EPOLLOUT | EPOLLHUP | EPOLLERR)) {
      may_write = true;
      if (writer && writer->try_advance())
        std::exchange(writer, nullptr)->complete();
    }
  }

  /// Whether it is time to let others run. Operations that never have to wait
  /// would starve them.
  bool is_greedy() noexcept {
    if (++without_wait < 32)
      return false;
    without_wait = 0;
    return true;
  }

  loop &home;
  unique_fd descriptor;
  const channel_kind kind;
  bool may_read = true, may_write = true;
  bool is_special = false; // The end, an error or urgent data were announced.
  unsigned without_wait = 0;
  channel_operation *reader = nullptr;
  channel_operation *writer = nullptr;
};

inline bool channel_operation::await_ready() {
  if (!on->is_open())
    throw std::system_error(
        std::make_error_code(std::errc::bad_file_descriptor),
        "the stream is closed");
  if (is_reader() ? on->reader : on->writer)
    throw std::logic_error(is_reader() ? "two tasks read from one stream"
                                       : "two tasks write to one stream");
  return try_advance() && !on->is_greedy();
}

inline void channel_operation::start() {
  if (is_over)
    return complete();
  on->without_wait = 0;
  (is_reader() ? on->reader : on->writer) = this;
}

inline bool channel_operation::stop() noexcept {
  (is_reader() ? on->reader : on->writer) = nullptr;
  undo();
  return true;
}

inline void channel_operation::undo() noexcept {
  if (!on)
    return;
  try {
    give_back();
  } catch (...) {
    complain("no memory to keep what a cancelled read has read");
  }
}

} // namespace detail
} // namespace aio

#endif // AIO_DETAIL_CHANNEL_H
