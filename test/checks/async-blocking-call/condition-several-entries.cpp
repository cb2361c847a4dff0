// RUN: %check_async %s --option Categories=*
// Where several entries of one function hold only on evidence, each is asked of
// the caller.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

static void readLine(std::istream &From) {
  std::string Line;
  std::getline(From, Line);
}

Task<> terminal() {
  readLine(std::cin);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'readLine' blocks the event loop in coroutine 'terminal': it reaches 'std::getline'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: 'readLine' calls 'std::getline' (terminal) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read of the terminal instead, or hand the call to a thread
  co_return;
}

Task<> file() {
  std::ifstream Open;
  readLine(Open);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'readLine' blocks the event loop in coroutine 'file': it reaches 'std::getline'
  // CHECK-NOTES: :[[@LINE-15]]:3: note: 'readLine' calls 'std::getline' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}

Task<> memory() {
  std::istringstream Text("a");
  readLine(Text);
  co_return;
}

// Nobody knows what it is.
Task<> unknown(std::istream &From) {
  std::string Line;
  std::getline(From, Line);
  readLine(From);
  co_return;
}

// One finding a call, though more than one entry names the function.
Task<> both(std::fstream &From) {
  std::string Line;
  std::getline(From, Line);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'both'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}
