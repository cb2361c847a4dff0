//===- to_process.h - Work for other processes ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A process that is forked off a program with several threads may do next to
// nothing: another thread may have held a lock, such as that of the memory. So
// there is a server, forked off while the program has one thread, of which a
// process is forked off for each call.
//
//===----------------------------------------------------------------------===//

#ifndef AIO_TO_PROCESS_H
#define AIO_TO_PROCESS_H

#include "aio/detail/channel.h"
#include "aio/net.h"
#include "aio/ready.h"
#include "aio/task.h"
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <exception>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <tuple>
#include <type_traits>
#include <unistd.h>
#include <utility>

namespace aio {

/// Thrown by to_process(): what the function has thrown, or that the process
/// ended without a result.
struct process_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

namespace detail {

/// What can go to another process: a copy of its bytes, or a string.
template <class T>
concept transportable = std::is_same_v<T, std::string> ||
    (std::is_trivially_copyable_v<T> &&
     !(std::is_pointer_v<T> && !std::is_function_v<std::remove_pointer_t<T>>));

/// How an argument goes: a text as a string.
template <class T>
using transported_as =
    std::conditional_t<std::is_convertible_v<T, const char *> ||
                           std::is_same_v<T, std::string_view>,
                       std::string, T>;

/// Writes and reads values as bytes.
struct parcel {
  std::string bytes = {};
  std::size_t at = 0;

  void put(const void *data, std::size_t size) {
    bytes.append(static_cast<const char *>(data), size);
  }
  template <class T> void put(const T &value) {
    if constexpr (std::is_same_v<T, std::string>) {
      const std::uint64_t size = value.size();
      put(&size, sizeof(size));
      put(value.data(), value.size());
    } else {
      put(&value, sizeof(value));
    }
  }
  template <class T> T get() {
    if constexpr (std::is_same_v<T, std::string>) {
      const auto size = get<std::uint64_t>();
      at += size;
      return bytes.substr(at - size, size);
    } else {
      // Not every T can be made first and filled then (a closure).
      alignas(T) unsigned char raw[sizeof(T)];
      std::memcpy(raw, bytes.data() + at, sizeof(T));
      at += sizeof(T);
      return *std::launder(reinterpret_cast<T *>(raw));
    }
  }
};

/// Calls a function with arguments from \p in; its result goes to \p out.
using process_entry = void (*)(parcel &in, parcel &out);

template <class T, class F, class... Args>
void run_parcel(parcel &in, parcel &out) {
  F f = in.get<F>();
  // Braces: from left to right.
  std::tuple<Args...> args{in.get<Args>()...};
  if constexpr (std::is_void_v<T>)
    std::apply(std::move(f), std::move(args));
  else
    out.put<T>(std::apply(std::move(f), std::move(args)));
}

enum class outcome : char { result, error };

/// What precedes a result.
struct result_header {
  std::uint64_t size;
  outcome kind;
};

inline bool read_fully(int fd, void *to, std::size_t size) noexcept {
  for (char *next = static_cast<char *>(to); size != 0;) {
    const ssize_t got = ::recv(fd, next, size, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    next += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}
inline bool write_fully(int fd, const void *from, std::size_t size) noexcept {
  for (const char *next = static_cast<const char *>(from); size != 0;) {
    const ssize_t put = ::send(fd, next, size, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0)
      return false;
    next += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

/// A call, in its process. \p fd is the connection to the caller.
[[noreturn]] inline void serve_call(int fd, process_entry entry) noexcept {
  parcel in, out;
  result_header header{0, outcome::result};
  try {
    std::uint64_t size = 0;
    if (!read_fully(fd, &size, sizeof(size)))
      ::_exit(1);
    in.bytes.resize(size);
    if (!read_fully(fd, in.bytes.data(), size))
      ::_exit(1);
    // A caller that is cancelled hangs up: that ends this process, whatever it
    // does.
    const int flags = ::fcntl(fd, F_GETFL);
    ::fcntl(fd, F_SETOWN, ::getpid());
    ::fcntl(fd, F_SETSIG, SIGKILL);
    ::fcntl(fd, F_SETFL, flags | O_ASYNC);
    pollfd hung_up{fd, POLLIN, 0};
    if (::poll(&hung_up, 1, 0) != 0)
      ::_exit(1);
    try {
      entry(in, out);
    } catch (const std::exception &e) {
      header.kind = outcome::error;
      out.bytes = e.what();
    } catch (...) {
      header.kind = outcome::error;
      out.bytes = "an exception that is no std::exception";
    }
    ::fcntl(fd, F_SETFL, flags);
  } catch (...) { // No memory.
    ::_exit(1);
  }
  std::fflush(nullptr);
  header.size = out.bytes.size();
  const bool is_told = write_fully(fd, &header, sizeof(header)) &&
                       write_fully(fd, out.bytes.data(), out.bytes.size());
  ::_exit(is_told ? 0 : 1);
}

/// The server: forks a process off for each message, until its peer is gone.
[[noreturn]] inline void serve_calls(int control) noexcept {
  struct sigaction ignored {
  }, interrupt{};
  ignored.sa_handler = SIG_IGN;
  // The terminal's interrupt is for the program, and for calls in progress.
  ::sigaction(SIGINT, &ignored, &interrupt);
  // Nobody waits for the calls' processes.
  struct sigaction ended {};
  ::sigaction(SIGCHLD, &ignored, &ended);
  while (true) {
    process_entry entry = nullptr;
    iovec data{&entry, sizeof(entry)};
    alignas(cmsghdr) char space[CMSG_SPACE(sizeof(int))];
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = space;
    message.msg_controllen = sizeof(space);
    const ssize_t got = ::recvmsg(control, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR)
      continue;
    const cmsghdr *rights = CMSG_FIRSTHDR(&message);
    if (got != sizeof(entry) || !rights)
      ::_exit(0);
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(rights), sizeof(fd));
    if (::fork() == 0) {
      ::close(control);
      ::sigaction(SIGINT, &interrupt, nullptr);
      ::sigaction(SIGCHLD, &ended, nullptr);
      serve_call(fd, entry);
    }
    ::close(fd); // Without a process, the caller sees that.
  }
}

} // namespace detail

/// What to_process() needs. Made at the begin of main(), while the program has
/// one thread; a process is forked off it for each call, with the memory and
/// the descriptors of that moment. Its end lets calls in progress end.
class fork_server {
public:
  /// \throws std::logic_error if there is one already, or another thread
  /// \throws std::system_error
  fork_server() {
    if (!has_one_thread())
      throw std::logic_error("a fork_server is made after the first thread");
    int ends[2];
    detail::checked(
        ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends),
        "socketpair");
    detail::unique_fd server_end(ends[1]);
    control = detail::unique_fd(ends[0]);
    fork_server *none = nullptr;
    if (!running.compare_exchange_strong(none, this))
      throw std::logic_error("there is a fork_server already");
    std::fflush(nullptr); // Or it would be written by each process.
    const pid_t child = ::fork();
    if (child == 0) {
      // Once more, so that nobody has to wait for the server.
      if (::fork() != 0)
        ::_exit(0);
      control.reset();
      detail::serve_calls(server_end.get());
    }
    if (child < 0) {
      running = nullptr;
      throw detail::last_error("fork");
    }
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR)
      ;
    // Only this end may block no one.
    const int flags = ::fcntl(control.get(), F_GETFL);
    ::fcntl(control.get(), F_SETFL, flags | O_NONBLOCK);
  }
  fork_server(const fork_server &) = delete;
  fork_server &operator=(const fork_server &) = delete;
  ~fork_server() { running = nullptr; }

  /// The program's, or null.
  static fork_server *current() noexcept { return running; }

  /// For to_process(): lets a process call \p entry, with \p fd for its input
  /// and output. \throws process_error if the server is gone
  task<> begin(detail::process_entry entry, detail::unique_fd fd) {
    iovec data{&entry, sizeof(entry)};
    alignas(cmsghdr) char space[CMSG_SPACE(sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = space;
    message.msg_controllen = sizeof(space);
    cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    const int number = fd.get();
    std::memcpy(CMSG_DATA(rights), &number, sizeof(number));
    while (::sendmsg(control.get(), &message, MSG_NOSIGNAL) < 0) {
      if (errno == EINTR)
        continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK)
        throw process_error("the fork_server is gone");
      co_await detail::untracked(writable(control.get()));
    }
  }

private:
  static bool has_one_thread() noexcept {
#if defined(__SANITIZE_THREAD__)
    return true; // It has a thread of its own.
#else
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
    return true;
#endif
#endif
    DIR *threads = ::opendir("/proc/self/task");
    if (!threads)
      return true; // It cannot be told.
    int count = 0;
    while (const dirent *entry = ::readdir(threads))
      count += entry->d_name[0] != '.';
    ::closedir(threads);
    return count <= 1;
#endif
  }

  static inline std::atomic<fork_server *> running = nullptr;
  detail::unique_fd control;
};

/// Calls \p f with \p args in a process of its own, and waits for its end: for
/// code that may crash, or leak, or that keeps its locks too long. Needs a
/// fork_server.
///
/// \tparam T the result: void, std::string, or trivially copyable.
/// \param f a function, or a closure that is trivially copyable. It sees the
/// memory as it was when the fork_server was made, so what it needs is captured
/// by value or passed; it must be part of the program, not of a library that
/// was loaded since. \param args std::string, text, or trivially copyable. No
/// pointers. \throws process_error if \p f throws, or ends the process \throws
/// std::logic_error without a fork_server
///
/// If the task is cancelled, the process is killed.
template <class T, class F, class... Args>
task<T> to_process(F f, Args... args) {
  using function = std::decay_t<F>;
  static_assert(std::is_trivially_copyable_v<function>,
                "the function's captures go to another process as bytes");
  static_assert(
      (detail::transportable<detail::transported_as<Args>> && ...),
      "an argument of to_process() is a string or trivially copyable");
  static_assert(
      std::is_void_v<T> ||
          detail::transportable<std::conditional_t<std::is_void_v<T>, int, T>>,
      "the result of to_process() is void, a string or trivially "
      "copyable");
  fork_server *server = fork_server::current();
  if (!server)
    throw std::logic_error("to_process() needs a fork_server");
  int ends[2];
  detail::checked(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                  "socketpair");
  detail::unique_fd theirs(ends[1]);
  net::stream ours(ends[0]);
  co_await detail::untracked(server->begin(
      detail::run_parcel<T, function, detail::transported_as<Args>...>,
      std::move(theirs)));

  detail::parcel content;
  content.template put<function>(f);
  (content.template put<detail::transported_as<Args>>(
       detail::transported_as<Args>(std::move(args))),
   ...);
  detail::parcel whole;
  whole.template put<std::string>(content.bytes);
  detail::result_header header{};
  detail::parcel result;
  bool is_over = false;
  try {
    co_await detail::untracked(ours.write_all(whole.bytes));
    std::array<char, sizeof(header)> raw{};
    co_await detail::untracked(ours.read_exactly(raw));
    std::memcpy(&header, raw.data(), sizeof(header));
    result.bytes.resize(header.size);
    co_await detail::untracked(ours.read_exactly(result.bytes));
    is_over = true;
  } catch (const incomplete_read &) {
  } catch (const std::system_error &) { // It broke the connection.
  }
  if (!is_over)
    throw process_error("the process ended without a result");
  if (header.kind == detail::outcome::error)
    throw process_error(result.bytes);
  if constexpr (!std::is_void_v<T>)
    co_return result.template get<T>();
}

} // namespace aio

#endif // AIO_TO_PROCESS_H
