//===- file.h - Files -------------------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file is always ready, as far as the system tells, and yet blocks. So all
// of this is done by the threads of the loop's blocking pool.
//
//===----------------------------------------------------------------------===//

#ifndef AIO_FILE_H
#define AIO_FILE_H

#include "aio/detail/channel.h"
#include "aio/offload.h"
#include "aio/sync.h"
#include "aio/task.h"
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aio {
namespace detail {

inline std::system_error file_error(const char *what, const std::string &path) {
  return std::system_error(errno, std::generic_category(),
                           what + (" '" + path + "'"));
}

/// The flags of open() for a mode of fopen().
/// \throws std::invalid_argument for anything else
inline int flags_of(std::string_view mode) {
  const bool is_both = mode.find('+') != std::string_view::npos;
  const int one_way = mode.substr(0, 1) == "r" ? O_RDONLY : O_WRONLY;
  int flags = O_CLOEXEC | (is_both ? O_RDWR : one_way);
  for (std::size_t i = 1; i < mode.size(); ++i)
    if (mode[i] != '+' && mode[i] != 'b' && !(mode[i] == 'x' && mode[0] == 'w'))
      mode = "";
  if (mode.substr(0, 1) == "w")
    return flags | O_CREAT | O_TRUNC |
           (mode.find('x') != std::string_view::npos ? O_EXCL : 0);
  if (mode.substr(0, 1) == "a")
    return flags | O_CREAT | O_APPEND;
  if (mode.substr(0, 1) != "r")
    throw std::invalid_argument("no mode of a file");
  return flags;
}

/// A file, for the threads. A call whose task was cancelled may still run, so
/// this is shared, and what is read is read into memory of its own.
class shared_file {
public:
  shared_file(int fd, std::string path) : path(std::move(path)), fd(fd) {
    struct stat known;
    can_seek = ::fstat(fd, &known) == 0 && S_ISREG(known.st_mode);
  }
  ~shared_file() {
    try {
      close();
    } catch (const std::exception &e) {
      complain(e.what());
    }
  }

  /// Up to \p size bytes; none at the end. \p at is ignored where there are no
  /// positions (a device, a FIFO).
  std::string read(std::uint64_t at, std::size_t size) {
    std::lock_guard lock(mutex);
    std::string bytes(size, '\0');
    while (true) {
      const ssize_t got = can_seek ? ::pread(descriptor(), bytes.data(), size,
                                             static_cast<off_t>(at))
                                   : ::read(descriptor(), bytes.data(), size);
      if (got >= 0) {
        bytes.resize(static_cast<std::size_t>(got));
        return bytes;
      }
      if (errno != EINTR)
        throw file_error("read", path);
    }
  }
  /// Writes all; at the end if \p is_append. \returns where it ends
  std::uint64_t write(std::uint64_t at, std::string_view bytes,
                      bool is_append) {
    std::lock_guard lock(mutex);
    while (!bytes.empty()) {
      const ssize_t put =
          can_seek && !is_append
              ? ::pwrite(descriptor(), bytes.data(), bytes.size(),
                         static_cast<off_t>(at))
              : ::write(descriptor(), bytes.data(), bytes.size());
      if (put < 0) {
        if (errno == EINTR)
          continue;
        throw file_error("write", path);
      }
      bytes.remove_prefix(static_cast<std::size_t>(put));
      at += static_cast<std::uint64_t>(put);
    }
    if (is_append && can_seek)
      at = static_cast<std::uint64_t>(::lseek(descriptor(), 0, SEEK_CUR));
    return at;
  }
  void sync() {
    std::lock_guard lock(mutex);
    // EINVAL: there is no disk behind it.
    if (::fsync(descriptor()) != 0 && errno != EINVAL)
      throw file_error("flush", path);
  }
  std::uint64_t size() {
    std::lock_guard lock(mutex);
    struct stat known;
    if (::fstat(descriptor(), &known) != 0)
      throw file_error("size of", path);
    return static_cast<std::uint64_t>(known.st_size);
  }
  void close() {
    std::lock_guard lock(mutex);
    const int closed = std::exchange(fd, -1);
    // The descriptor is gone after EINTR, too.
    if (closed >= 0 && ::close(closed) != 0 && errno != EINTR)
      throw file_error("close", path);
  }

private:
  int descriptor() const {
    if (fd < 0)
      throw std::system_error(
          std::make_error_code(std::errc::bad_file_descriptor),
          "'" + path + "' is closed");
    return fd;
  }

  const std::string path;
  std::mutex mutex; // Held by threads of the pool only, which may block.
  int fd;
  bool can_seek = false;
};

inline std::shared_ptr<shared_file> open_file(const std::string &path,
                                              const std::string &mode) {
  while (true) {
    const int fd = ::open(path.c_str(), flags_of(mode), 0666);
    if (fd >= 0)
      return std::make_shared<shared_file>(fd, path);
    if (errno != EINTR)
      throw file_error("open", path);
  }
}

inline std::string read_whole_file(const std::string &path) {
  const std::shared_ptr<shared_file> file = open_file(path, "r");
  std::string all;
  // The size is a hint: that of a file in /proc is 0.
  const std::uint64_t hint = file->size();
  for (std::size_t chunk = std::max<std::uint64_t>(hint + 1, 4096);;
       chunk = std::max<std::size_t>(all.size(), 64 * 1024)) {
    std::string more = file->read(all.size(), chunk);
    if (more.empty())
      return all;
    if (all.empty())
      all = std::move(more);
    else
      all += more;
  }
}

inline void write_whole_file(const std::string &path, const std::string &data) {
  const std::shared_ptr<shared_file> file = open_file(path, "w");
  file->write(0, data, false);
  file->close();
}

} // namespace detail

/// `co_await read_file(path)` gives what is in a file, as a std::string.
/// \throws std::system_error
inline auto read_file(std::string path) {
  return to_thread(detail::read_whole_file, std::move(path));
}
/// `co_await write_file(path, data)` makes a file with this in it, or replaces
/// what is in it. A cancellation does not stop it. \throws std::system_error
inline auto write_file(std::string path, std::string data) {
  return to_thread(detail::write_whole_file, std::move(path), std::move(data));
}

/// A file, with a position at which it is read and written. One operation at a
/// time. As an async scope, its exit closes it. Its end lets the pool close it,
/// if close() has not; an error is then only told on standard error.
///
/// A read that is cancelled leaves the position as it was. A write that is
/// cancelled may still be done, and moves the position or not.
class file {
public:
  /// \param mode as for std::fopen(): "r", "w", "a", "r+", "w+", "a+", also
  /// with "b" (which means nothing) and, after "w", with "x" (it must be new).
  /// \throws std::system_error, std::invalid_argument
  static task<file> open(std::string path, std::string mode = "r") {
    const bool is_append = mode.substr(0, 1) == "a";
    auto opened = co_await detail::untracked(
        to_thread(detail::open_file, std::move(path), std::move(mode)));
    file made(std::move(opened), is_append);
    co_return made;
  }

  file(file &&) noexcept = default;
  file &operator=(file &&other) noexcept {
    std::swap(shared, other.shared);
    std::swap(ahead, other.ahead);
    std::swap(position, other.position);
    std::swap(is_append, other.is_append);
    std::swap(is_closed, other.is_closed);
    return *this;
  }
  ~file() {
    loop *home = loop::current();
    if (!shared || is_closed || !home)
      return;
    try {
      // The last reference goes in the pool, as closing may block.
      home->blocking_pool().submit([last = std::move(shared)] {});
    } catch (...) {
    }
  }

  bool is_open() const noexcept { return shared && !is_closed; }

  /// `co_await f.read_some(buffer)` gives the number of bytes read: 0 at the
  /// end of the file. \throws std::system_error, as all that follow
  task<std::size_t> read_some(mutable_bytes to) {
    if (to.size() == 0)
      co_return 0;
    if (ahead.size() == 0)
      co_await detail::untracked(read_ahead(to.size()));
    co_return take(to.data(), to.size());
  }
  /// Fills the buffer. \throws incomplete_read if the file ends before
  task<> read_exactly(mutable_bytes to) {
    while (ahead.size() < to.size()) {
      const bool is_more =
          co_await detail::untracked(read_ahead(to.size() - ahead.size()));
      if (!is_more)
        throw incomplete_read(take(ahead.size()));
    }
    take(to.data(), to.size());
  }
  /// Gives the next line, with the '\n' if it has one; nothing at the end.
  task<std::string> read_line() {
    std::size_t searched = 0, end = std::string::npos;
    while ((end = ahead.view().find('\n', searched)) == std::string::npos) {
      searched = ahead.size();
      const bool is_more =
          co_await detail::untracked(read_ahead(read_ahead_size));
      if (!is_more)
        break;
    }
    co_return take(end == std::string::npos ? ahead.size() : end + 1);
  }
  /// Gives what follows, up to the end of the file.
  task<std::string> read_all() {
    // g++ 12 compiles `while (co_await ...);` to a trap.
    for (bool is_more = true; is_more;)
      is_more = co_await detail::untracked(
          read_ahead(std::max(ahead.size(), read_ahead_size)));
    co_return take(ahead.size());
  }
  /// Reads at a place, as pread(): the position stays.
  task<std::size_t> read_at(std::uint64_t at, mutable_bytes to) {
    const std::string bytes = co_await detail::untracked(read(at, to.size()));
    std::memcpy(to.data(), bytes.data(), bytes.size());
    co_return bytes.size();
  }

  /// Writes all bytes; at the end of the file if it was opened with "a".
  task<> write_all(const_bytes from) {
    ahead.drop(ahead.size());
    position = co_await detail::untracked(
        to_thread(&detail::shared_file::write, used(), position,
                  std::string(from.data(), from.size()), is_append));
  }
  /// Writes at a place, as pwrite(): the position stays.
  task<> write_at(std::uint64_t at, const_bytes from) {
    ahead.drop(ahead.size());
    co_await detail::untracked(
        to_thread(&detail::shared_file::write, used(), at,
                  std::string(from.data(), from.size()), false));
  }
  /// Waits until what was written is on the disk, as fsync(). Nothing that was
  /// written waits in the program.
  task<> flush() {
    co_await detail::untracked(to_thread(&detail::shared_file::sync, used()));
  }

  /// The position, from the begin of the file.
  std::uint64_t tell() const noexcept { return position; }
  void seek(std::uint64_t to) noexcept {
    position = to;
    ahead.drop(ahead.size());
  }
  task<std::uint64_t> size() {
    co_return co_await detail::untracked(
        to_thread(&detail::shared_file::size, used()));
  }

  /// Closes it; again, it does nothing.
  task<> close() {
    if (!is_open())
      co_return;
    is_closed = true;
    co_await detail::untracked(to_thread(&detail::shared_file::close, used()));
  }

  auto async_enter() noexcept {
    return detail::immediate_await([this]() -> file & { return *this; });
  }
  task<> async_exit(std::exception_ptr) { return close(); }

private:
  static constexpr std::size_t read_ahead_size = 64 * 1024;

  file(std::shared_ptr<detail::shared_file> shared, bool is_append)
      : shared(std::move(shared)), is_append(is_append) {}

  const std::shared_ptr<detail::shared_file> &used() const noexcept {
    assert(shared && "a file is used that was moved from");
    return shared;
  }
  detail::offload_of<decltype(&detail::shared_file::read),
                     std::shared_ptr<detail::shared_file>, std::uint64_t,
                     std::size_t>
  read(std::uint64_t at, std::size_t size) const {
    return to_thread(&detail::shared_file::read, used(), at, size);
  }
  /// \returns whether there was more.
  task<bool> read_ahead(std::size_t size) {
    const std::string more =
        co_await detail::untracked(read(position + ahead.size(), size));
    std::memcpy(ahead.prepare(more.size()), more.data(), more.size());
    ahead.commit(more.size());
    co_return !more.empty();
  }
  std::string take(std::size_t size) {
    position += size;
    return ahead.take(size);
  }
  std::size_t take(char *to, std::size_t size) {
    size = ahead.take(to, size);
    position += size;
    return size;
  }

  std::shared_ptr<detail::shared_file> shared;
  std::uint64_t position = 0;
  detail::read_buffer
      ahead; // What was read from the position on, and not given.
  bool is_append;
  bool is_closed = false;
};

} // namespace aio

#endif // AIO_FILE_H
