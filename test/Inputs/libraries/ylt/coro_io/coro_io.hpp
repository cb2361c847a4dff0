//===- coro_io.hpp - A part of yalantinglibs ------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_IO_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_IO_HPP

#include "ylt/coro_io/io_context_pool.hpp"
#include <chrono>
#include <string>
#include <system_error>
#include <utility>

// The sockets are those of Asio in the library.
namespace coro_io {

struct socket {};
struct acceptor {};

template <typename Func>
inline async_simple::coro::Lazy<void>
post(Func func, ExecutorWrapper *e = get_global_block_executor()) {
  e->schedule([f = std::move(func)]() mutable { f(); });
  return {};
}
template <typename Func, typename Executor>
async_simple::coro::Lazy<void> dispatch(Func func, Executor executor);
template <typename Executor>
async_simple::coro::Lazy<void> dispatch(Executor executor) {
  executor->schedule([] {});
  return {};
}

template <typename Socket, typename Buffer>
std::pair<std::error_code, std::size_t> read_some(Socket &, Buffer &&);
template <typename Socket, typename Buffer>
std::pair<std::error_code, std::size_t> read(Socket &, Buffer &&);
template <typename Socket, typename Buffer>
std::pair<std::error_code, std::size_t> write(Socket &, Buffer &&);
std::error_code accept(acceptor &, socket &);
template <typename Executor>
std::error_code connect(Executor &, socket &, const std::string &host,
                        const std::string &port);

template <typename Duration>
async_simple::coro::Lazy<bool> sleep_for(Duration);

} // namespace coro_io

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_IO_CORO_IO_HPP
