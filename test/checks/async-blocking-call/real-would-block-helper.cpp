// RUN: %check_async %s
// The error that only non-blocking mode gives is handled by a function that is given the result
// of the call; and the descriptor is a number.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <cerrno>
#include <system_error>
#include <unistd.h>

template <typename Size> static Size unlessWouldBlock(Size Length) {
  if (Length >= 0)
    return Length;
  if (errno != EWOULDBLOCK)
    throw std::system_error(errno, std::system_category());
  return 0;
}

static long unless(int Expected, long Length, int AlsoExpected = EAGAIN) {
  if (Length < 0 && errno != Expected && errno != AlsoExpected)
    throw std::system_error(errno, std::system_category());
  return Length;
}

static long checked(long Length) {
  if (Length < 0)
    throw std::system_error(errno, std::system_category());
  return Length;
}

struct File {
  int Descriptor;
  int number() const { return Descriptor; }
};

static long readNow(File &From, char *Into, std::size_t Size) {
  return unlessWouldBlock(read(From.number(), Into, Size));
}

Task<> reads(File &From) {
  char Bytes[16];
  readNow(From, Bytes, sizeof(Bytes));
  const ssize_t Length = read(From.number(), Bytes, sizeof(Bytes));
  unlessWouldBlock(Length);
  unless(EINTR, read(From.number(), Bytes, sizeof(Bytes)));
  unless(EINPROGRESS, read(From.number(), Bytes, sizeof(Bytes)), EINTR);
  co_return;
}

Task<> readsInput() {
  char Byte;
  while (read(0, &Byte, 1) == -1)
    if (errno != EAGAIN)
      break;
  co_return;
}

Task<> waits(File &From) {
  char Bytes[16];
  checked(read(From.number(), Bytes, sizeof(Bytes)));
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:11: note: await an awaitable read instead, or hand the call to a thread
  read(0, Bytes, sizeof(Bytes));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  unless(EINTR, read(From.number(), Bytes, sizeof(Bytes)), EPIPE);
  // CHECK-NOTES: :[[@LINE-1]]:17: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:17: note: await an awaitable read instead, or hand the call to a thread
  // The result of this call is not what is looked at.
  read(From.number(), Bytes, sizeof(Bytes));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'waits'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable read instead, or hand the call to a thread
  unlessWouldBlock(-1L);
  co_return;
}
