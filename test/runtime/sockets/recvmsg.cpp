// RUN: %check_async %s -- %runtime
// Blocks: recvmsg and recvmmsg of a late datagram
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/ready.h"
#include "resources.h"
#include <sys/socket.h>
#include <sys/uio.h>

static const fixture::udp_sockets sockets;

struct message : msghdr {
  message() : msghdr() {
    msg_iov = &part;
    msg_iovlen = 1;
  }
  char bytes[8];
  iovec part{bytes, sizeof(bytes)};
};

aio::task<> defect_one() {
  sockets.write_later();
  message m;
  fixture::require(::recvmsg(sockets.ours, &m, 0) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'recvmsg' blocks the event loop in coroutine 'defect_one'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::net::stream::read_some' instead
  co_return;
}

aio::task<> defect_many() {
  sockets.write_later();
  message m;
  mmsghdr list{m, 0};
  fixture::require(::recvmmsg(sockets.ours, &list, 1, 0, nullptr) == 1);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'recvmmsg' blocks the event loop in coroutine 'defect_many'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::readable' instead
  co_return;
}

aio::task<> cure_readable() {
  sockets.write_later();
  message m;
  co_await aio::readable(sockets.ours);
  fixture::require(::recvmsg(sockets.ours, &m, MSG_DONTWAIT) == 5);
}

aio::task<> cure_readable_many() {
  sockets.write_later();
  message m;
  mmsghdr list{m, 0};
  co_await aio::readable(sockets.ours);
  fixture::require(::recvmmsg(sockets.ours, &list, 1, MSG_DONTWAIT, nullptr) ==
                   1);
}

aio::task<> cure_offloaded() {
  sockets.write_later();
  message m;
  co_await aio::to_thread(
      [&] { fixture::require(::recvmsg(sockets.ours, &m, 0) == 5); });
}

FIXTURE(defect_one, defect_many, cure_readable, cure_readable_many,
        cure_offloaded)
