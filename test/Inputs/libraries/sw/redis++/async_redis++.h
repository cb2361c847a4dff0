//===- async_redis++.h - A part of redis++ ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_ASYNC_REDIS_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_ASYNC_REDIS_H

#include <string_view>

namespace sw::redis {

template <typename T> class Future {};

class AsyncRedis {
public:
  Future<long long> get(std::string_view);
};

class AsyncRedisCluster {
public:
  Future<long long> get(std::string_view);
};

} // namespace sw::redis

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_ASYNC_REDIS_H
