//===- async.h - A part of KJ --------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_ASYNC_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_ASYNC_H

#include "mock/coroutine.h"
#include <functional>
#include <utility>

namespace kj {

class WaitScope;
class Exception {};

namespace _ {
void keep(std::function<void()>);
} // namespace _

template <typename T> class Promise : public mock::awaitable<T> {
public:
  struct promise_type : mock::promise<Promise> {};
  template <typename Func> Promise<void> then(Func &&func) {
    _::keep([func]() mutable { func(); });
    return {};
  }
  template <typename Func, typename ErrorFunc>
  Promise<void> then(Func &&func, ErrorFunc &&error) {
    _::keep([func, error]() mutable {
      func();
      error(Exception());
    });
    return {};
  }
  template <typename ErrorFunc> Promise<T> catch_(ErrorFunc &&error) {
    _::keep([error]() mutable { error(Exception()); });
    return {};
  }
  T wait(WaitScope &);
  bool poll(WaitScope &);
};

template <typename Func> Promise<void> evalLater(Func &&func) {
  _::keep([func]() mutable { func(); });
  return {};
}
template <typename Func> Promise<void> evalLast(Func &&func) {
  _::keep([func]() mutable { func(); });
  return {};
}
void runNow(std::function<void()>);
template <typename Func> Promise<void> evalNow(Func &&func) {
  runNow([&func] { func(); });
  return {};
}

class Executor {
public:
  template <typename Func> Promise<void> executeAsync(Func &&func) const {
    _::keep([func]() mutable { func(); });
    return {};
  }
  template <typename Func> void executeSync(Func &&func) const {
    _::keep([&func] { func(); });
  }
};

} // namespace kj

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_ASYNC_H
