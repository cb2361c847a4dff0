//===- on.hpp - A part of libunifex --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_ON_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_ON_HPP

namespace unifex {

namespace _on {
struct _fn {
  template <typename Scheduler, typename Sender>
  Sender operator()(Scheduler &&, Sender sender) const {
    return sender;
  }
};
} // namespace _on
inline constexpr _on::_fn on{};

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_ON_HPP
