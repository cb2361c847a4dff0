// RUN: %check_async %s -- %runtime
// Blocks: a function that is three calls away
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"

namespace server {

static void fetch() { std::this_thread::sleep_for(150ms); }
static int look_up(bool is_known) {
  if (!is_known)
    fetch();
  return 1;
}
static int answer(int question) { return look_up(question == 1); }

static aio::task<> fetch_async() { co_await aio::sleep_for(150ms); }
static aio::task<int> look_up_async(bool is_known) {
  if (!is_known)
    co_await fetch_async();
  co_return 1;
}
static aio::task<int> answer_async(int question) {
  return look_up_async(question == 1);
}

} // namespace server

aio::task<> defect() {
  server::answer(2);
  co_return;
}

// In a condition, an argument, an initialiser.
aio::task<> defect_operand() {
  if (const int a = server::answer(2); a == server::answer(1))
    co_return;
}

aio::task<> cure_awaited() { co_await server::answer_async(2); }

aio::task<> cure_offloaded() { co_await aio::to_thread(server::answer, 2); }

FIXTURE(defect, defect_operand, cure_awaited, cure_offloaded)
