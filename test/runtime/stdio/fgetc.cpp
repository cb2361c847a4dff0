// RUN: %check_async %s -- %runtime
// Blocks: a byte of a stream
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <cstdio>

static const fixture::pipe_in source;

aio::task<> defect_fgetc() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  fixture::require(std::fgetc(input) == 't');
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fgetc' blocks the event loop in coroutine 'defect_fgetc'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> defect_getc() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  fixture::require(getc(input) == 't');
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'getc' blocks the event loop in coroutine 'defect_getc'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  char byte[1];
  co_await input.read_exactly(byte);
  fixture::require(byte[0] == 't');
}

aio::task<> cure_offloaded() {
  source.write_later();
  const fixture::stream input(source.ours, "r");
  co_await aio::to_thread([&] { fixture::require(std::fgetc(input) == 't'); });
}

FIXTURE(defect_fgetc, defect_getc, cure_awaited, cure_offloaded)
