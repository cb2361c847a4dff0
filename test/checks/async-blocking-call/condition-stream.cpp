// RUN: %check_async %s
// The static type of a stream says whether it is a file.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <iomanip>
#include <sstream>
#include <string>

Task<> write(std::ofstream &File, std::ostringstream &Memory,
             std::ostream &Unknown) {
  File << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::operator<<' blocks the event loop in coroutine 'write'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  File.flush();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::flush' blocks the event loop in coroutine 'write'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  File.put('x');
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::put' blocks the event loop in coroutine 'write'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Memory << 1 << "text";
  Memory.put('x');
  Unknown << 1;
  Unknown.flush();
  co_return;
}

Task<> read(std::ifstream &File, std::istringstream &Memory,
            std::istream &Unknown) {
  int N;
  std::string Line;
  File >> N;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ifstream::operator>>' blocks the event loop in coroutine 'read'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  std::getline(File, Line);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'read'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  Memory >> N;
  std::getline(Memory, Line);
  Unknown >> N;
  std::getline(Unknown, Line);
  co_return;
}

Task<> both(std::fstream &File, std::stringstream &Memory) {
  int N;
  File << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::fstream::operator<<' blocks the event loop in coroutine 'both'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  File >> N;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::fstream::operator>>' blocks the event loop in coroutine 'both'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  Memory << 1;
  Memory >> N;
  co_return;
}

// Through helpers that take the base.
int parse(std::istream &In) {
  int N = 0;
  In >> N;
  return N;
}
int parseTwo(std::istream &In) { return parse(In) + parse(In); }
void print(std::ostream &Out, int N) { Out << N << '\n'; }

Task<> helpers(std::ifstream &InFile, std::istringstream &InMemory,
               std::istream &In, std::ofstream &OutFile,
               std::ostringstream &OutMemory) {
  parse(InFile);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'parse' blocks the event loop in coroutine 'helpers': it reaches 'std::istream::operator>>'
  // CHECK-NOTES: :[[@LINE-11]]:3: note: 'parse' calls 'std::istream::operator>>' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read instead, or hand the call to a thread
  parseTwo(InFile);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'parseTwo' blocks the event loop in coroutine 'helpers': it reaches 'std::istream::operator>>'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'parse' here
  parse(InMemory);
  parseTwo(InMemory);
  parse(In);
  print(OutFile, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'print' blocks the event loop in coroutine 'helpers': it reaches 'std::ostream::operator<<'
  // CHECK-NOTES: :[[@LINE-17]]:40: note: 'print' calls 'std::ostream::operator<<' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable write instead, or hand the call to a thread
  print(OutMemory, 1);
  co_return;
}

// A user's operator is a helper like any other.
struct Point {
  int X, Y;
};
std::ostream &operator<<(std::ostream &Out, const Point &P) {
  return Out << P.X << P.Y;
}

Task<> userOperator(std::ofstream &File, std::ostringstream &Memory) {
  File << Point{1, 2};
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'operator<<' blocks the event loop in coroutine 'userOperator': it reaches 'std::ostream::operator<<'
  // CHECK-NOTES: :[[@LINE-6]]:10: note: 'operator<<' calls 'std::ostream::operator<<' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable write instead, or hand the call to a thread
  Memory << Point{1, 2};
  co_return;
}

// A class that derives from a file stream.
struct LogFile : std::ofstream {};

Task<> derived(LogFile &Log) {
  Log << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ostream::operator<<' blocks the event loop in coroutine 'derived'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}

// To open and to close a file is one thing, to make a stream another.
Task<> open() {
  std::ofstream File("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'open' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: 'File' is destroyed here, and 'std::ofstream::~ofstream' blocks, too
  // CHECK-NOTES: :[[@LINE-3]]:17: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

Task<> make() {
  std::ostringstream Memory("text");
  std::stringstream Other;
  std::ifstream Closed;
  co_return;
}
