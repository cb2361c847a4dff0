//===- closeable.hh - A part of Seastar ----------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_CLOSEABLE_HH
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_CLOSEABLE_HH

#include "seastar/core/future.hh"
#include <functional>

namespace seastar {

template <typename Object> class [[nodiscard]] deferred_close {
  std::reference_wrapper<Object> _obj;
  bool _closed = false;

  void do_close() noexcept {
    if (!_closed) {
      _closed = true;
      _obj.get().close().get();
    }
  }

public:
  deferred_close(Object &obj) noexcept : _obj(obj) {}
  ~deferred_close() { do_close(); }
  void close_now() noexcept { do_close(); }
};

template <typename Object> class [[nodiscard]] deferred_stop {
  std::reference_wrapper<Object> _obj;
  bool _stopped = false;

  void do_stop() noexcept {
    if (!_stopped) {
      _stopped = true;
      _obj.get().stop().get();
    }
  }

public:
  deferred_stop(Object &obj) noexcept : _obj(obj) {}
  ~deferred_stop() { do_stop(); }
  void stop_now() noexcept { do_stop(); }
};

} // namespace seastar

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SEASTAR_UTIL_CLOSEABLE_HH
