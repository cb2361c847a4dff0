// RUN: %check_async %s --check-suffix DEFAULT
// RUN: %check_async %s --check-suffix TERMINAL --option Categories=terminal
// The standard streams are a category of their own, which is off by default.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <iostream>
#include <sstream>
#include <string>

Task<> output() {
  std::cout << "text" << 1;
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'output'
  // CHECK-NOTES-TERMINAL: :[[@LINE-2]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  std::cerr << 1;
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'std::ostream::operator<<' blocks the event loop in coroutine 'output'
  // CHECK-NOTES-TERMINAL: :[[@LINE-2]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  std::cout.flush();
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'std::ostream::flush' blocks the event loop in coroutine 'output'
  // CHECK-NOTES-TERMINAL: :[[@LINE-2]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  std::ostringstream Memory;
  Memory << "text";
  co_return;
}

Task<> input() {
  int N;
  std::string Line;
  std::cin >> N;
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'std::istream::operator>>' blocks the event loop in coroutine 'input'
  // CHECK-NOTES-TERMINAL: :[[@LINE-2]]:3: note: await an awaitable read of the terminal instead, or hand the call to a thread
  std::getline(std::cin, Line);
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'input'
  // CHECK-NOTES-TERMINAL: :[[@LINE-2]]:3: note: await an awaitable read of the terminal instead, or hand the call to a thread
  co_return;
}

void print(std::ostream &Out) { Out << 1; }

Task<> inAHelper() {
  print(std::cout);
  // CHECK-NOTES-TERMINAL: :[[@LINE-1]]:3: warning: 'print' blocks the event loop in coroutine 'inAHelper': it reaches 'std::ostream::operator<<'
  // CHECK-NOTES-TERMINAL: :[[@LINE-5]]:33: note: 'print' calls 'std::ostream::operator<<' (terminal) here
  // CHECK-NOTES-TERMINAL: :[[@LINE-3]]:3: note: await an awaitable terminal write instead, or hand the call to a thread
  std::ostringstream Memory;
  print(Memory);
  co_return;
}

// What is not a terminal.
Task<> others() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'others'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
