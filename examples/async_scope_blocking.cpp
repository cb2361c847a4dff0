//===- async_scope_blocking.cpp - A scope that blocks on both ends --------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// async_scope_awaited.cpp with one mistake: enter and exit put the thread to
// sleep, and with it the event loop. No two of the six sleeps overlap, so the
// program takes six seconds, but it ends. Both lines are reported.
//
//   g++ -std=c++20 -pthread -Ilib/Runtime examples/async_scope_blocking.cpp
//   ./a.out
//
//===----------------------------------------------------------------------===//

#include "aio/aio.h"
#include "timeline.h"
#include <exception>
#include <thread>
#include <utility>
#include <vector>

using timeline::second;

struct connection {
  timeline::row row;

  aio::task<> async_enter() {
    auto shown = row.show(timeline::enter);
    std::this_thread::sleep_for(second);
    co_return;
  }
  aio::task<> async_exit(std::exception_ptr) {
    auto shown = row.show(timeline::exit);
    std::this_thread::sleep_for(second);
    co_return;
  }
};

static aio::task<> use_connection(timeline::row row) {
  co_await aio::async_with(connection{row}, [&]() -> aio::task<> {
    auto shown = row.show(timeline::body);
    co_await aio::sleep_for(second / 2);
  });
}

static aio::task<> use_connections(const timeline::chart &chart) {
  std::vector<aio::task<>> tasks;
  for (timeline::row row : chart)
    tasks.push_back(use_connection(row));
  co_await aio::when_all(std::move(tasks));
}

int main() {
  timeline::chart chart("enter and exit put the thread to sleep", 3);
  aio::run(use_connections(chart));
  return chart.finish();
}
