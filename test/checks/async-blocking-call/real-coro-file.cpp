// RUN: %check_async %s -- -I %inputs/libraries
// A file of coro_io: opening and closing it wait for the disk. Changing the place in a file
// that is only read does not, and how the file was opened is not known where it is used.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ylt/coro_io/coro_file.hpp"

async_simple::coro::Lazy<> skipsHeader(char *Buffer) {
  coro_io::coro_file Log;
  Log.open("log", std::ios::in);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'coro_io::coro_file::open' blocks the event loop in coroutine 'skipsHeader'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'co_await coro_io::post(open)' instead
  co_await Log.async_read(Buffer, 16);
  if (Log.seek(64, std::ios::beg))
    co_await Log.async_read(Buffer, 16);
}
