//===- join.hpp - A part of Boost.Cobalt ---------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_JOIN_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_JOIN_HPP

#include "boost/cobalt/with.hpp"

namespace boost::cobalt {

template <typename... Promises> mock::awaitable<void> join(Promises &&...);

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_JOIN_HPP
