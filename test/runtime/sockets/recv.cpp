// RUN: %check_async %s -- %runtime
// Blocks: recv from a slow peer
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>

static const fixture::tcp_connection peer;

aio::task<> defect() {
  peer.write_later();
  char byte;
  fixture::require(::recv(peer.ours, &byte, 1, 0) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'recv' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::net::stream::read_some' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.write_later();
  aio::net::stream input(::dup(peer.ours));
  char byte[1];
  fixture::require(co_await input.read_some(byte) == 1);
}

aio::task<> cure_readable() {
  peer.write_later();
  char byte;
  fixture::require(::recv(peer.ours, &byte, 1, MSG_DONTWAIT) == -1);
  co_await aio::readable(peer.ours);
  fixture::require(::recv(peer.ours, &byte, 1, MSG_DONTWAIT) == 1);
}

aio::task<> cure_offloaded() {
  peer.write_later();
  char byte;
  co_await aio::to_thread(
      [&] { fixture::require(::recv(peer.ours, &byte, 1, 0) == 1); });
}

FIXTURE(defect, cure_awaited, cure_readable, cure_offloaded)
