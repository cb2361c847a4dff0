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
class run_level {
public:
  explicit run_level(loop &home) noexcept
      : home(home), outer(std::exchange(innermost, this)),
        thread_place(current_place) {
    if (!outer)
      return;
    // This run is a part of a step of the outer loop: its co_awaits must not
    // hide where that step came from.
    outer->kept_place.store(current_place.load());
    outer->is_place_kept.store(true, std::memory_order_release);
  }
  ~run_level() {
    innermost = outer;
    if (!outer)
      return;
    current_place.store(outer->kept_place.load());
    outer->is_place_kept.store(false, std::memory_order_release);
  }
  run_level(const run_level &) = delete;
  run_level &operator=(const run_level &) = delete;

  /// The innermost call of run() on this thread, or null.
  static run_level *current() noexcept { return innermost; }

  /// Whether a step of a loop runs here that blocking is not permitted in: a
  /// call that blocks now stops that loop.
  static bool is_stalling() noexcept {
    for (const run_level *level = innermost; level; level = level->outer) {
      const std::uint64_t tick = level->tick();
      if (tick % 2 != 0)
        return !level->is_permitted(tick);
      // Between its steps a loop may wait, unless another loop waits for it.
    }
    return false;
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
  where place() const noexcept {
    return is_place_kept.load(std::memory_order_acquire) ? kept_place.load()
                                                         : thread_place.load();
  }

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

  static inline constinit thread_local run_level *innermost = nullptr;

  run_level *const outer;
  const shared_where &thread_place;
  shared_where kept_place;
  std::atomic<bool> is_place_kept = false;

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
      : level(detail::run_level::current()), reason(reason) {
    if (!level)
      return;
    step = level->tick();
    if (step % 2 == 0)
      level = nullptr;
    else
      level->begin_permit(step);
  }
  permit_blocking(const permit_blocking &) = delete;
  permit_blocking &operator=(const permit_blocking &) = delete;
  ~permit_blocking() {
    if (!level)
      return;
    // The level is looked at only if it is known to be alive.
    if (detail::run_level::current() == level && level->tick() == step) {
      level->end_permit();
      return;
    }
    char text[256];
    std::snprintf(text, sizeof(text),
                  "a permit to block was held over a co_await (%s)", reason);
    detail::complain(text);
  }

private:
  detail::run_level *level;
  std::uint64_t step = 0;
  const char *reason;
};

} // namespace aio

#endif // AIO_PERMIT_H
