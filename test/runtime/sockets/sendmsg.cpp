// RUN: %check_async %s -- %runtime
// Blocks: sendmsg and sendmmsg to a peer that does not receive
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>
#include <sys/uio.h>

static const fixture::full<fixture::socket_pair> peer;

static char text[] = "text";
static iovec part{text, 4};

static msghdr make_message() {
  msghdr made{};
  made.msg_iov = &part;
  made.msg_iovlen = 1;
  return made;
}

aio::task<> defect_one() {
  peer.read_later();
  const msghdr message = make_message();
  fixture::require(::sendmsg(peer.ours, &message, MSG_NOSIGNAL) == 4);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sendmsg' blocks the event loop in coroutine 'defect_one'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::net::stream::write_all' instead
  co_return;
}

aio::task<> defect_many() {
  peer.read_later();
  mmsghdr list{make_message(), 0};
  fixture::require(::sendmmsg(peer.ours, &list, 1, MSG_NOSIGNAL) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sendmmsg' blocks the event loop in coroutine 'defect_many'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::writable' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.read_later();
  aio::net::stream output(::dup(peer.ours));
  co_await output.write_all(aio::const_bytes(text, 4));
}

aio::task<> cure_writable() {
  peer.read_later();
  const msghdr message = make_message();
  co_await aio::writable(peer.ours);
  fixture::require(
      ::sendmsg(peer.ours, &message, MSG_NOSIGNAL | MSG_DONTWAIT) == 4);
}

aio::task<> cure_offloaded() {
  peer.read_later();
  const msghdr message = make_message();
  co_await aio::to_thread([&] {
    fixture::require(::sendmsg(peer.ours, &message, MSG_NOSIGNAL) == 4);
  });
}

FIXTURE(defect_one, defect_many, cure_awaited, cure_writable, cure_offloaded)
