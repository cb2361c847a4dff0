// Kotlin/kotlinx.coroutines#1707: after a channel is put in non-blocking mode, its later use does not wait.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>
#include <sys/socket.h>

struct Channel {
  void configure() { fcntl(Socket, F_SETFL, fcntl(Socket, F_GETFL) | O_NONBLOCK); }
  long send(const char *Data, int Size) { return ::send(Socket, Data, Size, 0); }
  long receive(char *Data, int Size) { return ::recv(Socket, Data, Size, 0); }
  int Socket = socket(AF_INET, SOCK_DGRAM, 0);
};
Task<> uses(Channel &C, char *Data) {
  C.send(Data, 1);
  C.receive(Data, 1);
  co_return;
}

// One that nobody configures.
struct Plain {
  long receive(char *Data, int Size) { return ::recv(Socket, Data, Size, 0); }
  int Socket = socket(AF_INET, SOCK_DGRAM, 0);
};
Task<> usesPlain(Plain &P, char *Data) {
  P.receive(Data, 1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Plain::receive' blocks the event loop in coroutine 'usesPlain': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-6]]:47: note: 'Plain::receive' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}
