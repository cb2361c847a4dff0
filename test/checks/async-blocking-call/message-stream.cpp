// RUN: %check_async %s
// A run of << or >> on one stream is one finding.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

std::string slowly() {
  sleep(1);
  return {};
}

Task<> runs(std::ofstream &Out, std::ifstream &In) {
  Out << 1 << "two" << 3.0 << '4' << std::string("five");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Out << "one" << 2 << std::endl;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Out << std::setw(3) << 1 << std::hex << 2;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ostream::operator<<' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  (Out << 1) << 2;
  // CHECK-NOTES: :[[@LINE-1]]:4: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:4: note: await an awaitable write instead, or hand the call to a thread
  int A, B;
  std::string S;
  In >> A >> B >> S;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::operator>>' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  In >> S >> A;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'runs'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}

// What is written is another call.
Task<> operand(std::ofstream &Out, std::ostringstream &Memory) {
  Out << slowly() << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'operand'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  // CHECK-NOTES: :[[@LINE-3]]:10: warning: 'slowly' blocks the event loop in coroutine 'operand': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-34]]:3: note: 'slowly' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:10: note: await an awaitable timer instead, or hand the call to a thread
  Memory << slowly() << 1;
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: 'slowly' blocks the event loop in coroutine 'operand': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-8]]:10: note: it reaches the same blocking call as 'slowly' here
  co_return;
}

// A run is one finding wherever in it the blocking call stands.
struct Quick {};
struct Slow {};
std::ostream &operator<<(std::ostream &Out, Quick) { return Out; }
std::ostream &operator<<(std::ostream &Out, Slow) {
  sleep(1);
  return Out;
}

Task<> userOperators(std::ostringstream &Memory) {
  Memory << Quick() << 1 << Slow() << Quick();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'operator<<' blocks the event loop in coroutine 'userOperators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: 'operator<<' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Memory << Slow() << Slow();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'operator<<' blocks the event loop in coroutine 'userOperators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'operator<<' here
  Memory << Quick();
  co_return;
}

// Two statements are two findings, and so are two streams.
Task<> statements(std::ofstream &Out, std::ofstream &Other) {
  Out << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'statements'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Out << 2;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'statements'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Other << 3;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'statements'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}

// A run in a helper.
void print(std::ostream &Out) { Out << 1 << 2 << 3; }

Task<> helper(std::ofstream &Out) {
  print(Out);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'print' blocks the event loop in coroutine 'helper': it reaches 'std::ostream::operator<<'
  // CHECK-NOTES: :[[@LINE-5]]:33: note: 'print' calls 'std::ostream::operator<<' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}
