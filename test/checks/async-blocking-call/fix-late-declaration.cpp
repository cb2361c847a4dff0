// RUN: %check_fix %s -- -I %inputs/libraries
// The library's sleep is declared behind the coroutine, or not at all.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "seastar/core/future.hh"
#include <unistd.h>
#include <chrono>

seastar::future<> early() {
  sleep(1);
  co_return;
}

#include "fixes/seastar.h"
