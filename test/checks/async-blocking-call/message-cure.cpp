// RUN: %check_async %s -- -isystem %inputs/system
// The cure is that of the library whose coroutine it is.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <asio.hpp>
#include <boost/asio.hpp>

extern "C" {
long recv(int, void *, unsigned long, int);
int fsync(int);
}

boost::asio::awaitable<void> boostAsio() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'boostAsio'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  recv(0, nullptr, 0, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'boostAsio'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::ip::tcp::socket::async_read_some' instead
  fsync(0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'boostAsio'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await boost::asio::co_spawn(pool, work, boost::asio::use_awaitable)' instead
  co_return;
}

asio::awaitable<void> standaloneAsio() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'standaloneAsio'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'asio::steady_timer::async_wait' instead
  recv(0, nullptr, 0, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'standaloneAsio'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'asio::ip::tcp::socket::async_read_some' instead
  co_return;
}

namespace net = boost::asio;
template <typename T> using Awaitable = net::awaitable<T>;

Awaitable<void> alias() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'alias'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}

auto Lambda = []() -> asio::awaitable<void> {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in a coroutine lambda
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'asio::steady_timer::async_wait' instead
  co_return;
};

// The root decides, not the helper.
void nap() { sleep(1); }

boost::asio::awaitable<void> helper() {
  nap();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'helper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}
