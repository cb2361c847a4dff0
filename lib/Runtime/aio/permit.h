//===- permit.h - Blocking that is meant ------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_PERMIT_H
#define AIO_PERMIT_H

#include "aio/loop.h"
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace aio {
namespace detail {

/// One call of run(): its loop, as the watchdog sees it. Lives in run(), and is
/// written by that thread alone.
class run_context {
public:
  explicit run_context(loop &home) noexcept
      : home(home), outer(std::exchange(active, this)),
        thread_place(current_place) {}
  ~run_context() { active = outer; }
  run_context(const run_context &) = delete;
  run_context &operator=(const run_context &) = delete;

  /// The call of run() on this thread, or null.
  static run_context *current() noexcept { return active; }

  /// Whether a step of a loop runs here in which blocking is not permitted: a
  /// call that blocks now stops that loop.
  static bool is_stalling() noexcept {
    if (!active)
      return false;
    const std::uint64_t tick = active->tick();
    return tick % 2 != 0 && !active->is_permitted(tick);
  }

  /// The loop's count; see loop::ticks(). Any thread.
  std::uint64_t tick() const noexcept {
    return home.ticks().load(std::memory_order_acquire);
  }
  /// Whether blocking is permitted now, in the step of that count. Any thread.
  bool is_permitted(std::uint64_t tick) const noexcept {
    return permitted_step.load(std::memory_order_acquire) == tick;
  }
  /// Changes when a permit begins or ends. Any thread.
  std::uint64_t permit_changes() const noexcept {
    return changes.load(std::memory_order_acquire);
  }
  /// The latest co_await of a task of this loop. Any thread.
  where place() const noexcept { return thread_place.load(); }

  /// A permit begins in the step of that count.
  void begin_permit(std::uint64_t step) noexcept {
    // A permit of an earlier step, which nobody can end any more, is forgotten.
    if (permitted_step.load(std::memory_order_relaxed) != step) {
      depth = 0;
      permitted_step.store(step, std::memory_order_release);
      count_change();
    }
    ++depth;
  }
  void end_permit() noexcept {
    if (--depth != 0)
      return;
    permitted_step.store(0, std::memory_order_release);
    count_change();
  }

  loop &home;

private:
  void count_change() noexcept {
    changes.store(changes.load(std::memory_order_relaxed) + 1,
                  std::memory_order_release);
  }

  static inline constinit thread_local run_context *active = nullptr;

  run_context *const outer;
  const shared_where &thread_place;

  unsigned depth = 0;
  std::atomic<std::uint64_t> permitted_step = 0; // 0: none; a step's is odd.
  std::atomic<std::uint64_t> changes = 0;
};

} // namespace detail

/// While it lives, the code on this thread may block the loop that it runs on:
/// the watchdog says nothing, and the time does not count. For a block of
/// plain code in a step: it must end before the next co_await, or else it
/// permits nothing after it, and says so. Elsewhere it does nothing.
class [[nodiscard]] permit_blocking {
public:
  /// \param reason why that is right here, for the reader; a string literal.
  explicit permit_blocking(const char *reason) noexcept
      : context(detail::run_context::current()), reason(reason) {
    if (!context)
      return;
    step = context->tick();
    if (step % 2 == 0)
      context = nullptr;
    else
      context->begin_permit(step);
  }
  permit_blocking(const permit_blocking &) = delete;
  permit_blocking &operator=(const permit_blocking &) = delete;
  ~permit_blocking() {
    if (!context)
      return;
    // It is looked at only if it is known to be alive.
    if (detail::run_context::current() == context && context->tick() == step) {
      context->end_permit();
      return;
    }
    char text[256];
    std::snprintf(text, sizeof(text),
                  "a permit to block was held over a co_await (%s)", reason);
    detail::complain(text);
  }

private:
  detail::run_context *context;
  std::uint64_t step = 0;
  const char *reason;
};

} // namespace aio

#endif // AIO_PERMIT_H
