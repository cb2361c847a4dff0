// RUN: %check_async %s
// A flag that makes a call return at once, seen at the call itself.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/socket.h>
#include <sys/wait.h>

Task<> receive(int Socket, char *Data) {
  recv(Socket, Data, 1, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'receive'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  recv(Socket, Data, 1, MSG_DONTWAIT);
  recv(Socket, Data, 1, MSG_PEEK);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'receive'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  send(Socket, Data, 1, MSG_NOSIGNAL);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'send' blocks the event loop in coroutine 'receive'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable send instead, or hand the call to a thread
  send(Socket, Data, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
  co_return;
}

Task<> child(int Child) {
  waitpid(Child, nullptr, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'child'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable wait for the child instead, or hand the call to a thread
  waitpid(Child, nullptr, WNOHANG);
  waitpid(Child, nullptr, WUNTRACED);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'child'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable wait for the child instead, or hand the call to a thread
  waitpid(Child, nullptr, WUNTRACED | WNOHANG);
  co_return;
}

Task<> lock(int File) {
  flock(File, LOCK_EX);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'flock' blocks the event loop in coroutine 'lock'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file lock instead, or hand the call to a thread
  flock(File, LOCK_EX | LOCK_NB);
  flock(File, LOCK_UN);
  co_return;
}

Task<> queue(int Queue, void *Message) {
  msgrcv(Queue, Message, 1, 0, 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'msgrcv' blocks the event loop in coroutine 'queue'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable queue instead, or hand the call to a thread
  msgrcv(Queue, Message, 1, 0, IPC_NOWAIT);
  msgsnd(Queue, Message, 1, IPC_NOWAIT | MSG_NOERROR);
  co_return;
}

// The value is known, however it is written.
constexpr int NoWait = MSG_DONTWAIT;
enum Flags { Quick = MSG_DONTWAIT, Patient = 0 };
#define MY_FLAGS (MSG_NOSIGNAL | MSG_DONTWAIT)
static constexpr int with(int Flag) { return Flag | MSG_DONTWAIT; }

Task<> constants(int Socket, char *Data, int Unknown) {
  recv(Socket, Data, 1, NoWait);
  recv(Socket, Data, 1, Quick);
  recv(Socket, Data, 1, Patient);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  recv(Socket, Data, 1, MY_FLAGS);
  recv(Socket, Data, 1, with(MSG_PEEK));
  recv(Socket, Data, 1, int(MSG_DONTWAIT));
  recv(Socket, Data, 1, static_cast<int>(0x40));
  // One bit of an unknown number is enough.
  recv(Socket, Data, 1, Unknown | MSG_DONTWAIT);
  recv(Socket, Data, 1, MSG_DONTWAIT | Unknown | MSG_PEEK);
  recv(Socket, Data, 1, Unknown);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  recv(Socket, Data, 1, Unknown & MSG_DONTWAIT);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  recv(Socket, Data, 1, Unknown + MSG_DONTWAIT);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  recv(Socket, Data, 1, Unknown ^ MSG_DONTWAIT);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'constants'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

Task<> locals(int Socket, char *Data, bool Choice) {
  const int Constant = MSG_DONTWAIT;
  recv(Socket, Data, 1, Constant);
  int Once = MSG_DONTWAIT;
  recv(Socket, Data, 1, Once);
  int Copy = Once;
  recv(Socket, Data, 1, Copy | MSG_PEEK);
  int Changed = MSG_DONTWAIT;
  if (Choice)
    Changed = 0;
  recv(Socket, Data, 1, Changed);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'locals'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  int Cleared = MSG_DONTWAIT;
  Cleared &= ~MSG_DONTWAIT;
  recv(Socket, Data, 1, Cleared);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'locals'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  int Address = MSG_DONTWAIT;
  int *Pointer = &Address;
  *Pointer = 0;
  recv(Socket, Data, 1, Address);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'locals'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  const int Set = Choice ? MSG_DONTWAIT | MSG_PEEK : MSG_DONTWAIT;
  recv(Socket, Data, 1, Set);
  recv(Socket, Data, 1, Choice ? MSG_DONTWAIT : 0);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'locals'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}

// A template's argument.
template <int Flag> long receiveWith(int Socket, char *Data) {
  return recv(Socket, Data, 1, Flag);
}

Task<> templates(int Socket, char *Data) {
  receiveWith<MSG_DONTWAIT>(Socket, Data);
  receiveWith<0>(Socket, Data);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'receiveWith' blocks the event loop in coroutine 'templates': it reaches 'recv'
  // CHECK-NOTES: :[[@LINE-7]]:10: note: 'receiveWith' calls 'recv' (socket) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable receive instead, or hand the call to a thread
  co_return;
}
