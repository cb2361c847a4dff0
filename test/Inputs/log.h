//===- log.h - A chain through two files ------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LOG_H
#define ASYNCTIDY_TEST_INPUTS_LOG_H

#include <fstream>

inline std::ofstream Log;

inline void append(int Line) {
  Log.open("log.txt");
  Log << Line << '\n';
}

#define LOG_SLOWLY(Line) append(Line)

#endif // ASYNCTIDY_TEST_INPUTS_LOG_H
