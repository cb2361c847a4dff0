// RUN: %check_async %s
// REQUIRES: boost
// The handler of an operation that waits for readiness runs when its object is
// ready. It says nothing of other objects, nor does another operation's handler.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio.hpp>
#include <sys/socket.h>

namespace net = boost::asio;
using net::ip::tcp;
using failure = boost::system::error_code;

static char Data[8];

class Session {
public:
  void start() {
    Socket.async_wait(tcp::socket::wait_read, [this](failure E) {
      if (E)
        return;
      recv(Socket.native_handle(), Data, sizeof Data, 0);
      recv(Other.native_handle(), Data, sizeof Data, 0);
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'recv' blocks the event loop in the handler of 'boost::asio::ip::tcp::socket::async_wait'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: use 'boost::asio::ip::tcp::socket::async_read_some' instead
    });
    Socket.async_wait(tcp::socket::wait_read,
                      net::bind_executor(Strand, [this](failure) {
                        Socket.read_some(net::buffer(Data));
                      }));
    Socket.async_read_some(net::buffer(Data), [this](failure, size_t) {
      Socket.read_some(net::buffer(Data));
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in the handler of 'boost::asio::ip::tcp::socket::async_read_some'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: use 'boost::asio::ip::tcp::socket::async_read_some' instead
    });
  }

  void again() {
    Socket.async_wait(tcp::socket::wait_read, [this](failure) {
      Socket = tcp::socket(Strand);
      Socket.read_some(net::buffer(Data));
      // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in the handler of 'boost::asio::ip::tcp::socket::async_wait'
      // CHECK-NOTES: :[[@LINE-2]]:7: note: use 'boost::asio::ip::tcp::socket::async_read_some' instead
    });
  }

private:
  net::io_context Loop;
  net::strand<net::io_context::executor_type> Strand{Loop.get_executor()};
  tcp::socket Socket{Loop}, Other{Loop};
};

void captured(tcp::socket &One, tcp::socket &Two) {
  One.async_wait(tcp::socket::wait_write, [&](failure) {
    One.write_some(net::buffer(Data));
    Two.write_some(net::buffer(Data));
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'boost::asio::ip::tcp::socket::write_some' blocks the event loop in the handler of 'boost::asio::ip::tcp::socket::async_wait'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'boost::asio::ip::tcp::socket::async_write_some' instead
  });
}

// A closure that is kept may be called at any time.
void kept(tcp::socket &Socket, tcp::socket &Other) {
  auto Handler = [&](failure) {
    Socket.read_some(net::buffer(Data));
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in the handler of 'boost::asio::ip::tcp::socket::async_wait'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'boost::asio::ip::tcp::socket::async_read_some' instead
  };
  Socket.async_wait(tcp::socket::wait_read, Handler);
  Other.async_wait(tcp::socket::wait_read, Handler);
}
