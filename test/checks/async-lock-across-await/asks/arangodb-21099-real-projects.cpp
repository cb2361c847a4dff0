// isocpp/CppCoreGuidelines#1805 (CP.52), arangodb/arangodb#21099, FISCO-BCOS#5504: a mutex of an object, held while it sends.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mutex>
#include <vector>

Task<> send(int);

class Sender {
public:
  Task<> all() {
    std::unique_lock Guard(Mutex);
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: 'std::unique_lock' on 'Mutex' is held across 'co_await' in coroutine 'Sender::all' [async-lock-across-await]
    // CHECK-NOTES: :[[@LINE+3]]:7: note: it is still held at this 'co_await'
    // CHECK-NOTES: :[[@LINE-3]]:22: note: release it before the coroutine suspends, or use a mutex that is awaited instead
    for (int Item : Items)
      co_await send(Item);
  }
  Task<> copied() {
    std::unique_lock Guard(Mutex);
    const std::vector<int> Mine = Items;
    Guard.unlock();
    for (int Item : Mine)
      co_await send(Item);
  }
  Task<> oneByOne() {
    for (size_t I = 0;; ++I) {
      int Item;
      {
        std::lock_guard Guard(Mutex);
        if (I == Items.size())
          break;
        Item = Items[I];
      }
      co_await send(Item);
    }
  }

private:
  std::mutex Mutex;
  std::vector<int> Items;
};
