//===- coro_http_client.hpp - A part of yalantinglibs --------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_CLIENT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_CLIENT_HPP

#include "async_simple/coro/SyncAwait.h"
#include <string>

namespace cinatra {

enum class req_content_type { text, json };
struct resp_data {
  int status;
};

class coro_http_client {
public:
  async_simple::coro::Lazy<resp_data> async_get(std::string uri);
  async_simple::coro::Lazy<resp_data> async_post(std::string uri,
                                                 std::string content,
                                                 req_content_type);
  async_simple::coro::Lazy<resp_data> async_download(std::string uri,
                                                     std::string filename);
  resp_data get(std::string uri) {
    return async_simple::coro::syncAwait(async_get(uri));
  }
  resp_data post(std::string uri, std::string content, req_content_type type) {
    return async_simple::coro::syncAwait(async_post(uri, content, type));
  }
  resp_data download(std::string uri, std::string filename) {
    return async_simple::coro::syncAwait(async_download(uri, filename));
  }
};

} // namespace cinatra

namespace coro_http = cinatra;

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_YLT_CORO_HTTP_CORO_HTTP_CLIENT_HPP
