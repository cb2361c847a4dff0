// RUN: %check_async %s -- %runtime
// Blocks: write to a peer that does not receive
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <unistd.h>

static const fixture::full<fixture::socket_pair> peer;

aio::task<> defect() {
  peer.read_later();
  fixture::require(::write(peer.ours, "text", 4) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'write' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.read_later();
  aio::net::stream output(::dup(peer.ours));
  co_await output.write_all(std::string_view("text"));
}

aio::task<> cure_offloaded() {
  peer.read_later();
  co_await aio::to_thread(
      [&] { fixture::require(::write(peer.ours, "text", 4) == 4); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
