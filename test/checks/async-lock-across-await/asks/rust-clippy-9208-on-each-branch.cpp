// rust-lang/rust-clippy#9208, neondatabase/tokio-epoll-uring#20: each branch gives the lock back before it awaits.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <map>
#include <mutex>
#include <shared_mutex>

Task<int> receive(int);
Task<> other();

struct Cache {
  Task<int> retrieve(int Key) {
    std::shared_lock Guard(Mutex);
    auto Found = Entries.find(Key);
    if (Found != Entries.end()) {
      if (Found->second)
        co_return Found->second;
      Guard.unlock();
      co_return co_await receive(Key);
    }
    Guard.unlock();
    {
      std::unique_lock Writing(Mutex);
      Entries[Key] = 0;
    }
    const int Value = co_await receive(Key);
    std::unique_lock Writing(Mutex);
    co_return Entries[Key] = Value;
  }
  // One branch forgets it.
  Task<int> forgets(int Key) {
    std::shared_lock Guard(Mutex);
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'std::shared_lock' on 'Mutex' is held across 'co_await' in coroutine 'Cache::forgets' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE+8]]:7: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-3]]:22: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    switch (Key) {
    case 1:
      Guard.unlock();
      co_await other();
      co_return 1;
    case 2:
      co_await other();
      co_return 2;
    default:
      break;
    }
    co_return Entries[Key];
  }
  std::shared_mutex Mutex;
  std::map<int, int> Entries;
};
