// REQUIRES: boost
// RUN: %check_fix %s
// The timer's header is not included: there is no fix.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <thread>

boost::asio::awaitable<void> sleeps() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  co_return;
}
