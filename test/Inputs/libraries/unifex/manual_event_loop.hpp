//===- manual_event_loop.hpp - A part of libunifex ------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_MANUAL_EVENT_LOOP_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_MANUAL_EVENT_LOOP_HPP

namespace unifex {

namespace _manual_event_loop {
class context {
public:
  void run();
  void stop();
};
} // namespace _manual_event_loop
using manual_event_loop = _manual_event_loop::context;

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_MANUAL_EVENT_LOOP_HPP
