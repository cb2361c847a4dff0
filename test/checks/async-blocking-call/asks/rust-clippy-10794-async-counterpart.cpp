// rust-lang/rust-clippy#10794: a blocking operation that has an awaitable counterpart is told it.
// REQUIRES: boost
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio.hpp>

boost::asio::awaitable<void> counterpart(boost::asio::ip::tcp::socket Socket) {
  char Data[64];
  Socket.read_some(boost::asio::buffer(Data));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in coroutine 'counterpart'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::ip::tcp::socket::async_read_some' instead
  boost::asio::write(Socket, boost::asio::buffer(Data));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the event loop in coroutine 'counterpart'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::async_write' instead
  co_await Socket.async_read_some(boost::asio::buffer(Data),
                                  boost::asio::use_awaitable);
}
