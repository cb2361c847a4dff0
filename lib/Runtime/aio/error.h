//===- error.h - What the runtime throws ------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_ERROR_H
#define AIO_ERROR_H

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace aio {

/// Thrown by an await in progress when its task is cancelled. Not derived from
/// std::exception: a `catch (const std::exception &)` must not swallow a
/// cancellation (as asyncio's CancelledError is a BaseException).
struct cancelled final {};

/// Thrown by with_timeout() and by a timeout_scope whose time is up.
struct timed_out : std::runtime_error {
  timed_out() : std::runtime_error("timed out") {}
};

/// What was read before a stream ended too early.
struct incomplete_read : std::runtime_error {
  explicit incomplete_read(std::string partial)
      : std::runtime_error("the stream ended after " +
                           std::to_string(partial.size()) +
                           " bytes of an incomplete read"),
        partial(std::move(partial)) {}
  /// The bytes that came.
  std::string partial;
};

/// The errors of a task group: those of its children in the order in which they
/// occurred, then that of its body.
struct exception_group : std::exception {
  explicit exception_group(std::vector<std::exception_ptr> errors)
      : errors(std::move(errors)),
        text("unhandled errors in a task group (" +
             std::to_string(this->errors.size()) + ")") {}
  const char *what() const noexcept override { return text.c_str(); }

  std::vector<std::exception_ptr> errors;

private:
  std::string text;
};

namespace detail {
/// Whether \p error is `cancelled`; false for null.
inline bool is_cancellation(const std::exception_ptr &error) noexcept {
  if (!error)
    return false;
  try {
    std::rethrow_exception(error);
  } catch (const cancelled &) {
    return true;
  } catch (...) {
    return false;
  }
}
} // namespace detail

/// The error that was in flight when \p error was thrown by a scope's exit
/// (Python's __context__), or null. That may have a context itself. Known on
/// the loop thread, until the run ends; of very many, only the latest 1024 are
/// kept.
std::exception_ptr context_of(const std::exception_ptr &error);

} // namespace aio

#endif // AIO_ERROR_H
