// RUN: %check_async %s -- -isystem %inputs/system
// The words of a finding: the call, its context, the chain and the cure.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "log.h"
#include "task.h"
#include <boost/asio.hpp>
#include <chrono>
#include <thread>

// A direct call has a cure and no chain.
boost::asio::awaitable<void> direct() {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'direct' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}

// A chain is told call by call, through all files; the last one says what kind
// of waiting it is.
void logLine(int Line) { append(Line); }

boost::asio::awaitable<void> chain() {
  logLine(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'logLine' blocks the event loop in coroutine 'chain': it reaches 'std::ofstream::open' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-5]]:26: note: 'logLine' calls 'append' here
  // CHECK-NOTES: log.h:16:3: note: 'append' calls 'std::ofstream::open' (file) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: use 'co_await boost::asio::co_spawn(pool, work, boost::asio::use_awaitable)' instead
  co_return;
}

// Of several ways the shortest, of equally short ones the first.
void shortWay() { sleep(1); }
void longWay() { shortWay(); }
void bothWays() {
  longWay();
  shortWay();
  sleep(2);
}

boost::asio::awaitable<void> shortest() {
  bothWays();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'bothWays' blocks the event loop in coroutine 'shortest': it reaches 'sleep' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'bothWays' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}

// Where it is not certain what is called, the words say so.
boost::asio::awaitable<void> uncertain(void (*Pointer)()) {
  Pointer = shortWay;
  Pointer();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Pointer' may block the event loop in coroutine 'uncertain': it reaches 'sleep' [async-blocking-call]
  // CHECK-NOTES: :[[@LINE-21]]:19: note: 'shortWay' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}
