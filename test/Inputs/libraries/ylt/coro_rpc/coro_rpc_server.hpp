//===- coro_rpc_server.hpp - A part of yalantinglibs ---------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_SERVER_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_SERVER_HPP

#include "async_simple/Future.h"
#include "async_simple/coro/Lazy.h"
#include <cstddef>

namespace coro_rpc {

template <typename Config> class coro_rpc_server_base {
public:
  coro_rpc_server_base(std::size_t threads, unsigned short port);
  ~coro_rpc_server_base() { stop(); }
  int start() noexcept { return async_start().get(); }
  async_simple::Future<int> async_start() noexcept;
  void stop();
};
using coro_rpc_server = coro_rpc_server_base<int>;

} // namespace coro_rpc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_SERVER_HPP
