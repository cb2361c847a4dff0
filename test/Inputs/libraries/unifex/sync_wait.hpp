//===- sync_wait.hpp - A part of libunifex -------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SYNC_WAIT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SYNC_WAIT_HPP

#include "unifex/task.hpp"
#include <utility>

namespace unifex {

namespace _sync_wait_cpo {
class _fn {
public:
  template <typename Sender> auto operator()(Sender &&sender) const {
    return sender.await_resume();
  }
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};

namespace _sync_wait_r_cpo {
template <typename Result> struct _fn {
  template <typename Sender> decltype(auto) operator()(Sender &&sender) const {
    return sender.await_resume();
  }
};
} // namespace _sync_wait_r_cpo
template <typename Result>
inline constexpr _sync_wait_r_cpo::_fn<Result> sync_wait_r{};

} // namespace unifex

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_UNIFEX_SYNC_WAIT_HPP
