// meziantou/Meziantou.Analyzer#1117 and #1057: whether the end of an object waits depends on what it is.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <sstream>
#include <thread>

Task<> memory() {
  std::ostringstream Text;
  std::stringstream Both;
  std::string Plain;
  co_return;
}

Task<> disk() {
  std::ofstream File("log");
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'disk' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'File' is destroyed here, and 'std::ofstream::~ofstream' blocks, too
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

Task<> threads() {
  std::jthread Worker([] {});
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'threads' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Worker' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:16: note: await the result of work that is handed to a thread before 'Worker' is destroyed, or let a thread destroy it
  co_return;
}
