// RUN: %check_async %s -- %runtime
// Blocks: sendfile to a peer that does not receive
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/file.h"
#include "aio/net.h"
#include "resources.h"
#include <fcntl.h>
#include <sys/sendfile.h>

static const fixture::file text;
static const fixture::descriptor file(::open(text.path.c_str(),
                                             O_RDONLY | O_CLOEXEC));
static const fixture::full<fixture::socket_pair> peer;

aio::task<> defect() {
  peer.read_later();
  fixture::require(::sendfile(peer.ours, file, nullptr, 5) == 5);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'sendfile' blocks the event loop in coroutine 'defect'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  peer.read_later();
  const std::string content = co_await aio::read_file(text.path);
  aio::net::stream output(::dup(peer.ours));
  co_await output.write_all(content);
}

aio::task<> cure_offloaded() {
  peer.read_later();
  co_await aio::to_thread(
      [] { fixture::require(::sendfile(peer.ours, file, nullptr, 5) == 5); });
}

FIXTURE(defect, cure_awaited, cure_offloaded)
