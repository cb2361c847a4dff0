//===- mutex.h - A part of KJ --------------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_MUTEX_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_MUTEX_H

namespace kj {

template <typename T> class Locked {
public:
  template <typename Cond> void wait(Cond &&condition) {
    while (!condition(value))
      ;
  }

private:
  T value;
};

template <typename T> class MutexGuarded {
public:
  Locked<T> lockExclusive() const;
  Locked<const T> lockShared() const;
};

} // namespace kj

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_KJ_MUTEX_H
