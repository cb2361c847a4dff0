// RUN: %check_async %s
// A file stream that blocks when it is made and when it dies is one finding.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <sstream>

Task<> both() {
  std::ofstream Out("log");
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'both' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Out' is destroyed here, and 'std::ofstream::~ofstream' blocks, too
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

Task<> dies(std::ofstream *Other) {
  std::ofstream Out;
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::~ofstream' blocks the event loop in coroutine 'dies' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'Out' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable write before 'Out' is destroyed, or let a thread destroy it
  co_return;
}

Task<> writes() {
  std::ofstream Out("log");
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'writes' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: 'Out' is destroyed here, and 'std::ofstream::~ofstream' blocks, too
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable open instead, or hand the call to a thread
  Out << "text";
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'writes'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}

Task<> temporary() {
  std::ofstream("log");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'temporary' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: the temporary is destroyed here, and 'std::ofstream::~ofstream' blocks, too
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

struct Log {
  explicit Log(const char *Name) : Out(Name) {}
  std::ofstream Out;
};
Task<> member() {
  Log L("log");
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'Log::Log' blocks the event loop in coroutine 'member': it reaches 'std::ofstream::ofstream' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-6]]:36: note: 'Log::Log' calls 'std::ofstream::ofstream' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable open instead, or hand the call to a thread
  // CHECK-NOTES: :[[@LINE-4]]:7: warning: 'Log::~Log' blocks the event loop in coroutine 'member': it reaches 'std::ofstream::~ofstream' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+3]]:3: note: 'L' is destroyed here
  // CHECK-NOTES: :[[@LINE-9]]:17: note: 'Log::~Log' calls 'std::ofstream::~ofstream' (file) here
  // CHECK-NOTES: :[[@LINE-7]]:7: note: await an awaitable write before 'L' is destroyed, or let a thread destroy it
  co_return;
}

// Silent from here.
Task<> memory() {
  std::ostringstream Out;
  std::istringstream In("1");
  co_return;
}
