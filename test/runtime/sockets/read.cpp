// RUN: %check_async %s -- %runtime
// Blocks: read from a slow peer
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <unistd.h>

static const fixture::tcp_connection peer;

aio::task<> defect() {
  peer.write_later();
  char byte;
  fixture::require(::read(peer.ours, &byte, 1) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'read' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.write_later();
  aio::net::stream input(::dup(peer.ours));
  fixture::require(co_await input.read_line() == "text\n");
}

aio::task<> cure_offloaded() {
  peer.write_later();
  char byte;
  co_await aio::to_thread(
      [&] { fixture::require(::read(peer.ours, &byte, 1) == 1); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
