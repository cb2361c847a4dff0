//===- work.h - What both runtimes are measured with ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Sizes and helpers that aio.cpp and asio.cpp share. Each benchmark stands in
/// both files, under the name WORK/aio and WORK/asio.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_BENCH_AIO_WORK_H
#define ASYNCTIDY_BENCH_AIO_WORK_H

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstddef>
#include <cstdlib>

/// Coroutines that are called, not inlined, and whose frames are allocated.
#define NOINLINE [[gnu::noinline]]

/// Tasks that are spawned, gathered or put to sleep together.
constexpr int many = 10'000;

/// Awaits within awaits.
constexpr int depth = 100;

/// Bytes that go to and fro.
constexpr std::size_t message_size = 64;

/// How long task \p i of many sleeps: up to 10 ms, not in order.
inline std::chrono::microseconds nap(int i) {
  return std::chrono::microseconds((i * 7919) % 10'000);
}

/// The sum of what the tasks of many give.
constexpr long expected_sum = static_cast<long>(many) * (many - 1) / 2;

/// A wrong result ends the program: it was not the same work.
inline void require(bool holds) {
  if (!holds)
    std::abort();
}

#endif // ASYNCTIDY_BENCH_AIO_WORK_H
