// astral-sh/ruff#7807: what a synchronous helper reaches is found, and is left alone on a pool.
// RUN: %check_async %s -- -I %source_root/lib/Runtime
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <fstream>
#include <string>

static std::string load(const char *Path) {
  std::ifstream File(Path);
  std::string Text;
  std::getline(File, Text);
  return Text;
}

aio::task<std::string> direct() { co_return load("settings"); }
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'load' blocks the event loop in coroutine 'direct': it reaches 'std::ifstream::ifstream'
// CHECK-NOTES: :[[@LINE-8]]:17: note: 'load' calls 'std::ifstream::ifstream' (file) here
// CHECK-NOTES: :[[@LINE-3]]:45: note: await 'aio::to_thread' instead

aio::task<std::string> offloaded() {
  co_return co_await aio::to_thread([] { return load("settings"); });
}
