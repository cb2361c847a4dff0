// RUN: %check_async %s -- %runtime
// Blocks: a connection to a server that is slow to accept
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <sys/socket.h>

static const fixture::busy_listener server;

static void join() {
  const fixture::descriptor client(server.make_socket());
  fixture::require(::connect(client, server.generic(), server.size) == 0);
}

aio::task<> defect() {
  server.accept_later();
  join();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'join' blocks the event loop in coroutine 'defect': it reaches 'connect'
  // CHECK-NOTES: :[[@LINE-7]]:20: note: 'join' calls 'connect' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'aio::net::connect' instead
  co_return;
}

aio::task<> cure_awaited() {
  server.accept_later();
  aio::net::stream client = co_await aio::net::connect_unix(server.name());
}

aio::task<> cure_offloaded() {
  server.accept_later();
  co_await aio::to_thread(join);
}

FIXTURE(defect, cure_awaited, cure_offloaded)
