//===- coro_rpc_client.hpp - A part of yalantinglibs ---------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_CLIENT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_CLIENT_HPP

#include "async_simple/coro/Lazy.h"
#include <string>
#include <utility>

namespace coro_rpc {

class coro_rpc_client {
public:
  async_simple::coro::Lazy<int> connect(std::string host, std::string port);
  template <auto func, typename... Args>
  async_simple::coro::Lazy<int> call(Args... args);
  // Friends may call them in some versions, anybody in others.
  int sync_connect(const std::string &host, const std::string &port);
  template <auto func, typename... Args> int sync_call(Args &&...args);
};

} // namespace coro_rpc

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_RPC_CORO_RPC_CLIENT_HPP
