//===- aio.cpp - The runtime's half of the benchmarks -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "work.h"
#include <aio/aio.h>
#include <aio/net.h>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

// Runs a benchmark's coroutine; its loop over the state is what is measured.
template <aio::task<> (*Body)(benchmark::State &)>
void bench(benchmark::State &state) {
  aio::run_options options;
  options.blocking_threads = 1;
  options.on_stall = [](const aio::stall &) {}; // Some only compute.
  aio::run(Body(state), std::move(options));
}
#define BENCH(name, body) BENCHMARK(bench<body>)->Name(name "/aio")

NOINLINE aio::task<int> give(int i) { co_return i; }
NOINLINE aio::task<int> give_later(int i) {
  co_await aio::yield();
  co_return i;
}

// --- Tasks
// ----------------------------------------------------------------------

aio::task<> await_one(benchmark::State &state) {
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await give(++i));
}
BENCH("await a coroutine", await_one);

NOINLINE aio::task<int> descend(int levels) {
  if (levels == 0)
    co_return 0;
  co_return 1 + co_await descend(levels - 1);
}
aio::task<> await_deep(benchmark::State &state) {
  for (auto _ : state)
    require(co_await descend(depth) == depth);
}
BENCH("await 100 deep", await_deep);

aio::task<> yield_once(benchmark::State &state) {
  for (auto _ : state)
    co_await aio::yield();
}
BENCH("yield to the loop", yield_once);

aio::task<> spawn_join(benchmark::State &state) {
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await aio::spawn(give(++i)));
}
BENCH("spawn and join", spawn_join);

NOINLINE aio::task<> count_down(int &left, aio::async_event &done) {
  if (--left == 0)
    done.set();
  co_return;
}
aio::task<> spawn_many(benchmark::State &state) {
  for (auto _ : state) {
    int left = many;
    aio::async_event done;
    for (int i = 0; i < many; ++i)
      (void)aio::spawn(count_down(left, done));
    co_await done.wait();
  }
}
BENCH("spawn 10,000 and drop", spawn_many)->Unit(benchmark::kMicrosecond);

template <aio::task<int> (*Child)(int)>
aio::task<> gather(benchmark::State &state) {
  for (auto _ : state) {
    std::vector<aio::task<int>> children;
    children.reserve(many);
    for (int i = 0; i < many; ++i)
      children.push_back(Child(i));
    const std::vector<int> results =
        co_await aio::when_all(std::move(children));
    long sum = 0;
    for (int result : results)
      sum += result;
    require(sum == expected_sum);
  }
}
BENCH("gather 10,000 that are ready", gather<give>)
    ->Unit(benchmark::kMicrosecond);
BENCH("gather 10,000 that yield", gather<give_later>)
    ->Unit(benchmark::kMicrosecond);

// --- Timers
// ---------------------------------------------------------------------

NOINLINE aio::task<> take_nap(int i, int &left, aio::async_event &done) {
  co_await aio::sleep_for(nap(i));
  if (--left == 0)
    done.set();
}
aio::task<> sleep_many(benchmark::State &state) {
  for (auto _ : state) {
    int left = many;
    aio::async_event done;
    for (int i = 0; i < many; ++i)
      (void)aio::spawn(take_nap(i, left, done));
    co_await done.wait();
  }
}
BENCH("10,000 sleeps", sleep_many)->Unit(benchmark::kMicrosecond);

NOINLINE aio::task<> sleep_long() {
  co_await aio::sleep_for(std::chrono::hours(1));
}
aio::task<> cancel_sleep(benchmark::State &state) {
  for (auto _ : state) {
    auto sleeper = aio::spawn(sleep_long());
    co_await aio::yield();
    sleeper.cancel();
    bool is_cancelled = false;
    try {
      co_await sleeper;
    } catch (const aio::cancelled &) {
      is_cancelled = true;
    }
    require(is_cancelled);
  }
}
BENCH("cancel a sleeping task", cancel_sleep);

// --- Sockets
// --------------------------------------------------------------------

aio::task<> echo(aio::net::stream stream) {
  std::array<char, message_size> data;
  try {
    while (true) {
      co_await stream.read_exactly(data);
      co_await stream.write_all(data);
    }
  } catch (const aio::incomplete_read &) {
  }
}
aio::task<> ping(aio::net::stream &stream, benchmark::State &state) {
  std::array<char, message_size> data{};
  for (auto _ : state) {
    co_await stream.write_all(data);
    co_await stream.read_exactly(data);
  }
}

/// The two ends of a connection over the loopback.
std::pair<int, int> connect_tcp() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto *any = reinterpret_cast<sockaddr *>(&address);
  require(::bind(listener, any, size) == 0 && ::listen(listener, 1) == 0 &&
          ::getsockname(listener, any, &size) == 0);
  const int client = ::socket(AF_INET, SOCK_STREAM, 0);
  require(::connect(client, any, size) == 0);
  const int server = ::accept(listener, nullptr, nullptr);
  const int yes = 1;
  for (int fd : {client, server})
    require(::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes)) == 0);
  ::close(listener);
  return {client, server};
}
std::pair<int, int> connect_pair() {
  int ends[2];
  require(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  return {ends[0], ends[1]};
}

template <std::pair<int, int> (*Connect)()>
aio::task<> ping_pong(benchmark::State &state) {
  const auto ends = Connect();
  aio::net::stream client(ends.first);
  auto server = aio::spawn(echo(aio::net::stream(ends.second)));
  co_await ping(client, state);
  client.close();
  co_await server;
}
BENCH("ping over TCP", ping_pong<connect_tcp>);
BENCH("ping over a socket pair", ping_pong<connect_pair>);

// --- Threads
// --------------------------------------------------------------------

aio::task<> offload(benchmark::State &state) {
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await aio::to_thread([&i] { return ++i; }));
  require(i > 0);
}
BENCH("to a thread and back", offload)->UseRealTime();

// --- The watchdog, which Boost.Asio has no counterpart of
// -----------------------

template <int Milliseconds> void bench_watched(benchmark::State &state) {
  aio::run_options options;
  options.stall_threshold = std::chrono::milliseconds(Milliseconds);
  options.on_stall = [](const aio::stall &) {};
  aio::run(yield_once(state), std::move(options));
}
BENCHMARK(bench_watched<0>)->Name("watchdog/off");
BENCHMARK(bench_watched<100>)->Name("watchdog/100 ms");
BENCHMARK(bench_watched<1>)->Name("watchdog/1 ms");

} // namespace
