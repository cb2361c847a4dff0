// python/cpython#129807: bind is nothing; stat can be left out by its category.
// RUN: %check_async %s --check-suffix ALL
// RUN: %check_async %s --option "Categories=*,-lock,-terminal,-fs" --check-suffix FEWER
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

Task<> status(int Socket, const sockaddr *Address) {
  bind(Socket, Address, 16);
  struct stat Status;
  stat("/etc/hosts", &Status);
  // CHECK-NOTES-ALL: :[[@LINE-1]]:3: warning: 'stat' blocks the event loop in coroutine 'status'
  // CHECK-NOTES-ALL: :[[@LINE-2]]:3: note:
  fsync(1);
  // CHECK-NOTES-ALL: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'status'
  // CHECK-NOTES-ALL: :[[@LINE-2]]:3: note:
  // CHECK-NOTES-FEWER: :[[@LINE-3]]:3: warning: 'fsync' blocks the event loop in coroutine 'status'
  // CHECK-NOTES-FEWER: :[[@LINE-4]]:3: note:
  co_return;
}
