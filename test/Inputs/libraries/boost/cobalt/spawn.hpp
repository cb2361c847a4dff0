//===- spawn.hpp - A part of Boost.Cobalt --------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_SPAWN_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_SPAWN_HPP

#include "boost/cobalt/with.hpp"
#include <functional>

namespace boost::cobalt {

struct context {};
namespace detail {
void keep(std::function<void(std::exception_ptr)>);
} // namespace detail

template <typename Context, typename Token>
auto spawn(Context &, task<void> &&, Token &&token) {
  detail::keep([token](std::exception_ptr e) { token(e); });
}

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_SPAWN_HPP
