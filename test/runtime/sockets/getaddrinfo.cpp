// RUN: %check_async %s -- %runtime
// Blocks: an answer of a name server
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <netdb.h>
#include <resolv.h>

// The name server: it answers later that there is no such name.
static const fixture::udp_sockets server;

static void answer_later() {
  fixture::elsewhere([] {
    unsigned char message[512];
    sockaddr_in client;
    socklen_t size = sizeof(client);
    auto *to = reinterpret_cast<sockaddr *>(&client);
    const ssize_t length =
        ::recvfrom(server.ours, message, sizeof(message), 0, to, &size);
    std::this_thread::sleep_for(fixture::slow);
    message[2] |= 0x80;                      // A response.
    message[3] = (message[3] & 0xf0) | 0x83; // No such name.
    ::sendto(server.ours, message, length, 0, to, size);
  });
}

// Makes it the calling thread's only name server.
static bool use_server() {
  sockaddr_in address;
  socklen_t size = sizeof(address);
  ::getsockname(server.ours, reinterpret_cast<sockaddr *>(&address), &size);
  fixture::require(::res_init() == 0);
  _res.nscount = 1;
  _res.nsaddr_list[0] = address;
  _res.retrans = 10;
  return true;
}

static const bool is_used = use_server();

static int look_up(const char *name) {
  addrinfo wanted{};
  wanted.ai_family = AF_INET;
  addrinfo *found = nullptr;
  const int error = ::getaddrinfo(name, "80", &wanted, &found);
  if (error == 0)
    ::freeaddrinfo(found);
  return error;
}

aio::task<> defect() {
  answer_later();
  fixture::require(look_up("fixture.example.") == EAI_NONAME);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'look_up' blocks the event loop in coroutine 'defect': it reaches 'getaddrinfo'
  // CHECK-NOTES: :[[@LINE-10]]:21: note: 'look_up' calls 'getaddrinfo' (dns) here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: await 'aio::net::resolve' instead
  co_return;
}

aio::task<> defect_query() {
  answer_later();
  unsigned char answer[512];
  fixture::require(::res_query("fixture.example.", ns_c_in, ns_t_a, answer,
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'res_query' blocks the event loop in coroutine 'defect_query'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::net::resolve' instead
                               sizeof(answer)) < 0);
  co_return;
}

aio::task<> cure_awaited() {
  const auto found = co_await aio::net::resolve("127.0.0.1", "80");
  fixture::require(!found.empty());
}

aio::task<> cure_offloaded() {
  answer_later();
  co_await aio::to_thread([] {
    use_server();
    fixture::require(look_up("fixture.example.") == EAI_NONAME);
  });
}

// Without a host there is nothing to ask for.
aio::task<> cure_own_address() {
  fixture::require(look_up(nullptr) == 0);
  co_return;
}

FIXTURE(defect, defect_query, cure_awaited, cure_offloaded, cure_own_address)
