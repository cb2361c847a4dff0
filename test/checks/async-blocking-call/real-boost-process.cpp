// REQUIRES: boost
// RUN: %check_async %s
// Boost.Process: a child process and the pipe to it, with and without waiting.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/process.hpp>
#include <chrono>
#include <sstream>
#include <string>

namespace bp = boost::process;

static std::string firstLine(bp::ipstream &From) {
  std::string Line;
  std::getline(From, Line);
  return Line;
}

Task<> lists() {
  bp::ipstream Out;
  bp::child Child("ls", bp::std_out > Out);
  firstLine(Out);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'firstLine' blocks the event loop in coroutine 'lists': it reaches 'std::getline'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: 'firstLine' calls 'std::getline' (ipc) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable read of the pipe instead, or hand the call to a thread
  int Number = 0;
  Out >> Number;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::process::ipstream::operator>>' blocks the event loop in coroutine 'lists'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read of the pipe instead, or hand the call to a thread
  Child.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::process::child::wait' blocks the event loop in coroutine 'lists'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable wait for the child instead, or hand the call to a thread
  co_return;
}

Task<> looksWhetherItHasEnded(bp::child &Child) {
  if (Child.running() && !Child.wait_for(std::chrono::seconds(0)))
    co_return;
  if (!Child.running())
    Child.wait();
  std::istringstream Text("1");
  int Number = 0;
  Text >> Number;
}

Task<> reads(boost::asio::io_context &Io, boost::asio::streambuf &Buffer) {
  bp::async_pipe Pipe(Io);
  bp::child Child("ls", bp::std_out > Pipe, bp::on_exit = [](int, const std::error_code &) {}, Io);
  boost::asio::async_read_until(Pipe, Buffer, '\n', [](boost::system::error_code, std::size_t) {});
  Child.detach();
  co_return;
}
