//===- async_scope_delegating.cpp - A scope that delegates its waits ------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A scope need not know how to wait: it may own a resource that does, open it
// on the way in and close it on the way out. Three tasks take half a second for
// each of open, query and close, at the same time: 1.5 seconds. Nothing is
// reported here.
//
//   g++ -std=c++20 -pthread -Ilib/Runtime examples/async_scope_delegating.cpp
//   ./a.out
//
//===----------------------------------------------------------------------===//

#include "aio/aio.h"
#include "timeline.h"
#include <exception>
#include <utility>
#include <vector>

using timeline::second;

// A resource with asynchronous operations; it is no scope.
class database {
public:
  aio::task<> open() { co_await aio::sleep_for(second / 2); }
  aio::task<int> query() {
    co_await aio::sleep_for(second / 2);
    co_return 42;
  }
  aio::task<> close() { co_await aio::sleep_for(second / 2); }
};

// The scope awaits what the resource does, and hands the resource to the body.
struct open_database {
  timeline::row row;
  database resource;

  aio::task<database &> async_enter() {
    auto shown = row.show(timeline::enter);
    co_await resource.open();
    co_return resource;
  }
  aio::task<> async_exit(std::exception_ptr) {
    auto shown = row.show(timeline::exit);
    co_await resource.close();
  }
};

static aio::task<> use_database(timeline::row row) {
  co_await aio::async_with(open_database{row, {}},
                           [&](database &opened) -> aio::task<> {
                             auto shown = row.show(timeline::body);
                             co_await opened.query();
                           });
}

static aio::task<> use_databases(const timeline::chart &chart) {
  std::vector<aio::task<>> tasks;
  for (timeline::row row : chart)
    tasks.push_back(use_database(row));
  co_await aio::when_all(std::move(tasks));
}

int main() {
  timeline::chart chart("enter and exit await a resource", 3);
  aio::run(use_databases(chart));
  return chart.finish();
}
