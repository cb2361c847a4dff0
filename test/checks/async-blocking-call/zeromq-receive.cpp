// RUN: %check_async %s
// REQUIRES: cppzmq
// A receive of ZeroMQ waits unless it is told not to: by a flag, or by a
// timeout of zero that the socket was given.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <zmq.hpp>

class Patient {
public:
  explicit Patient(zmq::context_t &Context) : Socket(Context, zmq::socket_type::pull) {
    Socket.set(zmq::sockopt::rcvtimeo, 1000);
  }
  Task<> read();

private:
  zmq::socket_t Socket;
};

class Hasty {
public:
  explicit Hasty(zmq::context_t &Context) : Socket(Context, zmq::socket_type::pull) {
    Socket.set(zmq::sockopt::rcvtimeo, 0);
  }
  Task<> read();

private:
  zmq::socket_t Socket;
};

Task<> Patient::read() {
  zmq::message_t Message;
  (void)Socket.recv(Message, zmq::recv_flags::dontwait);
  (void)Socket.recv(Message);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'Patient::read'
  // CHECK-NOTES: :[[@LINE-2]]:9: note: await the readiness of zmq::sockopt::fd, then recv with zmq::recv_flags::dontwait instead, or hand the call to a thread
  co_return;
}

Task<> Hasty::read() {
  zmq::message_t Message;
  (void)Socket.recv(Message);
  co_return;
}

static int receive(void *Socket, char *Bytes, int Flags) {
  return zmq_recv(Socket, Bytes, 8, Flags);
}

Task<> helped(void *Socket, char *Bytes) {
  receive(Socket, Bytes, ZMQ_DONTWAIT);
  receive(Socket, Bytes, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'receive' blocks the event loop in coroutine 'helped': it reaches 'zmq_recv'
  // CHECK-NOTES: :48:10: note: 'receive' calls 'zmq_recv' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the readiness of ZMQ_FD, then the call with ZMQ_DONTWAIT instead, or hand the call to a thread
  int Never = 0;
  zmq_setsockopt(Socket, ZMQ_RCVTIMEO, &Never, sizeof Never);
  receive(Socket, Bytes, 0);
  co_return;
}
