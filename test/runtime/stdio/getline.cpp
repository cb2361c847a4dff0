// RUN: %check_async %s -- %runtime
// Blocks: a line, or a word, of any length
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>
#include <cstdlib>

static const fixture::pipe_in source;

aio::task<> defect_getline() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char *line = nullptr;
  std::size_t size = 0;
  fixture::require(::getline(&line, &size, input) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'getline' blocks the event loop in coroutine 'defect_getline'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  std::free(line);
  co_return;
}

aio::task<> defect_getdelim() {
  source.write_later("late;");
  const fixture::stream input(source.ours, "r");
  char *word = nullptr;
  std::size_t size = 0;
  fixture::require(::getdelim(&word, &size, ';', input) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'getdelim' blocks the event loop in coroutine 'defect_getdelim'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  std::free(word);
  co_return;
}

aio::task<> cure_awaited_line() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  const std::string line = co_await input.read_line();
  fixture::require(line == "text\n");
}

aio::task<> cure_awaited_delimiter() {
  source.write_later("late;");
  aio::net::stream input(::dup(source.ours));
  const std::string word = co_await input.read_until(";");
  fixture::require(word == "late;");
}

aio::task<> cure_offloaded() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  char *line = nullptr;
  std::size_t size = 0;
  co_await aio::to_thread(
      [&] { fixture::require(::getline(&line, &size, input) == 5); });
  std::free(line);
}

FIXTURE(defect_getline, defect_getdelim, cure_awaited_line,
        cure_awaited_delimiter, cure_offloaded)
