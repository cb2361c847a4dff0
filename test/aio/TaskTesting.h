//===- TaskTesting.h - Tests whose bodies are coroutines --------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_AIO_TASKTESTING_H
#define TEST_AIO_TASKTESTING_H

#include "aio/run.h"
#include "aio/sleep.h"
#include "gtest/gtest.h"
#include <exception>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

namespace task_testing {

using namespace std::chrono_literals;
using aio::cancelled;
using aio::join_handle;
using aio::run;
using aio::spawn;
using aio::task;
using strings = std::vector<std::string>;

/// Sanitizers make all slower, and some numbers need not be as great there.
#if AIO_KEEPS_FRAMES
constexpr bool is_sanitized = false;
#else
constexpr bool is_sanitized = true;
#endif

/// Runs a coroutine without a result, which \p body begins.
template <class F> void run_in_loop(F body, aio::run_options options = {}) {
  // Of a loaded machine.
  options.stall_threshold = options.stall_threshold.zero();
  aio::run(body(), std::move(options));
}

/// The same; returns the errors that nobody awaited, with the tasks' names.
template <class F> strings unhandled_of(F body);

/// An error that is known by its text.
struct failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// "nothing", "cancelled" or the text of an error.
inline std::string text_of(const std::exception_ptr &error) {
  if (!error)
    return "nothing";
  try {
    std::rethrow_exception(error);
  } catch (const cancelled &) {
    return "cancelled";
  } catch (const std::exception &e) {
    return e.what();
  } catch (...) {
    return "something";
  }
}

template <class F> strings unhandled_of(F body) {
  strings told;
  aio::run_options options;
  options.on_unhandled = [&](std::exception_ptr error, std::string_view name) {
    told.push_back(std::string(name) + ": " + text_of(error));
  };
  run_in_loop(std::move(body), std::move(options));
  return told;
}

/// What \p f writes on standard error.
template <class F> std::string errors_of(F f) {
  testing::internal::CaptureStderr();
  f();
  return testing::internal::GetCapturedStderr();
}

inline task<> turns(int count) {
  for (int i = 0; i < count; ++i)
    co_await aio::yield();
}

/// Takes some turns, and fails, or gives a value.
inline task<int> gives(int value, int count = 1) {
  co_await turns(count);
  co_return value;
}
inline task<int> fails(std::string text, int count = 1) {
  co_await turns(count);
  throw failure(text);
  co_return 0;
}
/// Waits until it is cancelled.
inline task<> hangs() { co_await aio::sleep_for(1h); }

/// How awaiting ends: text_of() its error.
template <class A> task<std::string> outcome(A awaitable) {
  try {
    (void)co_await std::move(awaitable);
  } catch (...) {
    co_return text_of(std::current_exception());
  }
  co_return "nothing";
}

/// The texts of an error and its contexts: "exit <- body".
inline std::string chain_of(std::exception_ptr error) {
  std::string text = text_of(error);
  while ((error = aio::context_of(error)))
    text += " <- " + text_of(error);
  return text;
}

} // namespace task_testing

#endif // TEST_AIO_TASKTESTING_H
