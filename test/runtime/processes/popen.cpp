// RUN: %check_async %s -- %runtime
// Blocks: the output and the end of a shell command
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/process.h"
#include "resources.h"
#include <cstdio>
#include <cstdlib>

aio::task<> defect_output() {
  std::FILE *const command = ::popen("sleep 0.15; echo text", "r");
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'popen' blocks the event loop in coroutine 'defect_output'
  // CHECK-NOTES: :[[@LINE-2]]:30: note: await 'aio::subprocess::spawn' instead
  char line[64];
  fixture::require(std::fgets(line, sizeof(line), command));
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'fgets' blocks the event loop in coroutine 'defect_output'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::to_thread' instead
  fixture::elsewhere([command] { ::pclose(command); });
  co_return;
}

aio::task<> defect_end() {
  std::FILE *const command = ::popen("sleep 0.15", "r");
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: 'popen' blocks the event loop in coroutine 'defect_end'
  // CHECK-NOTES: :[[@LINE-2]]:30: note: await 'aio::subprocess::spawn' instead
  fixture::require(::pclose(command) == 0);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'pclose' blocks the event loop in coroutine 'defect_end'
  // CHECK-NOTES: :[[@LINE-2]]:20: note: await 'aio::subprocess::spawn' instead
  co_return;
}

aio::task<> cure_awaited() {
  std::vector<std::string> words{"sh", "-c", "sleep 0.15; echo text"};
  const aio::process_result result = co_await aio::run_process(words);
  fixture::require(result.status == 0 && result.output == "text\n");
}

aio::task<> cure_offloaded() {
  co_await aio::to_thread([] {
    std::FILE *const command = ::popen("sleep 0.15; echo text", "r");
    char line[64];
    fixture::require(std::fgets(line, sizeof(line), command));
    fixture::require(::pclose(command) == 0);
  });
}

FIXTURE(defect_output, defect_end, cure_awaited, cure_offloaded)
