// RUN: %check_async %s -- %runtime
// Blocks: a listening socket without clients
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/sync.h"
#include "resources.h"
#include <sys/socket.h>

static fixture::listener server;

aio::task<> defect_accept() {
  server.connect_later();
  const fixture::descriptor client(::accept(server.socket, nullptr, nullptr));
  // CHECK-NOTES: :[[@LINE-1]]:36: warning: 'accept' blocks the event loop in coroutine 'defect_accept'
  // CHECK-NOTES: :[[@LINE-2]]:36: note: await 'aio::net::listen' instead
  co_return;
}

aio::task<> defect_accept4() {
  server.connect_later();
  const fixture::descriptor client(
      ::accept4(server.socket, nullptr, nullptr, SOCK_CLOEXEC));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'accept4' blocks the event loop in coroutine 'defect_accept4'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::net::listen' instead
  co_return;
}

// What the client's descriptor does is another matter.
aio::task<> defect_nonblocking_client() {
  server.connect_later();
  const fixture::descriptor client(
      ::accept4(server.socket, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'accept4' blocks the event loop in coroutine 'defect_nonblocking_client'
  // CHECK-NOTES: :[[@LINE-2]]:7: note: await 'aio::net::listen' instead
  co_return;
}

aio::task<> cure_awaited() {
  aio::async_event connected;
  auto handler = [&connected](aio::net::stream) -> aio::task<> {
    connected.set();
    co_return;
  };
  aio::net::server accepting =
      co_await aio::net::listen("127.0.0.1", 0, handler);
  aio::net::stream client =
      co_await aio::net::connect("127.0.0.1", accepting.port());
  co_await connected.wait();
  accepting.close();
  co_await accepting.wait_closed();
}

aio::task<> cure_offloaded() {
  server.connect_later();
  const int accepted = co_await aio::to_thread(
      [] { return ::accept(server.socket, nullptr, nullptr); });
  const fixture::descriptor client(accepted);
}

FIXTURE(defect_accept, defect_accept4, defect_nonblocking_client, cure_awaited,
        cure_offloaded)
