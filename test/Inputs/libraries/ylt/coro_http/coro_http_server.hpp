//===- coro_http_server.hpp - A part of yalantinglibs --------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_SERVER_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_SERVER_HPP

#include "async_simple/Future.h"
#include "async_simple/coro/Lazy.h"
#include <cstddef>
#include <functional>
#include <string>
#include <system_error>

namespace cinatra {

enum class http_method { NIL, GET, POST };
constexpr inline auto GET = http_method::GET;

struct coro_http_request {};
struct coro_http_response {};

class coro_http_server {
public:
  coro_http_server(std::size_t threads, unsigned short port);
  ~coro_http_server();
  std::error_code sync_start() noexcept;
  async_simple::Future<std::error_code> async_start();
  void stop();
  template <http_method... method, typename Func, typename... Aspects>
  void set_http_handler(std::string, Func handler, Aspects &&...) {
    keep([handler] {
      coro_http_request request;
      coro_http_response response;
      handler(request, response);
    });
  }

private:
  void keep(std::function<void()>);
};

} // namespace cinatra

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_SERVER_HPP
