//===- vendor.h - A library that blocks and calls back ----------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Included with -isystem, or with -I and vendor.yaml.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_VENDOR_H
#define ASYNCTIDY_TEST_INPUTS_VENDOR_H

#include "task.h"

namespace vendor {

/// In vendor.yaml.
inline void query(const char *) { sleep(1); }

/// Blocks, and is in no catalog.
inline void log(const char *) { sleep(1); }

template <typename T> T convert(T Value) {
  sleep(1);
  return Value;
}

/// Calls what it is given, through another function.
template <typename F> void detailRun(F &Callable) {
  sleep(1);
  Callable();
}
template <typename F> void run(F Callable) { detailRun(Callable); }
inline void runPointer(void (*Callable)()) { Callable(); }

/// Keeps it.
template <typename F> void keep(F) {}

/// Calls methods of a type of the user's.
template <typename Policy> class Client {
public:
  void send() {
    sleep(1);
    Policy::onSend();
  }
  void stop() { sleep(1); }
};

/// A coroutine of the library.
inline Task<> connect() {
  sleep(1);
  co_return;
}

/// A coroutine of the library that calls back.
template <typename F> Task<> connectAnd(F Callable) {
  sleep(1);
  Callable();
  co_return;
}

/// A class of the library to derive from.
class Plugin {
public:
  virtual ~Plugin() = default;
  virtual void load() { sleep(1); }
  virtual void unload() { sleep(1); }
};

namespace detail {
inline void wait() { sleep(1); }
} // namespace detail

} // namespace vendor

#define VENDOR_WAIT() sleep(1)

#endif // ASYNCTIDY_TEST_INPUTS_VENDOR_H
