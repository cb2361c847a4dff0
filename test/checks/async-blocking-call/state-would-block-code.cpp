// RUN: %check_async %s
// REQUIRES: boost
// Who compares an error code with that of non-blocking mode knows the mode.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

namespace net = boost::asio;
using net::ip::tcp;
using failure = boost::system::error_code;

static char Data[8];

net::awaitable<void> compared(tcp::socket &Socket) {
  failure E;
  Socket.read_some(net::buffer(Data), E);
  if (E == net::error::would_block)
    co_return;
}

net::awaitable<void> compared_otherwise(tcp::socket &Socket) {
  failure E;
  Socket.read_some(net::buffer(Data), E);
  while (net::error::try_again != E)
    co_return;
}

net::awaitable<void> another(tcp::socket &Socket) {
  failure E;
  Socket.read_some(net::buffer(Data), E);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::asio::ip::tcp::socket::read_some' blocks the event loop in coroutine 'another'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::ip::tcp::socket::async_read_some' instead
  if (E == net::error::operation_aborted)
    co_return;
}

// The comparison may be in the caller of what reads.
struct Protocol {
  tcp::socket &Socket;
  void read(failure &E) { Socket.read_some(net::buffer(Data), E); }
};

net::awaitable<void> caller(Protocol &P, Protocol &Other) {
  failure E;
  P.read(E);
  if (E == net::error::would_block)
    co_return;
  Other.read(E);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Protocol::read' blocks the event loop in coroutine 'caller': it reaches 'boost::asio::ip::tcp::socket::read_some'
  // CHECK-NOTES: :[[@LINE-10]]:27: note: 'Protocol::read' calls 'boost::asio::ip::tcp::socket::read_some' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'boost::asio::ip::tcp::socket::async_read_some' instead
}

// A TLS stream of one's own around Asio's engine, and one around a socket.
class Stream {
public:
  SSL *native_handle() { return Engine.native_handle(); }

private:
  net::ssl::context Context{net::ssl::context::tls};
  net::ssl::detail::engine Engine{Context.native_handle()};
};

class Connection {
public:
  SSL *native_handle() { return Session; }

private:
  SSL *Session = nullptr;
};

template <typename T> void shut(T &Layer) {
  auto *Handle = Layer.native_handle();
  if (::SSL_shutdown(Handle) == 0)
    ::SSL_shutdown(Handle);
}

net::awaitable<void> close(Stream &Memory, Connection &Socket) {
  shut(Memory);
  shut(Socket);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'shut' blocks the event loop in coroutine 'close': it reaches 'SSL_shutdown'
  // CHECK-NOTES: :[[@LINE-8]]:7: note: 'shut' calls 'SSL_shutdown' (tls) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await 'boost::asio::ssl::stream::async_shutdown' instead
  co_return;
}

net::awaitable<void> handshake(SSL *One, SSL *Two) {
  int Done = ::SSL_connect(One);
  if (::SSL_get_error(One, Done) == SSL_ERROR_WANT_READ)
    co_return;
  ::SSL_connect(Two);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'SSL_connect' blocks the event loop in coroutine 'handshake'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::ssl::stream::async_handshake' instead
}
