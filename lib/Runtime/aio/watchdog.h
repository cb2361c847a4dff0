//===- watchdog.h - Tells of steps that stop the loop -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// While one step of a loop runs, no other task does. A thread looks at the
/// loop's count of steps a few times in each threshold: a step that it finds
/// too long is a stall. The loop itself pays nothing for it but one test a
/// step, and its thread is never sent a signal: a signal would cut short the
/// very call that blocks.
///
//===----------------------------------------------------------------------===//

#ifndef AIO_WATCHDOG_H
#define AIO_WATCHDOG_H

#include "aio/loop.h"
#include "aio/permit.h"
#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <string>
#include <sys/syscall.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace aio {

/// A step that held the loop's thread longer than the threshold.
struct stall {
  /// How long, at least: up to a quarter of the threshold is missing.
  std::chrono::nanoseconds duration{};
  /// The name of the task whose step it was; empty for a function that was
  /// posted to the loop.
  std::string task;
  /// The latest co_await that the step had begun or come back from when it was
  /// found too long, and when it ended. What blocked lies behind `from`, and,
  /// where the two differ, before `to`. Without a file in a posted function.
  where from, to;
  /// What the thread did when the step was found too long: the number of the
  /// system call that it was in, or -1 for none (or for an unknown one).
  long syscall = -1;
  /// Whether it slept then, in that call; if not, it computed, or it waited for
  /// a processor.
  bool is_waiting = false;
};

/// The stall in one line:
/// `loop stalled 150 ms: task 'main' between a.cpp:10 and a.cpp:13, in
/// clock_nanosleep (230), waiting`.
std::string to_string(const stall &s);

namespace detail {

/// The name of a system call, or null for one that hardly ever blocks.
inline const char *system_call_name(long number) noexcept {
  static constexpr struct {
    long number;
    const char *name;
  } names[] = {
#define AIO_SYSTEM_CALL(name) {SYS_##name, #name}
  // Newer architectures have none of these.
#ifdef SYS_open
      AIO_SYSTEM_CALL(open),
      AIO_SYSTEM_CALL(creat),
      AIO_SYSTEM_CALL(stat),
      AIO_SYSTEM_CALL(lstat),
      AIO_SYSTEM_CALL(access),
      AIO_SYSTEM_CALL(mkdir),
      AIO_SYSTEM_CALL(rmdir),
      AIO_SYSTEM_CALL(unlink),
      AIO_SYSTEM_CALL(rename),
      AIO_SYSTEM_CALL(readlink),
      AIO_SYSTEM_CALL(poll),
      AIO_SYSTEM_CALL(select),
      AIO_SYSTEM_CALL(epoll_wait),
      AIO_SYSTEM_CALL(pause),
      AIO_SYSTEM_CALL(vfork),
#endif
#ifdef SYS_newfstatat
      AIO_SYSTEM_CALL(newfstatat),
#endif
      AIO_SYSTEM_CALL(accept),
      AIO_SYSTEM_CALL(accept4),
      AIO_SYSTEM_CALL(clock_nanosleep),
      AIO_SYSTEM_CALL(close),
      AIO_SYSTEM_CALL(connect),
      AIO_SYSTEM_CALL(copy_file_range),
      AIO_SYSTEM_CALL(epoll_pwait),
      AIO_SYSTEM_CALL(execve),
      AIO_SYSTEM_CALL(faccessat),
      AIO_SYSTEM_CALL(fallocate),
      AIO_SYSTEM_CALL(fcntl),
      AIO_SYSTEM_CALL(fdatasync),
      AIO_SYSTEM_CALL(flock),
      AIO_SYSTEM_CALL(fstat),
      AIO_SYSTEM_CALL(fsync),
      AIO_SYSTEM_CALL(ftruncate),
      AIO_SYSTEM_CALL(futex),
      AIO_SYSTEM_CALL(getdents64),
      AIO_SYSTEM_CALL(getrandom),
      AIO_SYSTEM_CALL(io_getevents),
      AIO_SYSTEM_CALL(io_uring_enter),
      AIO_SYSTEM_CALL(ioctl),
      AIO_SYSTEM_CALL(mkdirat),
      AIO_SYSTEM_CALL(mount),
      AIO_SYSTEM_CALL(mq_timedreceive),
      AIO_SYSTEM_CALL(mq_timedsend),
      AIO_SYSTEM_CALL(msgrcv),
      AIO_SYSTEM_CALL(msgsnd),
      AIO_SYSTEM_CALL(msync),
      AIO_SYSTEM_CALL(nanosleep),
      AIO_SYSTEM_CALL(openat),
      AIO_SYSTEM_CALL(ppoll),
      AIO_SYSTEM_CALL(pread64),
      AIO_SYSTEM_CALL(preadv),
      AIO_SYSTEM_CALL(pselect6),
      AIO_SYSTEM_CALL(pwrite64),
      AIO_SYSTEM_CALL(pwritev),
      AIO_SYSTEM_CALL(read),
      AIO_SYSTEM_CALL(readlinkat),
      AIO_SYSTEM_CALL(readv),
      AIO_SYSTEM_CALL(recvfrom),
      AIO_SYSTEM_CALL(recvmmsg),
      AIO_SYSTEM_CALL(recvmsg),
      AIO_SYSTEM_CALL(renameat2),
      AIO_SYSTEM_CALL(rt_sigsuspend),
      AIO_SYSTEM_CALL(rt_sigtimedwait),
      AIO_SYSTEM_CALL(semop),
      AIO_SYSTEM_CALL(semtimedop),
      AIO_SYSTEM_CALL(sendfile),
      AIO_SYSTEM_CALL(sendmmsg),
      AIO_SYSTEM_CALL(sendmsg),
      AIO_SYSTEM_CALL(sendto),
      AIO_SYSTEM_CALL(splice),
      AIO_SYSTEM_CALL(statx),
      AIO_SYSTEM_CALL(sync),
      AIO_SYSTEM_CALL(sync_file_range),
      AIO_SYSTEM_CALL(syncfs),
      AIO_SYSTEM_CALL(tee),
      AIO_SYSTEM_CALL(truncate),
      AIO_SYSTEM_CALL(umount2),
      AIO_SYSTEM_CALL(unlinkat),
      AIO_SYSTEM_CALL(vmsplice),
      AIO_SYSTEM_CALL(wait4),
      AIO_SYSTEM_CALL(waitid),
      AIO_SYSTEM_CALL(write),
      AIO_SYSTEM_CALL(writev),
#undef AIO_SYSTEM_CALL
  };
  for (const auto &known : names)
    if (known.number == number)
      return known.name;
  return nullptr;
}

/// ", in clock_nanosleep (230), waiting".
inline std::string describe_activity(long syscall, bool is_waiting) {
  std::string text;
  if (syscall >= 0) {
    const char *name = system_call_name(syscall);
    text += name ? std::string(", in ") + name + " (" +
                       std::to_string(syscall) + ")"
                 : ", in system call " + std::to_string(syscall);
  }
  return text + (is_waiting ? ", waiting" : ", computing");
}

inline std::string describe_place(const where &w) {
  return std::string(w.file) + ":" + std::to_string(w.line);
}

inline std::string describe_duration(std::chrono::nanoseconds d) {
  using namespace std::chrono;
  return std::to_string(duration_cast<milliseconds>(d).count()) + " ms";
}

/// What a thread of this process does.
struct thread_sample {
  long syscall = -1;
  bool is_waiting = false;
};

/// Reads the first \p size - 1 bytes of a file into \p text.
inline void read_text(const char *path, char *text, std::size_t size) noexcept {
  ssize_t length = 0;
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    length = std::max<ssize_t>(::read(file, text, size - 1), 0);
    ::close(file);
  }
  text[length] = '\0';
}

/// Looks at a thread, without disturbing it. What the system does not tell is
/// left as it is.
inline thread_sample sample_thread(pid_t thread) noexcept {
  thread_sample sample;
  char path[64], text[512];
  std::snprintf(path, sizeof(path), "/proc/self/task/%d/syscall",
                static_cast<int>(thread));
  read_text(path, text, sizeof(text));
  // "running", "-1 ..." (waiting outside of a call), or the number first.
  if (text[0] >= '0' && text[0] <= '9')
    sample.syscall = std::strtol(text, nullptr, 10);
  std::snprintf(path, sizeof(path), "/proc/self/task/%d/stat",
                static_cast<int>(thread));
  read_text(path, text, sizeof(text));
  // "17 (name) S ...", where the name may contain anything.
  if (const char *name_end = std::strrchr(text, ')'))
    if (name_end[1] == ' ')
      sample.is_waiting = name_end[2] == 'S' || name_end[2] == 'D';
  return sample;
}

/// \p given, or what AIO_STALL_MS says instead.
inline std::chrono::nanoseconds
stall_threshold(std::chrono::nanoseconds given) noexcept {
  const char *text = std::getenv("AIO_STALL_MS");
  if (!text)
    return given;
  std::uint32_t milliseconds = 0;
  const char *const end = text + std::strlen(text);
  const auto parsed = std::from_chars(text, end, milliseconds);
  if (parsed.ec == std::errc() && parsed.ptr == end)
    return std::chrono::milliseconds(milliseconds);
  std::fprintf(stderr,
               "aio: AIO_STALL_MS is '%s', not a number of milliseconds\n",
               text);
  return given;
}

/// Watches one loop from a thread of its own, while it lives. Made and
/// destroyed on the loop's thread, between steps.
class watchdog {
public:
  /// \param threshold above zero.
  /// \param on_stall called on the loop's thread at the end of a step that was
  ///        too long; if empty, the stall is printed on standard error.
  watchdog(run_context &context, std::chrono::nanoseconds threshold,
           std::function<void(const stall &)> on_stall)
      : context(context), threshold(threshold),
        period(std::max<std::chrono::nanoseconds>(
            threshold / 4, std::chrono::microseconds(100))),
        on_stall(std::move(on_stall)),
        thread(static_cast<pid_t>(::syscall(SYS_gettid))) {
    context.home.on_long_step = [this](task_state *task) { finish(task); };
    // Signals of the process are for its other threads.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    try {
      watcher = std::thread([this] { watch(); });
    } catch (const std::system_error &) {
      complain("there is no thread for the watchdog: stalls are not told");
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  watchdog(const watchdog &) = delete;
  watchdog &operator=(const watchdog &) = delete;
  /// Waits for the thread, which is at most at its sampling.
  ~watchdog() {
    {
      std::lock_guard lock(mutex);
      is_ending = true;
    }
    ending.notify_one();
    if (watcher.joinable())
      watcher.join();
    context.home.step_is_long.store(false, std::memory_order_relaxed);
    context.home.on_long_step = nullptr;
  }

private:
  /// A step that is too long and has not ended.
  struct long_step {
    std::uint64_t tick;
    time_point since;
    where from;
    thread_sample sample;
  };

  void watch() {
    pthread_setname_np(pthread_self(), "aio-watchdog");
    std::uint64_t tick = 0, changes = 0;
    time_point since;
    bool is_found = false, is_told = false;
    std::unique_lock lock(mutex);
    while (!ending.wait_for(lock, period, [this] { return is_ending; })) {
      // The clock is read such that a step is never taken for longer than it
      // is: before the count that must not have changed, after a new one.
      const time_point now = clock::now();
      const std::uint64_t new_tick = context.tick();
      const std::uint64_t new_changes = context.permit_changes();
      if (new_tick != tick)
        is_found = is_told = false;
      if (new_tick != tick || new_changes != changes || new_tick % 2 == 0 ||
          context.is_permitted(new_tick)) {
        tick = new_tick;
        changes = new_changes;
        since = clock::now();
        continue;
      }
      if (!is_found && now - since >= threshold) {
        is_found = true;
        note(tick, since);
      }
      if (is_found && !is_told && now - since >= 10 * threshold) {
        is_told = true;
        tell(tick, now - since);
      }
    }
  }

  /// Has the loop finish the record of a step that is too long, if it is still
  /// that step.
  void note(std::uint64_t tick, time_point since) noexcept {
    const long_step found{tick, since, context.place(), sample_thread(thread)};
    if (context.tick() != tick)
      return;
    pending = found;
    context.home.step_is_long.store(true, std::memory_order_relaxed);
    // The loop may have gone on meanwhile; if it sees the flag in a later step,
    // it finds that the record is of another one.
    if (context.tick() != tick) {
      context.home.step_is_long.store(false, std::memory_order_relaxed);
      pending.reset();
    }
  }

  /// Says once of a stall, which may never end, that it goes on.
  void tell(std::uint64_t tick, clock::duration so_far) noexcept {
    const where from = context.place();
    const thread_sample sample = sample_thread(thread);
    if (context.tick() != tick)
      return;
    try {
      std::string text =
          "aio: loop still stalled after " + describe_duration(so_far);
      if (*from.file)
        text += ": since " + describe_place(from);
      text += describe_activity(sample.syscall, sample.is_waiting) + "\n";
      std::fputs(text.c_str(), stderr);
    } catch (const std::bad_alloc &) {
    }
  }

  /// The end of a step that is too long, on the loop's thread.
  void finish(task_state *task) noexcept {
    const permit_blocking permit("a stall is told");
    const time_point now = clock::now();
    std::optional<long_step> found;
    {
      std::lock_guard lock(mutex);
      context.home.step_is_long.store(false, std::memory_order_relaxed);
      found = std::exchange(pending, std::nullopt);
    }
    if (!found || found->tick != context.tick())
      return;
    try {
      stall s;
      s.duration = now - found->since;
      if (task)
        s.task = task->name();
      s.from = found->from;
      s.to = current_place.load();
      s.syscall = found->sample.syscall;
      s.is_waiting = found->sample.is_waiting;
      if (on_stall)
        on_stall(s);
      else
        std::fprintf(stderr, "aio: %s\n", to_string(s).c_str());
    } catch (...) {
      complain("what is told of a stall has failed");
    }
  }

  run_context &context;
  const std::chrono::nanoseconds threshold, period;
  const std::function<void(const stall &)> on_stall;
  const pid_t thread;

  std::mutex mutex;
  std::condition_variable ending;
  bool is_ending = false;           // Guarded by the mutex.
  std::optional<long_step> pending; // Guarded by the mutex.
  std::thread watcher;
};

} // namespace detail

inline std::string to_string(const stall &s) {
  std::string text = "loop stalled " + detail::describe_duration(s.duration);
  text += s.task.empty() ? ": a posted function" : ": task '" + s.task + "'";
  const std::string from = detail::describe_place(s.from);
  const std::string to = detail::describe_place(s.to);
  if (*s.from.file && *s.to.file && from != to)
    text += " between " + from + " and " + to;
  else if (*s.from.file)
    text += " after " + from;
  return text + detail::describe_activity(s.syscall, s.is_waiting);
}

} // namespace aio

#endif // AIO_WATCHDOG_H
