// cbornet/blockbuster#57: an event loop that sends a file to a socket in non-blocking mode.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cerrno>
#include <sys/sendfile.h>
#include <sys/socket.h>

Task<> writable(int Socket);

Task<> send(int File, off_t Size) {
  int Socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  for (off_t Sent = 0; Sent < Size;) {
    co_await writable(Socket);
    sendfile(Socket, File, &Sent, Size - Sent);
  }
}
// Who handles this error knows the mode.
Task<> sendTo(int Socket, int File, off_t Size) {
  off_t Sent = 0;
  while (sendfile(Socket, File, &Sent, Size - Sent) < 0 && errno == EAGAIN)
    co_await writable(Socket);
}

Task<> sendAnyhow(int Socket, int File, off_t Size) {
  sendfile(Socket, File, nullptr, Size);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sendfile' blocks the event loop in coroutine 'sendAnyhow'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file transfer instead, or hand the call to a thread
  co_return;
}
