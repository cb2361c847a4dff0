// RUN: %check_async %s
// REQUIRES: boost
// The file streams of Boost.Nowide, which are no file streams of the standard
// library; and its functions for strings, which wait for nothing.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/nowide/convert.hpp>
#include <boost/nowide/fstream.hpp>
#include <sstream>
#include <string>

Task<> reads(std::string Name, boost::nowide::ifstream &In) {
  boost::nowide::fstream File(Name, std::ios::in | std::ios::binary);
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: 'boost::nowide::fstream::fstream' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:26: note: await an awaitable open instead, or hand the call to a thread
  char Text[8];
  File.read(Text, sizeof Text);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::nowide::fstream::read' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  std::getline(In, Name);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'reads'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}

Task<> writes(boost::nowide::ofstream &Out) {
  Out << "text" << 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'writes'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  Out.close();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::nowide::ofstream::close' blocks the event loop in coroutine 'writes'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable write instead, or hand the call to a thread
  co_return;
}

// Through the buffer, in a helper that takes any.
long read(std::streambuf &Buffer, char *Text) { return Buffer.sgetn(Text, 8); }

Task<> reads_buffer(boost::nowide::fstream &File, std::stringstream &Memory) {
  char Text[8];
  read(*Memory.rdbuf(), Text);
  read(*File.rdbuf(), Text);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'reads_buffer': it reaches 'std::streambuf::sgetn'
  // CHECK-NOTES: :[[@LINE-7]]:56: note: 'read' calls 'std::streambuf::sgetn' (file) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read instead, or hand the call to a thread
  co_return;
}

Task<> computes(std::string Name, boost::nowide::ifstream &In) {
  std::wstring Wide = boost::nowide::widen(Name);
  std::istringstream Text(boost::nowide::narrow(Wide));
  std::getline(Text, Name);
  boost::nowide::ifstream Unopened;
  In.close();
  In.is_open();
  co_return;
}
