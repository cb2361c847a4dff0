// python-trio/flake8-async#60: an enter that starts tasks does not wait for them.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"

aio::task<> work();

struct Service {
  void async_enter() { Running.emplace(aio::spawn(work())); }
  aio::task<> async_exit(std::exception_ptr) {
    if (Running)
      co_await std::move(*Running);
  }
  std::optional<decltype(aio::spawn(work()))> Running;
};
