//===- thread11.h - A part of Photon -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_THREAD11_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_THREAD11_H

#include <functional>
#include <utility>

namespace photon {

struct thread;
thread *start(std::function<void()>);

template <typename F, typename... Args>
thread *thread_create11(F f, Args &&...args) {
  return start([f, args...]() mutable { f(args...); });
}

} // namespace photon

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_PHOTON_THREAD_THREAD11_H
