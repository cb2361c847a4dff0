//===- sleep.h - Waiting for a time -----------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_SLEEP_H
#define AIO_SLEEP_H

#include "aio/loop.h"
#include "aio/task.h"

namespace aio {

/// Lets everything run that is ready, then continues (asyncio.sleep(0)).
class [[nodiscard]] yield final : public detail::wait_base {
public:
  bool await_ready() const noexcept { return false; }
  void await_resume() { finish(); }

private:
  void start() override { complete(); }
  bool stop() noexcept override { return true; }
};

/// Continues when \p due has come; in one of the next turns if it is past.
class [[nodiscard]] sleep_until final : public detail::wait_base,
                                        detail::timer_node {
public:
  explicit sleep_until(time_point due) noexcept : due(due) {}

  bool await_ready() const noexcept { return false; }
  void await_resume() { finish(); }

private:
  void start() override {
    if (due == time_point::min())
      complete();
    else
      home().arm(*this, due);
  }
  bool stop() noexcept override {
    home().disarm(*this);
    return true;
  }
  void fire() override { complete(); }

  const time_point due;
};

/// Continues after \p delay; with none, or less, after a turn.
template <class Rep, class Period>
sleep_until sleep_for(std::chrono::duration<Rep, Period> delay) noexcept {
  if (delay <= delay.zero())
    return sleep_until(time_point::min());
  return sleep_until(detail::due_after(delay));
}

} // namespace aio

#endif // AIO_SLEEP_H
