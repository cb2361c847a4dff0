// REQUIRES: boost
// RUN: %check_async %s
// The error of non-blocking mode may be an enumerator of an unscoped
// enumeration, whose name nobody writes.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace net = boost::asio;

static char Data[8];

Task<> triesAgain(net::ip::tcp::socket &Socket) {
  boost::system::error_code Error;
  Socket.read_some(net::buffer(Data), Error);
  if (Error == net::error::would_block)
    co_return;
}

Task<> handlesAnotherError(net::ip::tcp::socket &Socket) {
  boost::system::error_code Error;
  Socket.read_some(net::buffer(Data), Error);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in coroutine 'handlesAnotherError'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  if (Error == net::error::connection_reset)
    co_return;
}
