//===- asio.cpp - Boost.Asio's half of the benchmarks -----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Boost.Asio at its best: the executor is the context's own and not the
/// type-erased one that `awaitable<T>` has by default, and the context knows
/// that it runs on one thread (concurrency hint 1). Threads are not disabled,
/// because other threads hand their results to it.
///
//===----------------------------------------------------------------------===//

#include "work.h"
#include <array>
#include <boost/asio.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace asio = boost::asio;

namespace {

using executor = asio::io_context::executor_type;
template <class T = void> using task = asio::awaitable<T, executor>;
constexpr asio::use_awaitable_t<executor> await;
using timer =
    asio::basic_waitable_timer<std::chrono::steady_clock,
                               asio::wait_traits<std::chrono::steady_clock>,
                               executor>;
using tcp_socket = asio::basic_stream_socket<asio::ip::tcp, executor>;
using tcp_acceptor = asio::basic_socket_acceptor<asio::ip::tcp, executor>;
using local_socket =
    asio::basic_stream_socket<asio::local::stream_protocol, executor>;

template <task<> (*Body)(benchmark::State &)>
void bench(benchmark::State &state) {
  asio::io_context context(1);
  asio::co_spawn(context.get_executor(), Body(state),
                 [](std::exception_ptr e) { require(!e); });
  context.run();
}
#define BENCH(name, body) BENCHMARK(bench<body>)->Name(name "/asio")

NOINLINE task<int> give(int i) { co_return i; }
NOINLINE task<int> give_later(int i) {
  co_await asio::post(await);
  co_return i;
}

// --- Tasks
// ----------------------------------------------------------------------

task<> await_one(benchmark::State &state) {
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await give(++i));
}
BENCH("await a coroutine", await_one);

NOINLINE task<int> descend(int levels) {
  if (levels == 0)
    co_return 0;
  co_return 1 + co_await descend(levels - 1);
}
task<> await_deep(benchmark::State &state) {
  for (auto _ : state)
    require(co_await descend(depth) == depth);
}
BENCH("await 100 deep", await_deep);

task<> yield_once(benchmark::State &state) {
  for (auto _ : state)
    co_await asio::post(await);
}
BENCH("yield to the loop", yield_once);

task<> spawn_join(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await asio::co_spawn(here, give(++i), await));
}
BENCH("spawn and join", spawn_join);

/// Something to wait for: a timer that is never due.
struct event {
  explicit event(const executor &e)
      : never(e, std::chrono::steady_clock::time_point::max()) {}
  void set() { never.cancel(); }
  task<> wait() {
    auto [error] = co_await never.async_wait(asio::as_tuple(await));
    require(error == asio::error::operation_aborted);
  }
  timer never;
};

NOINLINE task<> count_down(int &left, event &done) {
  if (--left == 0)
    done.set();
  co_return;
}
task<> spawn_many(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  for (auto _ : state) {
    int left = many;
    event done(here);
    for (int i = 0; i < many; ++i)
      asio::co_spawn(here, count_down(left, done), asio::detached);
    if (left != 0) // Each has run inside of co_spawn().
      co_await done.wait();
  }
}
BENCH("spawn 10,000 and drop", spawn_many)->Unit(benchmark::kMicrosecond);

/// By hand: a counter, a place for each result, the first error.
template <task<int> (*Child)(int)> task<> gather(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  for (auto _ : state) {
    int left = many;
    std::vector<int> results(many);
    std::exception_ptr error;
    event done(here);
    for (int i = 0; i < many; ++i)
      asio::co_spawn(here, Child(i), [&, i](std::exception_ptr e, int result) {
        results[i] = result;
        if (e && !error)
          error = e;
        if (--left == 0)
          done.set();
      });
    if (left != 0)
      co_await done.wait();
    if (error)
      std::rethrow_exception(error);
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

/// With the library's own combinator.
template <task<int> (*Child)(int)> task<> group(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  for (auto _ : state) {
    using child = decltype(asio::co_spawn(here, Child(0), asio::deferred));
    std::vector<child> children;
    children.reserve(many);
    for (int i = 0; i < many; ++i)
      children.push_back(asio::co_spawn(here, Child(i), asio::deferred));
    auto [order, errors, results] =
        co_await asio::experimental::make_parallel_group(std::move(children))
            .async_wait(asio::experimental::wait_for_all(), await);
    long sum = 0;
    for (int result : results)
      sum += result;
    require(sum == expected_sum);
  }
}
BENCHMARK(bench<group<give>>)
    ->Name("gather 10,000 that are ready/asio parallel_group")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(bench<group<give_later>>)
    ->Name("gather 10,000 that yield/asio parallel_group")
    ->Unit(benchmark::kMicrosecond);

// --- Timers
// ---------------------------------------------------------------------

NOINLINE task<> take_nap(int i, int &left, event &done) {
  timer t(co_await asio::this_coro::executor, nap(i));
  co_await t.async_wait(await);
  if (--left == 0)
    done.set();
}
task<> sleep_many(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  for (auto _ : state) {
    int left = many;
    event done(here);
    for (int i = 0; i < many; ++i)
      asio::co_spawn(here, take_nap(i, left, done), asio::detached);
    co_await done.wait();
  }
}
BENCH("10,000 sleeps", sleep_many)->Unit(benchmark::kMicrosecond);

NOINLINE task<> sleep_long() {
  timer t(co_await asio::this_coro::executor, std::chrono::hours(1));
  co_await t.async_wait(await);
}
task<> cancel_sleep(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  for (auto _ : state) {
    asio::cancellation_signal signal;
    std::exception_ptr error;
    bool is_done = false;
    event done(here);
    asio::co_spawn(
        here, sleep_long(),
        asio::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr e) {
          error = e;
          is_done = true;
          done.set();
        }));
    co_await asio::post(await);
    signal.emit(asio::cancellation_type::terminal);
    if (!is_done)
      co_await done.wait();
    bool is_cancelled = false;
    try {
      std::rethrow_exception(error);
    } catch (const boost::system::system_error &e) {
      is_cancelled = e.code() == asio::error::operation_aborted;
    }
    require(is_cancelled);
  }
}
BENCH("cancel a sleeping task", cancel_sleep);

// --- Sockets
// --------------------------------------------------------------------

template <class Socket> task<> echo(Socket socket) {
  std::array<char, message_size> data;
  try {
    while (true) {
      co_await asio::async_read(socket, asio::buffer(data), await);
      co_await asio::async_write(socket, asio::buffer(data), await);
    }
  } catch (const boost::system::system_error &e) {
    require(e.code() == asio::error::eof);
  }
}
template <class Socket> task<> ping(Socket &socket, benchmark::State &state) {
  std::array<char, message_size> data{};
  for (auto _ : state) {
    co_await asio::async_write(socket, asio::buffer(data), await);
    co_await asio::async_read(socket, asio::buffer(data), await);
  }
}

task<> ping_tcp(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  tcp_acceptor acceptor(here, {asio::ip::address_v4::loopback(), 0});
  tcp_socket client(here), server(here);
  client.connect(acceptor.local_endpoint());
  acceptor.accept(server);
  for (tcp_socket *s : {&client, &server})
    s->set_option(asio::ip::tcp::no_delay(true));
  asio::co_spawn(here, echo(std::move(server)), asio::detached);
  co_await ping(client, state);
}
BENCH("ping over TCP", ping_tcp);

task<> ping_pair(benchmark::State &state) {
  const executor here = co_await asio::this_coro::executor;
  local_socket client(here), server(here);
  asio::local::connect_pair(client, server);
  asio::co_spawn(here, echo(std::move(server)), asio::detached);
  co_await ping(client, state);
}
BENCH("ping over a socket pair", ping_pair);

// --- Threads
// --------------------------------------------------------------------

/// Calls \p f on the pool and continues here with its result, or throws its
/// error. By hand, because co_spawn() on the pool makes a coroutine for it.
template <class F> auto to_thread(asio::thread_pool &pool, F f) {
  using result = std::invoke_result_t<F>;
  return asio::async_initiate<decltype(await),
                              void(std::exception_ptr, result)>(
      [&pool](auto handler, F f) {
        auto home = asio::prefer(asio::get_associated_executor(handler),
                                 asio::execution::outstanding_work.tracked);
        asio::post(pool, [handler = std::move(handler), home = std::move(home),
                          f = std::move(f)]() mutable {
          std::exception_ptr error;
          result r{};
          try {
            r = f();
          } catch (...) {
            error = std::current_exception();
          }
          asio::post(home, [handler = std::move(handler), error,
                            r = std::move(r)]() mutable {
            std::move(handler)(error, std::move(r));
          });
        });
      },
      await, std::move(f));
}
task<> offload(benchmark::State &state) {
  asio::thread_pool pool(1);
  // A context without timers and sockets waits for a condition variable; with
  // one, as every program that has something to do meanwhile, in epoll_wait().
  timer never(co_await asio::this_coro::executor, std::chrono::hours(1));
  never.async_wait([](boost::system::error_code) {});
  int i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(co_await to_thread(pool, [&i] { return ++i; }));
  require(i > 0);
}
BENCH("to a thread and back", offload)->UseRealTime();

} // namespace
