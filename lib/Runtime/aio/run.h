//===- run.h - A program's door to the runtime ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_RUN_H
#define AIO_RUN_H

#include "aio/spawn.h"

namespace aio {

/// How a loop runs.
struct run_options {
  /// The most threads for to_thread() and what is built on it.
  std::size_t blocking_threads = 4;
  /// See loop::on_unhandled.
  std::function<void(std::exception_ptr, std::string_view task)> on_unhandled =
      detail::report_unhandled;
};

namespace detail {

/// See run().
template <class T> T run_on(loop &home, task<T> main, where at) {
  std::optional<join_handle<T>> handle;
  auto begin = [&] {
    handle.emplace(spawn(std::move(main), "main", at));
    handle->internal_state().is_observed = true;
  };
  bool is_begun = false;
  home.run_until([&] {
    if (!is_begun) {
      is_begun = true;
      begin();
    }
    return handle->done();
  });
  // As asyncio.run() does: what is left is cancelled and awaited, so that every
  // frame runs its clean-up.
  for (task_state *t = home.tasks(); t; t = t->next)
    t->cancel();
  home.run_until([&] { return home.tasks() == nullptr; });
  return static_cast<spawned_task<T> &>(handle->internal_state()).take();
}

} // namespace detail

/// Runs \p main on a new loop on this thread, until it has ended; then cancels
/// and awaits the tasks that are left, and waits for the blocking threads.
/// \returns the result of \p main. \throws what \p main throws
template <class T>
T run(task<T> main, run_options options = {}, where at = where::current()) {
  loop home(options.blocking_threads);
  home.on_unhandled = std::move(options.on_unhandled);
  return detail::run_on(home, std::move(main), at);
}

} // namespace aio

#endif // AIO_RUN_H
