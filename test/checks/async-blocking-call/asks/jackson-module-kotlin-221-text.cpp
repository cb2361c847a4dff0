// FasterXML/jackson-module-kotlin#221: to read a value out of a text does no input.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <sstream>
#include <string>

template <typename Stream> int readValue(Stream &From) {
  int Value = 0;
  From >> Value;
  return Value;
}

Task<> text(const std::string &Text) {
  std::istringstream From(Text);
  readValue(From);
  std::stoi(Text);
  co_return;
}

Task<> file(std::ifstream &File) {
  readValue(File);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'readValue' blocks the event loop in coroutine 'file': it reaches 'std::istream::operator>>'
  // CHECK-NOTES: :[[@LINE-14]]:3: note: 'readValue' calls 'std::istream::operator>>' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}
