// RUN: %check_async %s -- %runtime
// Blocks: aio_suspend and lio_listio, for an asynchronous read of an empty pipe
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/net.h"
#include "resources.h"
#include <aio.h>
#include <ctime>

static const fixture::pipe_in source;

static char bytes[4];
static aiocb request = [] {
  aiocb made{};
  made.aio_fildes = source.ours;
  made.aio_buf = bytes;
  made.aio_nbytes = sizeof(bytes);
  made.aio_lio_opcode = LIO_READ;
  return made;
}();
static aiocb *requests[] = {&request};

aio::task<> defect_suspend() {
  source.write_later();
  fixture::require(::aio_read(&request) == 0);
  fixture::require(::aio_suspend(requests, 1, nullptr) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'aio_suspend' blocks the event loop in coroutine 'defect_suspend'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  fixture::require(::aio_return(&request) == 4);
  co_return;
}

aio::task<> defect_list() {
  source.write_later();
  fixture::require(::lio_listio(LIO_WAIT, requests, 1, nullptr) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'lio_listio' blocks the event loop in coroutine 'defect_list'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  fixture::require(::aio_return(&request) == 4);
  co_return;
}

aio::task<> cure_awaited() {
  source.write_later();
  aio::net::stream input(::dup(source.ours));
  co_await input.read_exactly(bytes);
}

aio::task<> cure_zero() {
  const timespec now{0, 0};
  source.write_later();
  fixture::require(::lio_listio(LIO_NOWAIT, requests, 1, nullptr) == 0);
  while (::aio_suspend(requests, 1, &now) != 0)
    co_await aio::sleep_for(10ms);
  fixture::require(::aio_return(&request) == 4);
}

aio::task<> cure_offloaded() {
  source.write_later();
  co_await aio::to_thread([] {
    fixture::require(::aio_read(&request) == 0);
    fixture::require(::aio_suspend(requests, 1, nullptr) == 0);
    fixture::require(::aio_return(&request) == 4);
  });
}

FIXTURE(defect_suspend, defect_list, cure_awaited, cure_zero, cure_offloaded)
