// RUN: %check_async %s --option CatalogFile=%inputs/hops.yaml
// An object that dies on another thread stalls no loop.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "hops.h"

struct Slow {
  ~Slow() { sleep(1); }
};

Task<> diesElsewhere(lib::Pool &Threads) {
  Slow One;
  co_await lib::stayOn(Threads);
}

Task<> diesOnTheLoop(lib::Pool &Threads) {
  co_await lib::stayOn(Threads);
  Slow One;
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'Slow::~Slow' blocks the event loop in coroutine 'diesOnTheLoop': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE+4]]:1: note: 'One' is destroyed here
  // CHECK-NOTES: :[[@LINE-13]]:13: note: 'Slow::~Slow' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:8: note: await an awaitable timer before 'One' is destroyed
  co_await lib::backToLoop();
}
