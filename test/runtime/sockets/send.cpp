// RUN: %check_async %s -- %runtime
// Blocks: send to a peer that does not receive
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>

static const fixture::full<fixture::socket_pair> peer;

aio::task<> defect() {
  peer.read_later();
  fixture::require(::send(peer.ours, "text", 4, MSG_NOSIGNAL) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'send' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::net::stream::write_all' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.read_later();
  aio::net::stream output(::dup(peer.ours));
  co_await output.write_all(std::string_view("text"));
}

aio::task<> cure_writable() {
  peer.read_later();
  fixture::require(::send(peer.ours, "text", 4, MSG_NOSIGNAL | MSG_DONTWAIT) ==
                   -1);
  co_await aio::writable(peer.ours);
  fixture::require(::send(peer.ours, "text", 4, MSG_NOSIGNAL | MSG_DONTWAIT) ==
                   4);
}

aio::task<> cure_offloaded() {
  peer.read_later();
  co_await aio::to_thread([&] {
    fixture::require(::send(peer.ours, "text", 4, MSG_NOSIGNAL) == 4);
  });
}

FIXTURE(defect, cure_awaited, cure_writable, cure_offloaded)
