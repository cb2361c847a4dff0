// RUN: %python %S/broken_edits.py %async_clangd %s | FileCheck %s
// CHECK: {{[1-9][0-9]+}} edits, {{[1-9][0-9]+}} of them with findings
// CHECK: 7 findings in the whole file
//
// A file with what the checks read: coroutines, awaiters, promises, lambdas,
// templates, scopes, destructors, conditions and callables. It is broken in every
// way by broken_edits.py.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

extern "C" long recv(int, void *, unsigned long, int);
constexpr int Wait = 0;

template <typename F> auto retry(F f) { return f(), f(); }

template <typename T> struct Guard {
  explicit Guard(T &t) : object(t) {}
  ~Guard() { object.leave(); }
  T &object;
};

struct Session {
  virtual void leave() { sleep(1); }
  Task<> async_enter() { co_return; }
  Task<> async_exit() {
    leave();
    co_return;
  }
  int descriptor = 0;
};

struct Awaiter {
  bool await_ready() { return recv(0, nullptr, 0, flags) > 0; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  int await_resume() { return 1; }
  int flags = Wait;
};

static long helper(Session &s, int flags) {
  char buffer[4];
  if (flags & 1)
    return recv(s.descriptor, buffer, sizeof(buffer), flags);
  return 0;
}

Task<int> work(Session &s, void (*hook)(int)) {
  Guard<Session> guard(s);
  auto nap = [&s](unsigned n) -> unsigned { return n ? sleep(n) : 0; };
  for (int i = 0; i < 3; ++i) {
    switch (co_await Awaiter{}) {
    case 0:
      hook(nap(1));
      break;
    default:
      retry([&] { return helper(s, 0x40); });
    }
  }
  try {
    retry([] { return sleep(1); });
  } catch (...) {
    throw;
  }
  co_return helper(s, Wait);
}
