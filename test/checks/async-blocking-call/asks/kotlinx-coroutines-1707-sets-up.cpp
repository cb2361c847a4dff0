// Kotlin/kotlinx.coroutines#1707: to open, bind and configure a socket does not wait.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

Task<> setsUp() {
  int Socket = socket(AF_INET, SOCK_DGRAM, 0);
  int On = 1;
  setsockopt(Socket, SOL_SOCKET, SO_REUSEADDR, &On, sizeof(On));
  fcntl(Socket, F_SETFL, fcntl(Socket, F_GETFL) | O_NONBLOCK);
  sockaddr_in Address = {};
  bind(Socket, reinterpret_cast<sockaddr *>(&Address), sizeof(Address));
  listen(Socket, 1);
  getsockname(Socket, nullptr, nullptr);
  co_return;
}
