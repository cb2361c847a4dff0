// RUN: %check_async %s -- %runtime
// Blocks: recvfrom of a late datagram
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>

static const fixture::udp_sockets sockets;

aio::task<> defect() {
  sockets.write_later();
  char bytes[8];
  fixture::require(
      ::recvfrom(sockets.ours, bytes, sizeof(bytes), 0, nullptr, nullptr) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'recvfrom' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

aio::task<> cure_readable() {
  sockets.write_later();
  char bytes[8];
  co_await aio::readable(sockets.ours);
  fixture::require(::recvfrom(sockets.ours, bytes, sizeof(bytes), MSG_DONTWAIT,
                              nullptr, nullptr) == 5);
}

aio::task<> cure_offloaded() {
  sockets.write_later();
  char bytes[8];
  co_await aio::to_thread([&] {
    fixture::require(::recvfrom(sockets.ours, bytes, sizeof(bytes), 0, nullptr,
                                nullptr) == 5);
  });
}

FIXTURE(defect, cure_readable, cure_offloaded)
