//===- run.h - A program's door to the runtime ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_RUN_H
#define AIO_RUN_H

#include "aio/spawn.h"
#include "aio/watchdog.h"

namespace aio {

/// How a loop runs.
struct run_options {
  /// The most threads for to_thread() and what is built on it.
  std::size_t blocking_threads = 4;
  /// See loop::on_unhandled.
  std::function<void(std::exception_ptr, std::string_view task)> on_unhandled =
      detail::report_unhandled;
  /// A step that takes longer is told as a stall; 0: none is. A number in the
  /// environment variable AIO_STALL_MS, in milliseconds, stands for it.
  std::chrono::nanoseconds stall_threshold = std::chrono::milliseconds(100);
  /// Called with each stall, on the loop's thread at the end of the step. If
  /// empty, stalls are printed on standard error. Of one that is still not over
  /// after ten times the threshold the watchdog says so there itself.
  std::function<void(const stall &)> on_stall = nullptr;
};

namespace detail {

/// See run().
template <class T> T run_on(loop &home, task<T> main, where at) {
  const loop::activation active(home);
  auto handle = spawn(std::move(main), "main", at);
  handle.internal_state().is_observed = true;
  bool is_over = false;
  handle.on_done([&is_over] { is_over = true; });
  home.run_until([&] { return is_over; });
  // As asyncio.run() does: what is left is cancelled and awaited, so that every
  // frame runs its clean-up; and so is what that spawns.
  while (home.tasks()) {
    std::vector<task_state *> left;
    for (task_state *t = home.tasks(); t; t = t->next) {
      t->retain();
      left.push_back(t);
    }
    for (task_state *t : left)
      t->cancel();
    home.run_until([&] {
      while (!left.empty() && left.back()->is_done) {
        left.back()->release();
        left.pop_back();
      }
      return left.empty();
    });
  }
  return static_cast<spawned_task<T> &>(handle.internal_state()).take();
}

} // namespace detail

/// Runs \p main on a new loop on this thread, until it has ended; then cancels
/// and awaits the tasks that are left, and waits for the blocking threads.
/// \returns the result of \p main. \throws what \p main throws
/// \throws std::logic_error inside of a step of a loop: that would stop it
template <class T>
T run(task<T> main, run_options options = {}, where at = where::current()) {
  if (loop::current())
    throw std::logic_error("run() is called on the thread of a running loop");
  loop home(options.blocking_threads);
  home.on_unhandled = std::move(options.on_unhandled);
  detail::run_context context(home);
  std::optional<detail::watchdog> watchdog;
  const auto threshold = detail::stall_threshold(options.stall_threshold);
  if (threshold > threshold.zero())
    watchdog.emplace(context, threshold, std::move(options.on_stall));
  return detail::run_on(home, std::move(main), at);
}

} // namespace aio

#endif // AIO_RUN_H
