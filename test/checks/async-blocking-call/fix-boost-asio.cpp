// REQUIRES: boost
// RUN: %check_fix %s
// Sleeping in a coroutine of Boost.Asio.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio.hpp>
#include <chrono>
#include <thread>
#include <unistd.h>

namespace net = boost::asio;

net::awaitable<void> sleeps() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(10)).async_wait(boost::asio::use_awaitable);
  std::this_thread::sleep_until(std::chrono::steady_clock::now() +
                                std::chrono::seconds(1));
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::steady_clock::now() +
  // CHECK-FIXES-NEXT: {{^}}                                std::chrono::seconds(1)).async_wait(boost::asio::use_awaitable);
  sleep(1);
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(1)).async_wait(boost::asio::use_awaitable);
  usleep(10);
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::microseconds(10)).async_wait(boost::asio::use_awaitable);
  co_return;
}
