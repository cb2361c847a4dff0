//===- defer.hh - A part of Seastar --------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_DEFER_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_DEFER_HH

#include <utility>

namespace seastar {

template <typename Func> class [[nodiscard]] deferred_action {
  Func _func;
  bool _cancelled = false;

public:
  deferred_action(Func &&func) noexcept : _func(std::move(func)) {}
  ~deferred_action() {
    if (!_cancelled)
      _func();
  }
  void cancel() { _cancelled = true; }
};

template <typename Func> deferred_action<Func> defer(Func &&func) {
  return deferred_action<Func>(std::forward<Func>(func));
}

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_DEFER_HH
