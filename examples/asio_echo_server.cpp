//===- asio_echo_server.cpp - An echo server that stalls its loop ---------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One thread serves all clients, so each wait below stops every one of them.
// Lint it with ./dev lint examples/asio_echo_server.cpp; the same program
// without the faults is asio_echo_server_fixed.cpp.
//
//===----------------------------------------------------------------------===//

#include <boost/asio.hpp>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

// An innocent-looking helper of a helper: it writes to the disk.
static void append(const std::string &Line) {
  std::ofstream Log;
  Log.open("/tmp/asio_echo_server.log", std::ios::app);
  Log << Line << '\n';
}

static void logLine(const std::string &Line) { append("echo: " + Line); }

// Looks up a name as part of answering; the name server may take seconds.
static std::string nameOf(const tcp::endpoint &Peer) {
  asio::io_context Context;
  tcp::resolver Resolver(Context);
  auto Names = Resolver.resolve(Peer);
  return Names.begin()->host_name();
}

static asio::awaitable<void> echo(tcp::socket Socket) {
  logLine("hello " + nameOf(Socket.remote_endpoint()));
  char Data[1024];
  try {
    while (true) {
      std::size_t Size = co_await Socket.async_read_some(asio::buffer(Data),
                                                         asio::use_awaitable);
      // "Throttle" a talkative client, and everybody else with it.
      std::this_thread::sleep_for(10ms);
      // The synchronous twin of async_write waits until the peer reads.
      asio::write(Socket, asio::buffer(Data, Size));
    }
  } catch (const std::exception &) {
    logLine("bye");
  }
}

static asio::awaitable<void> listen(tcp::acceptor Acceptor) {
  while (true) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Acceptor.get_executor(), echo(std::move(Socket)),
                   asio::detached);
  }
}

int main() {
  asio::io_context Context(1);
  asio::signal_set Signals(Context, SIGINT, SIGTERM);
  Signals.async_wait([&](auto, auto) {
    logLine("stopping"); // A handler runs on the loop, too.
    Context.stop();
  });
  asio::co_spawn(Context, listen(tcp::acceptor(Context, {tcp::v4(), 5555})),
                 asio::detached);
  Context.run();
}
