//===- where.h - A place in the user's source -------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_WHERE_H
#define AIO_WHERE_H

namespace aio {

/// A place in the user's source. Functions take it as a defaulted last
/// parameter, so that it is the place of their call.
///
/// Not std::source_location: clang before 16 cannot use that of libstdc++ 12.
struct where {
  const char *file = "";
  const char *function = "";
  unsigned line = 0;

  /// The place of the call in whose default argument this stands.
  static constexpr where
  current(const char *file = __builtin_FILE(),
          const char *function = __builtin_FUNCTION(),
          unsigned line = __builtin_LINE()) noexcept {
    return {file, function, line};
  }
};

} // namespace aio

#endif // AIO_WHERE_H
