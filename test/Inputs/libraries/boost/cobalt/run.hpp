//===- run.hpp - A part of Boost.Cobalt ----------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_RUN_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_RUN_HPP

#include "boost/cobalt/with.hpp"

namespace boost::cobalt {

template <typename T> T run(task<T> t) { return t.await_resume(); }

} // namespace boost::cobalt

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_BOOST_COBALT_RUN_HPP
