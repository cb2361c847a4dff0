//===- fixture.h - Ways to block a loop, and their cures --------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a program under test/runtime is made of: see test/README.md. The
/// resources here are slow by a known time, because another thread or process
/// makes them so. Nothing here blocks in a coroutine, except that constructors
/// may: a resource is made at namespace scope, before the loop.
///
//===----------------------------------------------------------------------===//

#ifndef TEST_RUNTIME_FIXTURE_H
#define TEST_RUNTIME_FIXTURE_H

#include "aio/offload.h"
#include "aio/run.h"
#include "aio/sleep.h"
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <initializer_list>
#include <netinet/in.h>
#include <pthread.h>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

/// Defines main(): the program runs the one of these coroutines that its
/// argument names.
#define FIXTURE(...)                                                           \
  int main(int count, char **arguments) {                                      \
    return fixture::main(count, arguments, #__VA_ARGS__, {__VA_ARGS__});       \
  }

namespace fixture {

using namespace std::chrono_literals;

/// How long a resource takes: three times the watchdog's threshold.
inline constexpr std::chrono::milliseconds slow = 150ms;

/// Ends the program if the result of a call is an error.
inline int checked(int result, const char *what) {
  if (result < 0) {
    std::perror(what);
    std::_Exit(3);
  }
  return result;
}

// --- Others ------------------------------------------------------------------

inline std::vector<std::thread> threads;

/// Calls \p f on a thread of its own. main() waits for it.
inline void elsewhere(std::function<void()> f) {
  std::thread t(std::move(f));
  threads.push_back(std::move(t));
}

/// Calls \p f on a thread of its own, when the slow time is over.
inline void later(std::function<void()> f) {
  elsewhere([f = std::move(f)] {
    std::this_thread::sleep_for(slow);
    f();
  });
}

/// Sends a signal to the calling thread later.
inline void signal_later(int number) {
  later([thread = pthread_self(), number] { pthread_kill(thread, number); });
}

/// Locks \p lock on a thread of its own and unlocks it later. It is locked when
/// this returns.
template <class Lock> void hold_elsewhere(Lock &lock) {
  auto is_held = std::make_shared<std::atomic<bool>>(false);
  elsewhere([&lock, is_held] {
    lock.lock();
    *is_held = true;
    std::this_thread::sleep_for(slow);
    lock.unlock();
  });
  while (!*is_held) // Not long, and not asleep.
    ;
}

/// Starts a process that ends later. \returns its id
inline pid_t child() {
  static char name[] = "sleep", time[] = "0.15";
  static char *const command[] = {name, time, nullptr};
  pid_t process = -1;
  if (posix_spawn(&process, "/bin/sleep", nullptr, nullptr, command, environ))
    checked(-1, "posix_spawn");
  return process;
}

// --- Descriptors -------------------------------------------------------------

/// Writes \p text, on a thread that may wait, for whoever still reads.
inline void write_text(int to, const std::string &text) {
  if (::write(to, text.data(), text.size()) < 0 && errno != EPIPE)
    checked(-1, "write");
}

/// Reads until the descriptor has nothing more at once.
inline void drain(int from) {
  char buffer[1 << 16];
  ::fcntl(from, F_SETFL, ::fcntl(from, F_GETFL) | O_NONBLOCK);
  while (::read(from, buffer, sizeof(buffer)) > 0)
    ;
}

/// Writes until the descriptor takes no more.
inline void fill(int to) {
  const std::string text(1 << 12, 'x');
  const int flags = ::fcntl(to, F_GETFL);
  ::fcntl(to, F_SETFL, flags | O_NONBLOCK);
  while (::write(to, text.data(), text.size()) > 0)
    ;
  ::fcntl(to, F_SETFL, flags);
}

/// Two connected descriptors: one for the coroutine, one for others.
class connected {
public:
  connected(const connected &) = delete;
  connected &operator=(const connected &) = delete;
  ~connected() {
    ::close(ours);
    ::close(theirs);
  }

  /// The other side writes later.
  void write_later(std::string text = "text\n") const {
    later([to = theirs, text = std::move(text)] { write_text(to, text); });
  }
  /// The other side reads all that is there later.
  void read_later() const {
    later([from = theirs] { drain(from); });
  }
  /// Takes the place for what is to be written here.
  void make_full() const { fill(ours); }

  int ours = -1, theirs = -1;

protected:
  connected() = default;
};

/// A pipe that is read here.
struct pipe_in final : connected {
  pipe_in() {
    int ends[2];
    checked(::pipe2(ends, O_CLOEXEC), "pipe2");
    ours = ends[0], theirs = ends[1];
  }
};

/// A pipe that is written here.
struct pipe_out final : connected {
  pipe_out() {
    int ends[2];
    checked(::pipe2(ends, O_CLOEXEC), "pipe2");
    ours = ends[1], theirs = ends[0];
  }
};

/// A pair of local sockets.
struct socket_pair final : connected {
  explicit socket_pair(int type = SOCK_STREAM) {
    int ends[2];
    checked(::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends), "socketpair");
    ours = ends[0], theirs = ends[1];
  }
};

/// A TCP socket that listens on this host.
class listener {
public:
  listener() {
    socket =
        checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    checked(::bind(socket, sockets_address(), sizeof(address)), "bind");
    checked(::listen(socket, 8), "listen");
    socklen_t size = sizeof(address);
    checked(::getsockname(socket, sockets_address(), &size), "getsockname");
  }
  listener(const listener &) = delete;
  listener &operator=(const listener &) = delete;
  ~listener() { ::close(socket); }

  /// Somebody connects later.
  void connect_later() const {
    later([to = address] {
      const int s = checked(::socket(AF_INET, SOCK_STREAM, 0), "socket");
      checked(::connect(s, reinterpret_cast<const sockaddr *>(&to), sizeof(to)),
              "connect");
      ::close(s);
    });
  }

  sockaddr *sockets_address() { return reinterpret_cast<sockaddr *>(&address); }

  int socket = -1;
  sockaddr_in address{};
};

// --- Files -------------------------------------------------------------------

/// A directory that is removed with the program, and what is in it.
class directory {
public:
  directory() {
    char name[] = "/tmp/fixture-XXXXXX";
    if (!::mkdtemp(name))
      checked(-1, "mkdtemp");
    path = name;
  }
  directory(const directory &) = delete;
  directory &operator=(const directory &) = delete;
  ~directory() {
    for (const std::string &name : names)
      ::unlink((path + "/" + name).c_str());
    ::rmdir(path.c_str());
  }

  /// The path of a file that is to be removed in the end.
  std::string operator/(const std::string &name) {
    names.push_back(name);
    return path + "/" + name;
  }

  std::string path;

private:
  std::vector<std::string> names;
};

/// A file with some text.
class file {
public:
  explicit file(const std::string &text = "text\n") {
    const int f = checked(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), "open");
    write_text(f, text);
    ::close(f);
  }

private:
  directory place;

public:
  const std::string path = place / "file";
};

/// A FIFO: to open it waits for the other side.
class fifo {
public:
  fifo() { checked(::mkfifo(path.c_str(), 0600), "mkfifo"); }

  /// Somebody opens it later, writes, and closes it.
  void write_later(std::string text = "text\n") const {
    later([path = path, text = std::move(text)] {
      const int f = checked(::open(path.c_str(), O_WRONLY), "open");
      write_text(f, text);
      ::close(f);
    });
  }
  /// Somebody opens it later, and reads until it is closed.
  void read_later() const {
    later([path = path] {
      char buffer[1 << 16];
      const int f = checked(::open(path.c_str(), O_RDONLY), "open");
      while (::read(f, buffer, sizeof(buffer)) > 0)
        ;
      ::close(f);
    });
  }

private:
  directory place;

public:
  const std::string path = place / "fifo";
};

// --- main() ------------------------------------------------------------------

/// Writes a stall to the file that AIO_STALLS names: a line of fields.
inline void write_stall(const aio::stall &s) {
  const char *path = std::getenv("AIO_STALLS");
  std::FILE *out = path ? std::fopen(path, "a") : stderr;
  if (!out)
    return;
  std::fprintf(out, "%s\t%s\t%u\t%s\t%u\t%ld\t%d\n", s.task.c_str(),
               s.from.file, s.from.line, s.to.file, s.to.line, s.syscall,
               s.is_waiting);
  if (path)
    std::fclose(out);
}

/// See FIXTURE. \param names as written there: "defect, cure".
/// \returns 0; 1 if the coroutine throws; 2 if there is none of that name
inline int main(int count, char **arguments, const char *names,
                std::initializer_list<aio::task<> (*)()> coroutines) {
  const std::string wanted = count == 2 ? arguments[1] : "";
  auto coroutine = coroutines.begin();
  for (const char *name = names; *name; ++coroutine) {
    const std::size_t size = std::strcspn(name, ", ");
    if (wanted == "--list")
      std::printf("%.*s\n", static_cast<int>(size), name);
    else if (wanted == std::string(name, size))
      break;
    name += size + std::strspn(name + size, ", ");
  }
  if (coroutine == coroutines.end())
    return wanted == "--list" ? 0 : 2;

  std::signal(SIGPIPE, SIG_IGN);
  aio::run_options options;
  options.stall_threshold = slow / 3;
  options.on_stall = write_stall;
  int status = 0;
  try {
    aio::run((*coroutine)(), options);
  } catch (const std::exception &e) {
    std::fprintf(stderr, "%s: %s\n", wanted.c_str(), e.what());
    status = 1;
  }
  for (std::thread &t : threads)
    t.join();
  return status;
}

} // namespace fixture

using namespace std::chrono_literals;

#endif // TEST_RUNTIME_FIXTURE_H
