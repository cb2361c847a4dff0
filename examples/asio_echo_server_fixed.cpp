//===- asio_echo_server_fixed.cpp - The echo server without the stalls ----===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// asio_echo_server.cpp with each wait awaited, or handed to a thread. Nothing
// is reported here.
//
//===----------------------------------------------------------------------===//

#include <boost/asio.hpp>
#include <chrono>
#include <fstream>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

// Only ever runs on the pool.
static void append(const std::string &Line) {
  std::ofstream Log;
  Log.open("/tmp/asio_echo_server.log", std::ios::app);
  Log << Line << '\n';
}

static void logLine(asio::thread_pool &Pool, std::string Line) {
  asio::post(Pool, [Line = "echo: " + std::move(Line)] { append(Line); });
}

static asio::awaitable<std::string> nameOf(tcp::endpoint Peer) {
  tcp::resolver Resolver(co_await asio::this_coro::executor);
  auto Names = co_await Resolver.async_resolve(Peer, asio::use_awaitable);
  co_return Names.begin()->host_name();
}

static asio::awaitable<void> echo(tcp::socket Socket, asio::thread_pool &Pool) {
  std::string Name = co_await nameOf(Socket.remote_endpoint());
  logLine(Pool, "hello " + Name);
  asio::steady_timer Timer(Socket.get_executor());
  char Data[1024];
  try {
    while (true) {
      std::size_t Size = co_await Socket.async_read_some(asio::buffer(Data),
                                                         asio::use_awaitable);
      Timer.expires_after(10ms);
      co_await Timer.async_wait(asio::use_awaitable);
      co_await asio::async_write(Socket, asio::buffer(Data, Size),
                                 asio::use_awaitable);
    }
  } catch (const std::exception &) {
    logLine(Pool, "bye");
  }
}

static asio::awaitable<void> listen(tcp::acceptor Acceptor,
                                    asio::thread_pool &Pool) {
  while (true) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Acceptor.get_executor(), echo(std::move(Socket), Pool),
                   asio::detached);
  }
}

int main() {
  asio::thread_pool Pool(1);
  asio::io_context Context(1);
  asio::signal_set Signals(Context, SIGINT, SIGTERM);
  Signals.async_wait([&](auto, auto) {
    logLine(Pool, "stopping");
    Context.stop();
  });
  asio::co_spawn(Context,
                 listen(tcp::acceptor(Context, {tcp::v4(), 5555}), Pool),
                 asio::detached);
  Context.run();
  Pool.join();
}
