// RUN: %check_async %s -- %runtime
// Blocks: a future that is not ready
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fixture.h"
#include <future>

std::promise<int> promise;

aio::task<> defect() {
  fixture::later([] { promise.set_value(1); });
  promise.get_future().get();
  co_return;
}

aio::task<> cure_offloaded() {
  fixture::later([] { promise.set_value(1); });
  co_await aio::to_thread([] { return promise.get_future().get(); });
}

FIXTURE(defect, cure_offloaded)
