// RUN: %check_async %s --check-suffix DEFAULT
// RUN: %check_async %s --check-suffix NAME --option AllowedFunctions=nap
// RUN: %check_async %s --check-suffix GLOBAL --option AllowedFunctions=::nap
// RUN: %check_async %s --check-suffix METHOD --option AllowedFunctions=app::Log::write
// RUN: %check_async %s --check-suffix GLOB --option "AllowedFunctions=app::*"
// RUN: %check_async %s --check-suffix LIST --option "AllowedFunctions=nap; app::*::write"
// RUN: %check_async %s --check-suffix CATALOGUED --option AllowedFunctions=sleep
// RUN: %check_async %s --check-suffix ROOT --option "AllowedFunctions=direct;*::run"
// What the option AllowedFunctions names does not block, whatever it calls.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

void nap() { sleep(1); }

namespace app {
struct Log {
  void write() { sleep(1); }
  template <typename T> void print(T) { sleep(1); }
};
inline namespace v1 {
void flush() { sleep(1); }
} // namespace v1
} // namespace app

void helper() { nap(); }

Task<> direct() {
  sleep(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-3]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOBAL: :[[@LINE-5]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-GLOBAL: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-METHOD: :[[@LINE-7]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-METHOD: :[[@LINE-8]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOB: :[[@LINE-9]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-GLOB: :[[@LINE-10]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-LIST: :[[@LINE-11]]:3: warning: 'sleep' blocks the event loop in coroutine 'direct'
  // CHECK-NOTES-LIST: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

Task<> calls(app::Log &L) {
  nap();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-DEFAULT: :[[@LINE-34]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-METHOD: :[[@LINE-4]]:3: warning: 'nap' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-METHOD: :[[@LINE-37]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES-METHOD: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOB: :[[@LINE-7]]:3: warning: 'nap' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-GLOB: :[[@LINE-40]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES-GLOB: :[[@LINE-9]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ROOT: :[[@LINE-10]]:3: warning: 'nap' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-ROOT: :[[@LINE-43]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES-ROOT: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  helper();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-DEFAULT: :[[@LINE-15]]:3: note: it reaches the same blocking call as 'nap' here
  // CHECK-NOTES-METHOD: :[[@LINE-3]]:3: warning: 'helper' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-METHOD: :[[@LINE-17]]:3: note: it reaches the same blocking call as 'nap' here
  // CHECK-NOTES-GLOB: :[[@LINE-5]]:3: warning: 'helper' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-GLOB: :[[@LINE-19]]:3: note: it reaches the same blocking call as 'nap' here
  // CHECK-NOTES-ROOT: :[[@LINE-7]]:3: warning: 'helper' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-ROOT: :[[@LINE-21]]:3: note: it reaches the same blocking call as 'nap' here
  L.write();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'app::Log::write' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-DEFAULT: :[[@LINE-52]]:18: note: 'app::Log::write' calls 'sleep' (sleep) here
  // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: warning: 'app::Log::write' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-NAME: :[[@LINE-55]]:18: note: 'app::Log::write' calls 'sleep' (sleep) here
  // CHECK-NOTES-NAME: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOBAL: :[[@LINE-7]]:3: warning: 'app::Log::write' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-GLOBAL: :[[@LINE-58]]:18: note: 'app::Log::write' calls 'sleep' (sleep) here
  // CHECK-NOTES-GLOBAL: :[[@LINE-9]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ROOT: :[[@LINE-10]]:3: warning: 'app::Log::write' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-ROOT: :[[@LINE-61]]:18: note: 'app::Log::write' calls 'sleep' (sleep) here
  // CHECK-NOTES-ROOT: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  L.print(1);
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-DEFAULT: :[[@LINE-64]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-NAME: :[[@LINE-67]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-NAME: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOBAL: :[[@LINE-7]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-GLOBAL: :[[@LINE-70]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-GLOBAL: :[[@LINE-9]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-METHOD: :[[@LINE-10]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-METHOD: :[[@LINE-73]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-METHOD: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-LIST: :[[@LINE-13]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-LIST: :[[@LINE-76]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-LIST: :[[@LINE-15]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ROOT: :[[@LINE-16]]:3: warning: 'app::Log::print' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-ROOT: :[[@LINE-79]]:41: note: 'app::Log::print' calls 'sleep' (sleep) here
  // CHECK-NOTES-ROOT: :[[@LINE-18]]:3: note: await an awaitable timer instead, or hand the call to a thread
  app::flush();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-DEFAULT: :[[@LINE-80]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-DEFAULT: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-NAME: :[[@LINE-4]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-NAME: :[[@LINE-83]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-NAME: :[[@LINE-6]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-GLOBAL: :[[@LINE-7]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-GLOBAL: :[[@LINE-86]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-GLOBAL: :[[@LINE-9]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-METHOD: :[[@LINE-10]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-METHOD: :[[@LINE-89]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-METHOD: :[[@LINE-12]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-LIST: :[[@LINE-13]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-LIST: :[[@LINE-92]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-LIST: :[[@LINE-15]]:3: note: await an awaitable timer instead, or hand the call to a thread
  // CHECK-NOTES-ROOT: :[[@LINE-16]]:3: warning: 'app::flush' blocks the event loop in coroutine 'calls': it reaches 'sleep'
  // CHECK-NOTES-ROOT: :[[@LINE-95]]:16: note: 'app::flush' calls 'sleep' (sleep) here
  // CHECK-NOTES-ROOT: :[[@LINE-18]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A root that is allowed is not looked into.
struct Session {
  Task<> run() {
    sleep(1);
    // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-DEFAULT: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-NAME: :[[@LINE-3]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-NAME: :[[@LINE-4]]:5: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-GLOBAL: :[[@LINE-5]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-GLOBAL: :[[@LINE-6]]:5: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-METHOD: :[[@LINE-7]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-METHOD: :[[@LINE-8]]:5: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-GLOB: :[[@LINE-9]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-GLOB: :[[@LINE-10]]:5: note: await an awaitable timer instead, or hand the call to a thread
    // CHECK-NOTES-LIST: :[[@LINE-11]]:5: warning: 'sleep' blocks the event loop in coroutine 'Session::run'
    // CHECK-NOTES-LIST: :[[@LINE-12]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
};
