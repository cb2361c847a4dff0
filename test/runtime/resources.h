//===- resources.h - What the system makes wait for -------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// More slow resources, as those of fixture.h: streams, connections, file
/// locks, queues, semaphores. Where no other is said, they are made at
/// namespace scope.
///
//===----------------------------------------------------------------------===//

#ifndef TEST_RUNTIME_RESOURCES_H
#define TEST_RUNTIME_RESOURCES_H

#include "aio/where.h"
#include "fixture.h"
#include <ctime>
#include <linux/futex.h>
#include <memory>
#include <mqueue.h>
#include <semaphore.h>
#include <string_view>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace fixture {

/// Ends the program if something does not come out as it should.
inline void require(bool holds, aio::where at = aio::where::current()) {
  if (holds)
    return;
  std::fprintf(stderr, "%s:%u: not so (%s)\n", at.file, at.line,
               std::strerror(errno));
  std::_Exit(3);
}

// --- Descriptors
// --------------------------------------------------------------

/// A descriptor that the coroutine makes; closed by the last copy.
class descriptor {
public:
  explicit descriptor(int fd, aio::where at = aio::where::current())
      : shared(new int(fd), [](const int *owned) {
          ::close(*owned);
          delete owned;
        }) {
    require(fd >= 0, at);
  }
  operator int() const { return *shared; }

private:
  std::shared_ptr<const int> shared;
};

/// Two connected descriptors; there is no room for what is written to ours.
template <class Ends> class full {
public:
  template <class... Arguments>
  explicit full(Arguments... arguments) : ends(arguments...), ours(ends.ours) {
    ends.make_full();
  }
  /// The other side reads all that is there later.
  void read_later() const { ends.read_later(); }

private:
  const Ends ends;

public:
  const int ours;
};

/// A connection of TCP on this host.
struct tcp_connection final : connected {
  tcp_connection() {
    listener server;
    theirs =
        checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    checked(::connect(theirs, server.sockets_address(), sizeof(server.address)),
            "connect");
    ours = checked(::accept4(server.socket, nullptr, nullptr, SOCK_CLOEXEC),
                   "accept4");
  }
};

/// A socket of UDP, and another one that sends to it.
struct udp_sockets final : connected {
  udp_sockets() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof(address);
    ours = checked(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
    theirs = checked(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
    checked(::bind(ours, generic, size), "bind");
    checked(::getsockname(ours, generic, &size), "getsockname");
    checked(::connect(theirs, generic, size), "connect");
  }
};

/// A Unix socket that listens, and has as many clients to accept as it takes.
class busy_listener {
public:
  busy_listener() {
    const std::string name = "fixture-" + std::to_string(::getpid());
    address.sun_family = AF_UNIX; // The name is no file's: it begins with a 0.
    name.copy(address.sun_path + 1, sizeof(address.sun_path) - 1);
    size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 +
                                  name.size());
    socket = make_socket();
    client = make_socket();
    checked(::bind(socket, generic(), size), "bind");
    checked(::listen(socket, 0), "listen");
    checked(::connect(client, generic(), size), "connect");
  }
  busy_listener(const busy_listener &) = delete;
  busy_listener &operator=(const busy_listener &) = delete;
  ~busy_listener() {
    ::close(socket);
    ::close(client);
  }

  static int make_socket() {
    return checked(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  }
  /// Two clients are accepted later.
  void accept_later() const {
    later([from = socket] {
      for (int i = 0; i != 2; ++i)
        ::close(checked(::accept(from, nullptr, nullptr), "accept"));
    });
  }

  const sockaddr *generic() const {
    return reinterpret_cast<const sockaddr *>(&address);
  }
  std::string name() const {
    return std::string(address.sun_path,
                       size - offsetof(sockaddr_un, sun_path));
  }

  sockaddr_un address{};
  socklen_t size;

private:
  int socket, client;
};

/// A stream on a copy of a descriptor, or one that the coroutine has opened.
/// Another thread closes it, as that may block.
class stream {
public:
  explicit stream(std::FILE *file, aio::where at = aio::where::current())
      : file(file) {
    require(file, at);
  }
  stream(int on, const char *mode)
      : stream(::fdopen(::fcntl(on, F_DUPFD_CLOEXEC, 0), mode)) {}
  stream(const stream &) = delete;
  stream &operator=(const stream &) = delete;
  ~stream() {
    if (file)
      elsewhere([file = file] { std::fclose(file); });
  }
  operator std::FILE *() const { return file; }
  /// The caller closes it.
  std::FILE *release() { return std::exchange(file, nullptr); }

private:
  std::FILE *file;
};

// --- Locks of files
// -----------------------------------------------------------

inline struct flock whole_file(short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

/// Locks a file, and unlocks it later. Blocks: for to_thread().
inline void hold_flock(const std::string &path) {
  const descriptor held(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  require(::flock(held, LOCK_EX) == 0);
  later([held] { require(::flock(held, LOCK_UN) == 0); });
}

/// The same with a lock of an open file description.
inline void hold_ofd_lock(const std::string &path) {
  const descriptor held(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  struct flock lock = whole_file(F_WRLCK);
  require(::fcntl(held, F_OFD_SETLK, &lock) == 0);
  later([held] {
    struct flock none = whole_file(F_UNLCK);
    require(::fcntl(held, F_OFD_SETLK, &none) == 0);
  });
}

/// The same with a lock of another process.
inline void hold_process_lock(const std::string &path) {
  int ready[2];
  checked(::pipe2(ready, O_CLOEXEC), "pipe2");
  const pid_t process = checked(::fork(), "fork");
  if (process == 0) {
    struct flock lock = whole_file(F_WRLCK);
    const int held = ::open(path.c_str(), O_RDWR);
    if (held < 0 || ::fcntl(held, F_SETLK, &lock) != 0 ||
        ::write(ready[1], "", 1) != 1)
      ::_exit(1);
    ::usleep(std::chrono::microseconds(slow).count());
    ::_exit(0);
  }
  ::close(ready[1]);
  char byte;
  require(::read(ready[0], &byte, 1) == 1);
  ::close(ready[0]);
  elsewhere([process] {
    int status;
    require(::waitpid(process, &status, 0) == process && status == 0);
  });
}

// --- Signals
// ------------------------------------------------------------------

/// A set of one signal.
inline sigset_t only(int number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  return set;
}

/// Lets a signal wait until it is asked for, in all threads that come.
inline sigset_t block_signal(int number) {
  const sigset_t set = only(number);
  require(pthread_sigmask(SIG_BLOCK, &set, nullptr) == 0);
  return set;
}

// --- Queues and semaphores
// ----------------------------------------------------

/// A time that nobody waits for.
inline timespec far_time(clockid_t of = CLOCK_REALTIME) {
  timespec time;
  ::clock_gettime(of, &time);
  time.tv_sec += 60;
  return time;
}

/// A queue with room for one message.
class mailbox {
public:
  mailbox() {
    const std::string name = "/fixture-" + std::to_string(::getpid());
    mq_attr attributes{};
    attributes.mq_maxmsg = 1;
    attributes.mq_msgsize = sizeof(message);
    queue =
        checked(::mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                          0600, &attributes),
                "mq_open");
    ::mq_unlink(name.c_str());
  }
  mailbox(const mailbox &) = delete;
  mailbox &operator=(const mailbox &) = delete;
  ~mailbox() { ::mq_close(queue); }

  /// As large as one may be.
  using message = char[8];

  /// Somebody sends a message later.
  void send_later() const {
    later([to = queue] { checked(::mq_send(to, "text", 4, 0), "mq_send"); });
  }
  /// Somebody takes a message later.
  void receive_later() const {
    later([from = queue] {
      message m;
      checked(static_cast<int>(::mq_receive(from, m, sizeof(m), nullptr)),
              "mq_receive");
    });
  }
  /// For namespace scope. \returns true
  bool make_full() const {
    return checked(::mq_send(queue, "full", 4, 0), "mq_send") == 0;
  }

  mqd_t queue;
};

/// A semaphore of POSIX that is 0.
class semaphore {
public:
  semaphore() { checked(::sem_init(&value, 0, 0), "sem_init"); }
  semaphore(const semaphore &) = delete;
  semaphore &operator=(const semaphore &) = delete;
  ~semaphore() { ::sem_destroy(&value); }

  void post_later() {
    later([this] { ::sem_post(&value); });
  }

  sem_t value;
};

/// A queue of System V with room for one message.
class letterbox {
public:
  letterbox()
      : queue(checked(::msgget(IPC_PRIVATE, IPC_CREAT | 0600), "msgget")) {
    msqid_ds limits;
    checked(::msgctl(queue, IPC_STAT, &limits), "msgctl");
    limits.msg_qbytes = sizeof(letter::text);
    checked(::msgctl(queue, IPC_SET, &limits), "msgctl");
  }
  letterbox(const letterbox &) = delete;
  letterbox &operator=(const letterbox &) = delete;
  ~letterbox() { ::msgctl(queue, IPC_RMID, nullptr); }

  struct letter {
    long type;
    char text[8];
  };

  /// Somebody sends a message later.
  void send_later() const {
    later([to = queue] { send(to); });
  }
  /// Somebody takes a message later.
  void receive_later() const {
    later([from = queue] {
      letter l;
      checked(static_cast<int>(::msgrcv(from, &l, sizeof(letter::text), 0, 0)),
              "msgrcv");
    });
  }
  /// For namespace scope. \returns true
  bool make_full() const { return send(queue); }

  const int queue;

private:
  static bool send(int to) {
    const letter l{1, "text"};
    return checked(::msgsnd(to, &l, sizeof(letter::text), 0), "msgsnd") == 0;
  }
};

/// A semaphore of System V that is 0.
class semaphore_set {
public:
  semaphore_set()
      : id(checked(::semget(IPC_PRIVATE, 1, IPC_CREAT | 0600), "semget")) {}
  semaphore_set(const semaphore_set &) = delete;
  semaphore_set &operator=(const semaphore_set &) = delete;
  ~semaphore_set() { ::semctl(id, 0, IPC_RMID); }

  void post_later() const {
    later([id = id] {
      sembuf up{0, 1, 0};
      checked(::semop(id, &up, 1), "semop");
    });
  }

  const int id;
};

/// A number that is 0, and can be waited for.
class futex {
public:
  /// It is 1 later, and who waits is woken.
  void set_later() {
    later([this] {
      number = 1;
      ::syscall(SYS_futex, &number, FUTEX_WAKE, 1, nullptr, nullptr, 0);
    });
  }

  std::atomic<int> number = 0;
};

} // namespace fixture

#endif // TEST_RUNTIME_RESOURCES_H
