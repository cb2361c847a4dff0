// RUN: %check_async %s
// sizeof and noexcept do nothing to what they name: its value stays known.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

void note(unsigned long);
void change(unsigned long &, int &);

Task<> sized(pollfd *Descriptors, int Peer, char *Bytes) {
  int Timeout = 0;
  note(sizeof Timeout);
  note(sizeof(Timeout));
  note(noexcept(Timeout));
  poll(Descriptors, 1, Timeout);
  int On = 1;
  note(sizeof On);
  ioctl(Peer, FIONBIO, &On);
  recv(Peer, Bytes, sizeof On, 0);
  co_return;
}

Task<> changed(pollfd *Descriptors, int Peer, char *Bytes) {
  int Timeout = 0;
  unsigned long Size = sizeof Timeout;
  change(Size, Timeout);
  poll(Descriptors, 1, Timeout);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'changed'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable readiness wait instead, or hand the call to a thread
  int On = 0;
  note(sizeof On);
  ioctl(Peer, FIONBIO, &On);
  recv(Peer, Bytes, sizeof On, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'changed'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}
