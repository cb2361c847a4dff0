//===- async_scope_offloaded.cpp - A scope that blocks other threads ------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a library can only block, its calls go to threads that nobody waits
// for but the coroutine: the same two seconds of blocking calls as in
// async_scope_blocking.cpp, and the program takes 2.5 seconds as
// async_scope_awaited.cpp does. Nothing is reported here.
//
//   g++ -std=c++20 -pthread -Ilib/Runtime examples/async_scope_offloaded.cpp
//   ./a.out
//
//===----------------------------------------------------------------------===//

#include "aio/aio.h"
#include "timeline.h"
#include <exception>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using timeline::second;

// Written long before there was a loop.
class old_connection {
public:
  void open() { std::this_thread::sleep_for(second); }
  void close() { std::this_thread::sleep_for(second); }
};

struct connection {
  timeline::row row;
  old_connection old;

  // A thread cannot be cancelled: if the task were, the wait would end and the
  // call go on. unstoppable() makes the cancellation wait for the call instead,
  // so that `old` is not destroyed under it, and what was opened is closed.
  aio::task<> async_enter() {
    auto shown = row.show(timeline::enter);
    co_await aio::unstoppable(aio::to_thread([this] { old.open(); }));
  }
  aio::task<> async_exit(std::exception_ptr) {
    auto shown = row.show(timeline::exit);
    co_await aio::unstoppable(aio::to_thread([this] { old.close(); }));
  }
};

static aio::task<> use_connection(timeline::row row) {
  co_await aio::async_with(connection{row, {}}, [&]() -> aio::task<> {
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
  timeline::chart chart("enter and exit block other threads", 3);
  aio::run(use_connections(chart));
  return chart.finish();
}
