//===- Child.cpp - Runs another program and watches it --------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Child.h"
#include "llvm/ADT/Twine.h"
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>
#ifdef __linux__
#include <sys/prctl.h>
#endif

using llvm::StringRef;

namespace asynctidy {
namespace launcher {

namespace {

volatile sig_atomic_t ChildId = 0;
volatile sig_atomic_t HandedOn = 0;

extern "C" void handSignalOn(int Signal) {
  HandedOn = Signal;
  if (ChildId > 0)
    ::kill(ChildId, Signal);
}

/// While it lives, signals that ask this process to end go to the child.
class SignalRelay {
public:
  explicit SignalRelay(pid_t Child) {
    ChildId = Child;
    struct sigaction Action = {};
    Action.sa_handler = handSignalOn;
    for (size_t I = 0; I != Count; ++I)
      ::sigaction(Signals[I], &Action, &Former[I]);
  }
  ~SignalRelay() {
    for (size_t I = 0; I != Count; ++I)
      ::sigaction(Signals[I], &Former[I], nullptr);
    ChildId = 0;
  }
  SignalRelay(const SignalRelay &) = delete;
  SignalRelay &operator=(const SignalRelay &) = delete;

private:
  static constexpr int Signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  static constexpr size_t Count = sizeof(Signals) / sizeof(Signals[0]);
  struct sigaction Former[Count];
};

/// One stream of the child, read through a pipe if somebody wants it.
struct Stream {
  Stream(int Descriptor, Sink To) : Descriptor(Descriptor), To(To) {}

  /// \returns whether there is a pipe, if one is needed.
  bool open() {
    int Ends[2];
    if (!To)
      return true;
    if (::pipe(Ends) != 0)
      return false;
    ReadEnd = Ends[0];
    WriteEnd = Ends[1];
    ::fcntl(ReadEnd, F_SETFD, FD_CLOEXEC);
    ::fcntl(WriteEnd, F_SETFD, FD_CLOEXEC);
    return true;
  }
  /// In the child.
  void redirect() const {
    if (WriteEnd >= 0)
      ::dup2(WriteEnd, Descriptor);
  }
  /// In the parent, once the child has its end.
  void closeWriteEnd() {
    if (WriteEnd >= 0)
      ::close(WriteEnd);
    WriteEnd = -1;
  }
  void closeReadEnd() {
    if (ReadEnd >= 0)
      ::close(ReadEnd);
    ReadEnd = -1;
  }
  /// Hands on what has come; closes the pipe at its end.
  void pump() {
    char Buffer[4096];
    const ssize_t Got = ::read(ReadEnd, Buffer, sizeof(Buffer));
    if (Got > 0)
      To(StringRef(Buffer, static_cast<size_t>(Got)));
    else if (Got == 0 || errno != EINTR)
      closeReadEnd();
  }

  const int Descriptor;
  const Sink To;
  int ReadEnd = -1;
  int WriteEnd = -1;
};

/// Hands on both streams until the child has closed them.
void pumpAll(Stream &Output, Stream &Error) {
  while (Output.ReadEnd >= 0 || Error.ReadEnd >= 0) {
    // poll() passes over descriptors below 0.
    struct pollfd Waiting[] = {{Output.ReadEnd, POLLIN, 0},
                               {Error.ReadEnd, POLLIN, 0}};
    if (::poll(Waiting, 2, -1) < 0) {
      if (errno == EINTR)
        continue;
      break;
    }
    if (Waiting[0].revents != 0)
      Output.pump();
    if (Waiting[1].revents != 0)
      Error.pump();
  }
  Output.closeReadEnd();
  Error.closeReadEnd();
}

int complain(StringRef What, int Error) {
  writeAll(STDERR_FILENO, (llvm::Twine("clang-tidy-async: error: ") + What +
                           ": " + std::strerror(Error) + "\n")
                              .str());
  return 127;
}

} // namespace

int signalHandedOn() { return HandedOn; }

int writeAll(int Descriptor, StringRef Text) {
  while (!Text.empty()) {
    const ssize_t Written = ::write(Descriptor, Text.data(), Text.size());
    if (Written >= 0)
      Text = Text.drop_front(static_cast<size_t>(Written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

int run(llvm::ArrayRef<std::string> Command, Sink OnOutput, Sink OnError) {
  std::vector<char *> Arguments;
  for (const std::string &Argument : Command)
    Arguments.push_back(const_cast<char *>(Argument.c_str()));
  Arguments.push_back(nullptr);

  Stream Output(STDOUT_FILENO, OnOutput);
  Stream Error(STDERR_FILENO, OnError);
  if (!Output.open() || !Error.open())
    return complain("cannot make a pipe", errno);

  const pid_t Parent = ::getpid();
  const pid_t Child = ::fork();
  if (Child < 0)
    return complain("cannot start a process", errno);
  if (Child == 0) {
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (::getppid() != Parent)
      ::_exit(127);
    Output.redirect();
    Error.redirect();
    ::execv(Arguments.front(), Arguments.data());
    ::_exit(complain("cannot run '" + Command.front() + "'", errno));
  }

  SignalRelay Relay(Child);
  Output.closeWriteEnd();
  Error.closeWriteEnd();
  pumpAll(Output, Error);

  int Status = 0;
  while (::waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return complain("lost sight of '" + Command.front() + "'", errno);
  if (WIFSIGNALED(Status))
    return 128 + WTERMSIG(Status);
  return WEXITSTATUS(Status);
}

} // namespace launcher
} // namespace asynctidy
