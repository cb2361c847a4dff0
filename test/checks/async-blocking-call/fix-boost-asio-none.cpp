// REQUIRES: boost
// RUN: %check_fix %s
// Coroutines of Boost.Asio in which a sleep stays.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio.hpp>
#include <chrono>
#include <thread>

namespace net = boost::asio;

// The timer takes no seconds with a fraction.
net::awaitable<void> fraction(std::chrono::duration<double> Pause) {
  std::this_thread::sleep_for(Pause);
  co_return;
}

// Operations of use_awaitable are for the default executor.
using Executor = net::io_context::executor_type;
net::awaitable<void, Executor> executor() {
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  co_return;
}

// Its own timer, and a clock that others set.
net::awaitable<void> other_clock() {
  std::this_thread::sleep_until(std::chrono::system_clock::now() +
                                std::chrono::seconds(1));
  co_return;
}
