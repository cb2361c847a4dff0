// astral-sh/ruff#28040: an argument is evaluated here, what is done with it is not.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <filesystem>

namespace fs = std::filesystem;

static long count(fs::path Directory) {
  long Number = 0;
  for (const auto &Entry : fs::directory_iterator(Directory))
    Number += Entry.is_regular_file();
  return Number;
}

// The path is only a name; the directory is read on the thread.
aio::task<long> lazy() {
  co_return co_await aio::to_thread(
      [Directory = fs::path("log") / "old"] { return count(Directory); });
}

// The directory is opened here.
aio::task<> eager() {
  co_await aio::to_thread(
      [First = fs::directory_iterator("log")]() mutable { ++First; });
      // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'eager' [async-blocking-scope]
      // CHECK-NOTES: :[[@LINE-2]]:16: note: await 'aio::to_thread' instead
}
