//===- process.h - Child processes ------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_PROCESS_H
#define AIO_PROCESS_H

#include "aio/net.h"
#include "aio/offload.h"
#include "aio/sync.h"
#include "aio/task.h"
#include <concepts>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace aio {

/// What a child's standard input, output or error is.
enum class stdio {
  inherit, ///< That of this process.
  pipe,    ///< A stream to this process.
  null,    ///< /dev/null.
};

namespace detail {

/// How a child is started.
struct spawn_request {
  std::vector<std::string> arguments;
  stdio kinds[3] = {};
  std::optional<std::vector<std::string>> environment;
  std::string directory;
};

/// Ends a child that nobody wants. Waits for that, but not on a loop's thread.
inline void discard_child(pid_t pid) noexcept {
  const auto wait = [pid] {
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR)
      ;
  };
  ::kill(pid, SIGKILL);
  loop *home = loop::current();
  if (!home)
    return wait();
  try {
    home->blocking_pool().submit(wait);
  } catch (...) {
    // No thread: the system reaps the child when this process ends.
  }
}

/// A child that was started. If nobody takes it, because the task that wanted
/// it was cancelled, it is killed.
class spawned_child {
public:
  spawned_child() noexcept = default;
  spawned_child(spawned_child &&other) noexcept
      : pid(std::exchange(other.pid, 0)),
        handle(std::move(other.handle)), pipes{std::move(other.pipes[0]),
                                               std::move(other.pipes[1]),
                                               std::move(other.pipes[2])} {}
  spawned_child &operator=(spawned_child &&) = delete;
  ~spawned_child() {
    if (pid != 0)
      discard_child(pid);
  }

  pid_t pid = 0;
  unique_fd handle;   // A pidfd.
  unique_fd pipes[3]; // The ends of this process.
};

/// posix_spawn() with its attributes.
class spawn_setup {
public:
  spawn_setup() {
    check(::posix_spawn_file_actions_init(&actions));
    if (const int error = ::posix_spawnattr_init(&attributes); error != 0) {
      ::posix_spawn_file_actions_destroy(&actions);
      check(error);
    }
  }
  spawn_setup(const spawn_setup &) = delete;
  spawn_setup &operator=(const spawn_setup &) = delete;
  ~spawn_setup() {
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
  }
  static void check(int error, const std::string &what = "posix_spawn") {
    if (error != 0)
      throw std::system_error(error, std::generic_category(), what);
  }

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

/// A pipe whose ends are not 0, 1 or 2, which the child's setup replaces.
inline std::pair<unique_fd, unique_fd> make_pipe() {
  int ends[2];
  checked(::pipe2(ends, O_CLOEXEC), "pipe2");
  unique_fd made[2] = {unique_fd(ends[0]), unique_fd(ends[1])};
  for (unique_fd &end : made)
    if (end.get() <= 2)
      end = unique_fd(checked(::fcntl(end.get(), F_DUPFD_CLOEXEC, 3), "fcntl"));
  return {std::move(made[0]), std::move(made[1])};
}

/// Pointers to texts, and a null.
inline std::vector<char *> pointers_to(std::vector<std::string> &texts) {
  std::vector<char *> pointers;
  for (std::string &text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts a child. Blocks until the program is loaded: for the pool.
inline spawned_child start_child(spawn_request request) {
  spawn_setup setup;
  spawned_child child;
  unique_fd others[3]; // The ends of the child.
  for (int i = 0; i != 3; ++i) {
    if (request.kinds[i] == stdio::null) {
      setup.check(::posix_spawn_file_actions_addopen(
          &setup.actions, i, "/dev/null", i == 0 ? O_RDONLY : O_WRONLY, 0));
    } else if (request.kinds[i] == stdio::pipe) {
      auto [to_read, to_write] = make_pipe();
      child.pipes[i] = std::move(i == 0 ? to_write : to_read);
      others[i] = std::move(i == 0 ? to_read : to_write);
      setup.check(::posix_spawn_file_actions_adddup2(&setup.actions,
                                                     others[i].get(), i));
    }
  }
  if (!request.directory.empty())
    setup.check(::posix_spawn_file_actions_addchdir_np(
        &setup.actions, request.directory.c_str()));
  // What this program blocks or ignores for its own purposes is not the
  // child's business.
  sigset_t none, ignored;
  ::sigemptyset(&none);
  ::sigemptyset(&ignored);
  ::sigaddset(&ignored, SIGPIPE);
  setup.check(::posix_spawnattr_setsigmask(&setup.attributes, &none));
  setup.check(::posix_spawnattr_setsigdefault(&setup.attributes, &ignored));
  setup.check(::posix_spawnattr_setflags(
      &setup.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));

  const std::vector<char *> arguments = pointers_to(request.arguments);
  std::vector<char *> environment;
  if (request.environment)
    environment = pointers_to(*request.environment);
  pid_t pid = 0;
  setup.check(
      ::posix_spawnp(&pid, arguments[0], &setup.actions, &setup.attributes,
                     arguments.data(),
                     request.environment ? environment.data() : environ),
      "run '" + request.arguments[0] + "'");
  child.pid = pid;
  // The child cannot be gone: nobody but this program waits for it.
  child.handle = unique_fd(checked(
      static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)), "pidfd_open"));
  return child;
}

template <class... Arguments>
std::vector<std::string> make_arguments(std::string program,
                                        Arguments... arguments) {
  std::vector<std::string> made;
  made.reserve(1 + sizeof...(arguments));
  made.push_back(std::move(program));
  (made.emplace_back(std::move(arguments)), ...);
  return made;
}

} // namespace detail

/// A child process (asyncio.subprocess.Process). Loop thread only.
///
/// One that has not ended when this does is killed, with a complaint. As an
/// async scope, the exit closes the pipes, kills the child if there is an
/// error, and waits for its end.
class subprocess {
public:
  /// How spawn() starts a child.
  struct options {
    stdio in = stdio::inherit;
    stdio out = stdio::inherit;
    stdio err = stdio::inherit;
    /// "NAME=value" each; that of this process if there is none.
    std::optional<std::vector<std::string>> environment = std::nullopt;
    /// Where it runs; where this process does if it is empty.
    std::string directory = {};
  };

  /// Runs a program, which is looked for in PATH if its name has no '/'.
  /// \param arguments the program first.
  /// \throws std::system_error if it cannot be run
  static task<subprocess> spawn(std::vector<std::string> arguments,
                                options how) {
    if (arguments.empty())
      throw std::invalid_argument("no program to run");
    detail::spawn_request request;
    request.arguments = std::move(arguments);
    request.kinds[0] = how.in;
    request.kinds[1] = how.out;
    request.kinds[2] = how.err;
    request.environment = std::move(how.environment);
    request.directory = std::move(how.directory);
    detail::spawned_child started = co_await detail::untracked(
        to_thread(detail::start_child, std::move(request)));
    subprocess made(std::move(started));
    co_return made;
  }
  static task<subprocess> spawn(std::vector<std::string> arguments) {
    return spawn(std::move(arguments), options());
  }
  /// The same with the program and its arguments one by one. (g++ 12 compiles
  /// no list in braces in a co_await expression.)
  template <class... Arguments>
  requires(std::convertible_to<Arguments, std::string>
               &&...) static task<subprocess> spawn(std::string program,
                                                    Arguments... arguments) {
    return spawn(
        detail::make_arguments(std::move(program), std::move(arguments)...),
        options());
  }

  subprocess(subprocess &&) noexcept = default;
  subprocess &operator=(subprocess &&other) noexcept {
    std::swap(state, other.state);
    return *this;
  }
  ~subprocess() {
    if (state && !state->status)
      state.release()->abandon();
  }

  pid_t pid() const noexcept { return state->pid; }
  /// The status if it is known that the child has ended; see wait().
  std::optional<int> status() const noexcept { return state->status; }
  /// Sends a signal. \returns false if the child has ended
  /// \throws std::system_error
  bool kill(int signal = SIGKILL) {
    if (state->status)
      return false;
    // Not by its number, which might be that of another by now.
    if (::syscall(SYS_pidfd_send_signal, state->handle.get(), signal, nullptr,
                  0) == 0)
      return true;
    if (errno != ESRCH)
      throw detail::last_error("pidfd_send_signal");
    return false;
  }

  /// The pipes to its standard input, and from its output and error.
  /// \throws std::logic_error if it is no pipe
  net::stream &in() { return pipe(0); }
  net::stream &out() { return pipe(1); }
  net::stream &err() { return pipe(2); }

private:
  /// What the loop knows of the child.
  struct shared_state final : detail::event_sink {
    shared_state(loop &home, detail::spawned_child child)
        : home(home), handle(std::move(child.handle)) {
      home.add(handle.get(), EPOLLIN, *this);
      for (int i = 0; i != 3; ++i)
        if (child.pipes[i])
          pipes[i].emplace(child.pipes[i].release());
      pid = std::exchange(child.pid, 0);
    }
    ~shared_state() {
      if (handle && loop::current() == &home) // It may be gone.
        home.remove(handle.get(), *this);
    }

    void on_events(std::uint32_t) override {
      int raw = 0;
      const pid_t ended = ::waitpid(pid, &raw, WNOHANG);
      if (ended == 0 || (ended < 0 && errno == EINTR))
        return;
      // Somebody else has waited for it, or it is ignored: nobody knows.
      if (ended < 0)
        status = 255;
      else
        status = WIFSIGNALED(raw) ? -WTERMSIG(raw) : WEXITSTATUS(raw);
      home.remove(handle.get(), *this);
      handle.reset();
      waiters.wake_all();
    }

    /// Kills the child; a thread waits for the kill, and this is destroyed.
    void abandon() noexcept {
      const std::unique_ptr<shared_state> self(this);
      detail::complain("a subprocess is destroyed while it runs: it is killed");
      detail::discard_child(pid);
    }

    loop &home;
    detail::unique_fd handle;
    pid_t pid = 0;
    std::optional<int> status;
    std::optional<net::stream> pipes[3];
    detail::wait_list waiters{
        "a subprocess is destroyed while tasks wait for it"};
  };

public:
  class [[nodiscard]] wait_operation final : public detail::queued_wait {
  public:
    explicit wait_operation(subprocess &child) noexcept : child(*child.state) {}
    bool await_ready() const noexcept { return child.status.has_value(); }
    int await_resume() {
      finish();
      return *child.status;
    }

  private:
    void start() override { child.waiters.push_back(*this); }
    shared_state &child;
  };

  /// `co_await p.wait()` waits for the child's end. Cancelled, it leaves the
  /// child alone.
  /// \returns what the child returned, or the negative number of the signal
  /// that ended it; 255 if somebody else has waited for it
  wait_operation wait() noexcept { return wait_operation(*this); }

  auto async_enter() noexcept {
    return detail::immediate_await([this]() -> subprocess & { return *this; });
  }
  task<> async_exit(std::exception_ptr error) {
    for (std::optional<net::stream> &pipe : state->pipes)
      if (pipe)
        pipe->close();
    if (error)
      kill();
    co_await detail::untracked(wait());
  }

private:
  explicit subprocess(detail::spawned_child started) {
    loop *home = loop::current();
    assert(home);
    state = std::make_unique<shared_state>(*home, std::move(started));
  }
  net::stream &pipe(int number) {
    if (!state->pipes[number])
      throw std::logic_error("the child has no such pipe");
    return *state->pipes[number];
  }

  std::unique_ptr<shared_state> state;
};

/// What came of a program.
struct process_result {
  /// As of subprocess::wait().
  int status = 0;
  /// What it wrote to its standard output.
  std::string output = {};
};

/// Runs a program without input to its end, and gathers its output
/// (subprocess.run()). If this is cancelled, the program is killed, and waited
/// for. \throws std::system_error if it cannot be run
inline task<process_result> run_process(std::vector<std::string> arguments) {
  subprocess::options how;
  how.in = stdio::null;
  how.out = stdio::pipe;
  subprocess child = co_await detail::untracked(
      subprocess::spawn(std::move(arguments), std::move(how)));
  process_result result;
  std::exception_ptr error;
  try {
    char buffer[16 * 1024];
    for (std::size_t got = 1; got != 0;) {
      got = co_await detail::untracked(child.out().read_some(buffer));
      result.output.append(buffer, got);
    }
    result.status = co_await detail::untracked(child.wait());
  } catch (...) {
    error = std::current_exception();
  }
  if (error) {
    co_await detail::untracked(child.async_exit(error));
    std::rethrow_exception(error);
  }
  co_return result;
}

/// The same with the program and its arguments one by one.
template <class... Arguments>
requires(std::convertible_to<Arguments, std::string> &&...)
    task<process_result> run_process(std::string program,
                                     Arguments... arguments) {
  return run_process(
      detail::make_arguments(std::move(program), std::move(arguments)...));
}

} // namespace aio

#endif // AIO_PROCESS_H
