//===- Jobs.cpp - Runs many programs, some at a time ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Jobs.h"
#include "Child.h"
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <map>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#endif

namespace asynctidy {
namespace launcher {

namespace {

constexpr int Signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile sig_atomic_t StoppedBy = 0;

extern "C" void rememberSignal(int Signal) { StoppedBy = Signal; }

/// While it lives, a signal that asks this process to end is remembered, and
/// comes through in waitForChild() only.
class SignalWatch {
public:
  SignalWatch() {
    StoppedBy = 0;
    sigset_t Blocked;
    sigemptyset(&Blocked);
    for (int Signal : Signals)
      sigaddset(&Blocked, Signal);
    sigaddset(&Blocked, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &Blocked, &Former);
    struct sigaction Action = {};
    for (size_t I = 0; I != std::size(Signals); ++I) {
      Action.sa_handler = rememberSignal;
      ::sigaction(Signals[I], &Action, &FormerActions[I]);
    }
    // Only so that sigsuspend() returns.
    Action.sa_handler = [](int) {};
    ::sigaction(SIGCHLD, &Action, &FormerChild);
  }
  ~SignalWatch() {
    for (size_t I = 0; I != std::size(Signals); ++I)
      ::sigaction(Signals[I], &FormerActions[I], nullptr);
    ::sigaction(SIGCHLD, &FormerChild, nullptr);
    ::sigprocmask(SIG_SETMASK, &Former, nullptr);
  }
  SignalWatch(const SignalWatch &) = delete;
  SignalWatch &operator=(const SignalWatch &) = delete;

  /// The mask before: children are to have it.
  const sigset_t &former() const { return Former; }

  /// Waits until a child has ended or a signal has come.
  /// \returns the child, or 0.
  pid_t waitForChild(int &Status) const {
    while (true) {
      const pid_t Child = ::waitpid(-1, &Status, WNOHANG);
      if (Child > 0)
        return Child;
      if (StoppedBy != 0)
        return 0;
      // Signals are blocked but in here, so that none is missed.
      ::sigsuspend(&Former);
    }
  }

private:
  sigset_t Former;
  struct sigaction FormerActions[std::size(Signals)];
  struct sigaction FormerChild;
};

int openForWriting(const std::string &Path) {
  return ::open(Path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

pid_t start(const Job &What, const sigset_t &Mask) {
  std::vector<char *> Arguments;
  for (const std::string &Argument : What.Command)
    Arguments.push_back(const_cast<char *>(Argument.c_str()));
  Arguments.push_back(nullptr);
  const int Output = openForWriting(What.Output);
  const int Error = openForWriting(What.Error);
  const pid_t Parent = ::getpid();
  const pid_t Child = Output < 0 || Error < 0 ? -1 : ::fork();
  if (Child == 0) {
    ::sigprocmask(SIG_SETMASK, &Mask, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (::getppid() != Parent)
      ::_exit(127);
    // Nobody types answers to many programs at once.
    const int Nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(Nothing, STDIN_FILENO);
    ::dup2(Output, STDOUT_FILENO);
    ::dup2(Error, STDERR_FILENO);
    ::execv(Arguments.front(), Arguments.data());
    const std::string Sentence = "clang-tidy-async: error: cannot run '" +
                                 What.Command.front() +
                                 "': " + std::strerror(errno) + "\n";
    writeAll(STDERR_FILENO, Sentence);
    ::_exit(127);
  }
  const int Cause = errno;
  if (Output >= 0)
    ::close(Output);
  if (Error >= 0)
    ::close(Error);
  errno = Cause;
  return Child;
}

} // namespace

int runAll(llvm::ArrayRef<Job> Jobs, unsigned AtOnce,
           llvm::function_ref<bool(size_t Index, int Status)> OnDone) {
  const SignalWatch Watch;
  std::map<pid_t, size_t> Running;
  size_t Next = 0;
  bool GoesOn = true;
  while (StoppedBy == 0 && GoesOn && (Next != Jobs.size() || !Running.empty())) {
    while (Next != Jobs.size() && Running.size() < std::max(AtOnce, 1u)) {
      const size_t Index = Next++;
      const pid_t Child = start(Jobs[Index], Watch.former());
      if (Child > 0) {
        Running.emplace(Child, Index);
        continue;
      }
      writeAll(STDERR_FILENO,
               std::string("clang-tidy-async: error: cannot start a process: ") +
                   std::strerror(errno) + "\n");
      GoesOn &= OnDone(Index, 127);
    }
    if (Running.empty())
      continue;
    int Status = 0;
    auto Ended = Running.find(Watch.waitForChild(Status));
    if (Ended == Running.end())
      continue;
    const size_t Index = Ended->second;
    Running.erase(Ended);
    GoesOn &= OnDone(Index, WIFSIGNALED(Status) ? 128 + WTERMSIG(Status)
                                                : WEXITSTATUS(Status));
  }
  for (auto &[Child, Index] : Running)
    ::kill(Child, StoppedBy != 0 ? static_cast<int>(StoppedBy) : SIGTERM);
  for (auto &[Child, Index] : Running)
    while (::waitpid(Child, nullptr, 0) < 0 && errno == EINTR) {
    }
  return StoppedBy;
}

unsigned processors() {
#ifdef __linux__
  cpu_set_t Set;
  if (::sched_getaffinity(0, sizeof(Set), &Set) == 0)
    return static_cast<unsigned>(CPU_COUNT(&Set));
#endif
  return std::max(std::thread::hardware_concurrency(), 1u);
}

} // namespace launcher
} // namespace asynctidy
