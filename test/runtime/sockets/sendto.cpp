// RUN: %check_async %s -- %runtime
// Blocks: a datagram for a receiver that is full
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>

static const fixture::full<fixture::socket_pair> sockets(SOCK_DGRAM);

aio::task<> defect() {
  sockets.read_later();
  fixture::require(::sendto(sockets.ours, "text", 4, 0, nullptr, 0) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sendto' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await an awaitable send instead, or hand the call to a thread
  co_return;
}

aio::task<> cure_writable() {
  sockets.read_later();
  fixture::require(
      ::sendto(sockets.ours, "text", 4, MSG_DONTWAIT, nullptr, 0) == -1);
  co_await aio::writable(sockets.ours);
  fixture::require(
      ::sendto(sockets.ours, "text", 4, MSG_DONTWAIT, nullptr, 0) == 4);
}

aio::task<> cure_offloaded() {
  sockets.read_later();
  co_await aio::to_thread([&] {
    fixture::require(::sendto(sockets.ours, "text", 4, 0, nullptr, 0) == 4);
  });
}

FIXTURE(defect, cure_writable, cure_offloaded)
