//===- async_scope_awaited.cpp - A scope that awaits on both ends ---------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three tasks enter an async scope, work in it and leave it. Each waits a
// second to enter, half a second inside and a second to leave; they wait at the
// same time, and the program takes 2.5 seconds. Nothing is reported here.
//
//   g++ -std=c++20 -pthread -Ilib/Runtime examples/async_scope_awaited.cpp
//   ./a.out
//
//===----------------------------------------------------------------------===//

#include "aio/aio.h"
#include "timeline.h"
#include <exception>
#include <utility>
#include <vector>

using timeline::second;

struct connection {
  timeline::row row;

  aio::task<> async_enter() {
    auto shown = row.show(timeline::enter);
    co_await aio::sleep_for(second);
  }
  aio::task<> async_exit(std::exception_ptr) {
    auto shown = row.show(timeline::exit);
    co_await aio::sleep_for(second);
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
  timeline::chart chart("enter and exit await", 3);
  aio::run(use_connections(chart));
  return chart.finish();
}
