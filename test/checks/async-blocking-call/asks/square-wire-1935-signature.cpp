// square/wire#1935 and JuulLabs/kable#84: that a function can fail is no sign that it waits.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <system_error>

struct Characteristic {
  Task<> read(std::error_code &);
  int decode(const char *, std::error_code &) noexcept;
  int parse(const char *) noexcept(false);
};

Task<> signatures(Characteristic &C) {
  std::error_code Error;
  co_await C.read(Error);
  C.decode("", Error);
  C.parse("");
}
