//===- IoTesting.h - What tests of the runtime share ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_AIO_IOTESTING_H
#define TEST_AIO_IOTESTING_H

#include "aio/run.h"
#include "aio/sleep.h"
#include "gtest/gtest.h"
#include <cstdlib>
#include <exception>
#include <string>
#include <system_error>
#include <utility>

namespace io_testing {

/// Runs \p main, a coroutine without parameters.
template <class F> void run_test(F main) {
  aio::run_options options;
  options.stall_threshold = {}; // The machine may be slow.
  aio::run(main(), options);
}

/// What \p f writes on standard error.
template <class F> std::string errors_of(F f) {
  testing::internal::CaptureStderr();
  f();
  return testing::internal::GetCapturedStderr();
}

/// What \p f throws, as text; "" if it throws nothing.
template <class F> aio::task<std::string> error_of(F f) {
  try {
    co_await f();
  } catch (const aio::cancelled &) {
    co_return "cancelled";
  } catch (const std::exception &e) {
    co_return e.what();
  }
  co_return "";
}

/// The code of the std::system_error that \p f throws.
template <class F> aio::task<std::error_code> code_of(F f) {
  try {
    co_await f();
  } catch (const std::system_error &e) {
    co_return e.code();
  }
  co_return std::error_code();
}

/// Lets everything run for a few turns.
inline aio::task<> turns(int count = 5) {
  for (int i = 0; i != count; ++i)
    co_await aio::yield();
}

/// Cancels \p task in its wait, and awaits it. \returns whether it ended so
template <class T> aio::task<bool> ends_cancelled(aio::join_handle<T> task) {
  co_await turns();
  EXPECT_FALSE(task.done());
  task.cancel();
  try {
    co_await task;
  } catch (const aio::cancelled &) {
  }
  co_return task.is_cancelled();
}

/// A directory for a test's files.
class scratch {
public:
  scratch() {
    std::string pattern = testing::TempDir() + "aio-XXXXXX";
    path = mkdtemp(pattern.data());
  }
  ~scratch() {
    const std::string command = "rm -rf '" + path + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
  }
  std::string operator/(const std::string &name) const {
    return path + "/" + name;
  }

private:
  std::string path;
};

} // namespace io_testing

#endif // TEST_AIO_IOTESTING_H
