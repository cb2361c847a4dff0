//===- SyncTest.cpp - Tasks that wait for each other ----------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/sync.h"
#include "IoTesting.h"
#include "aio/scope.h"
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;
using handles = std::vector<aio::join_handle<>>;

/// A chronicle of a test.
using trace = std::string;

aio::task<> join(handles &all) {
  for (auto &h : all) {
    try {
      co_await h;
    } catch (const aio::cancelled &) {
    }
  }
}

// --- async_event ------------------------------------------------------------

aio::task<> waits(aio::async_event &e, trace &t, char name) {
  co_await e.wait();
  t += name;
}

TEST(AsyncEvent, LetsAllGoOnInOrder) {
  run_test([]() -> aio::task<> {
    aio::async_event e;
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c'})
      all.push_back(aio::spawn(waits(e, t, c)));
    co_await turns();
    EXPECT_EQ(t, "");
    EXPECT_FALSE(e.is_set());
    e.set();
    EXPECT_TRUE(e.is_set());
    EXPECT_EQ(t, "");
    co_await join(all);
    EXPECT_EQ(t, "abc");
    co_await e.wait(); // Does not wait.
    e.reset();
    EXPECT_FALSE(e.is_set());
    const bool was_cancelled =
        co_await ends_cancelled(aio::spawn(waits(e, t, 'd')));
    EXPECT_TRUE(was_cancelled);
    EXPECT_EQ(t, "abc");
    e.set(); // Nobody waits.
  });
}

TEST(AsyncEvent, ASetThatIsTakenBackStillLetsThemGoOn) {
  run_test([]() -> aio::task<> {
    aio::async_event e;
    trace t;
    handles all;
    all.push_back(aio::spawn(waits(e, t, 'a')));
    co_await turns();
    e.set();
    e.reset();
    co_await join(all);
    EXPECT_EQ(t, "a");
  });
}

TEST(AsyncEvent, AWaiterMayWaitAgain) {
  run_test([]() -> aio::task<> {
    aio::async_event e;
    int times = 0;
    auto again = aio::spawn([](aio::async_event &ev, int &n) -> aio::task<> {
      for (; n != 3; ++n) {
        co_await ev.wait();
        ev.reset();
      }
    }(e, times));
    for (int i = 0; i != 3; ++i) {
      co_await turns();
      EXPECT_EQ(times, i);
      e.set();
    }
    co_await again;
    EXPECT_EQ(times, 3);
  });
}

TEST(AsyncEvent, ComplainsIfItIsDestroyedTooEarly) {
  const std::string errors = errors_of([] {
    run_test([]() -> aio::task<> {
      trace t;
      auto e = std::make_unique<aio::async_event>();
      auto waiting = aio::spawn(waits(*e, t, 'a'));
      co_await turns();
      e.reset();
      co_await turns();
      EXPECT_FALSE(waiting.done());
      const bool was_cancelled = co_await ends_cancelled(waiting);
      EXPECT_TRUE(was_cancelled);
    });
  });
  EXPECT_EQ(errors,
            "aio: an async_event is destroyed while tasks wait for it\n");
}

// --- async_mutex ------------------------------------------------------------

aio::task<> locks(aio::async_mutex &m, trace &t, char name, int held = 2) {
  auto guard = co_await m.scoped_lock();
  t += name;
  co_await turns(held);
  t += name;
}

TEST(AsyncMutex, IsHeldByOneInOrder) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c'})
      all.push_back(aio::spawn(locks(m, t, c)));
    co_await turns(1);
    EXPECT_TRUE(m.is_locked());
    EXPECT_FALSE(m.try_lock());
    co_await join(all);
    EXPECT_EQ(t, "aabbcc");
    EXPECT_FALSE(m.is_locked());
    EXPECT_TRUE(m.try_lock());
    m.unlock();
    EXPECT_THROW(m.unlock(), std::logic_error);
  });
}

TEST(AsyncMutex, NobodyGetsAheadOfWhoWaits) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    trace t;
    co_await m.async_lock();
    auto waiting = aio::spawn(locks(m, t, 'a'));
    co_await turns();
    m.unlock();
    EXPECT_FALSE(m.try_lock()); // It is promised.
    co_await waiting;
    EXPECT_EQ(t, "aa");
  });
}

TEST(AsyncMutex, ACancelledWaiterLeaves) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    trace t;
    co_await m.async_lock();
    auto a = aio::spawn(locks(m, t, 'a'));
    auto b = aio::spawn(locks(m, t, 'b'));
    const bool was_cancelled = co_await ends_cancelled(a);
    EXPECT_TRUE(was_cancelled);
    m.unlock();
    co_await b;
    EXPECT_EQ(t, "bb");
    EXPECT_FALSE(m.is_locked());
  });
}

TEST(AsyncMutex, AWaiterThatIsCancelledWithTheLockPassesItOn) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    trace t;
    co_await m.async_lock();
    auto a = aio::spawn(locks(m, t, 'a'));
    auto b = aio::spawn(locks(m, t, 'b'));
    auto c = aio::spawn(locks(m, t, 'c'));
    co_await turns();
    m.unlock(); // 'a' has it, and goes on in the next turn.
    a.cancel();
    b.cancel();
    co_await c;
    EXPECT_TRUE(a.is_cancelled());
    EXPECT_TRUE(b.is_cancelled());
    EXPECT_EQ(t, "cc");
    EXPECT_FALSE(m.is_locked());
  });
}

TEST(AsyncMutex, GuardsMoveAndUnlockEarly) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    auto guard = co_await m.scoped_lock();
    auto other = std::move(guard);
    EXPECT_FALSE(guard.owns_lock());
    EXPECT_TRUE(other.owns_lock());
    EXPECT_TRUE(m.is_locked());
    other.unlock();
    EXPECT_FALSE(m.is_locked());
  });
}

TEST(AsyncMutex, IsAnAsyncScope) {
  run_test([]() -> aio::task<> {
    aio::async_mutex m;
    const std::string error = co_await error_of([&] {
      return aio::async_with(std::ref(m), [&]() -> aio::task<> {
        EXPECT_TRUE(m.is_locked());
        co_await aio::yield();
        throw std::runtime_error("from the body");
      });
    });
    EXPECT_EQ(error, "from the body");
    EXPECT_FALSE(m.is_locked());
  });
}

// --- async_condition_variable
// -------------------------------------------------

struct monitor {
  aio::async_mutex mutex;
  aio::async_condition_variable changed{mutex};
};

aio::task<> waits(monitor &m, trace &t, char name) {
  auto guard = co_await m.mutex.scoped_lock();
  try {
    co_await m.changed.wait();
  } catch (const aio::cancelled &) {
    EXPECT_TRUE(m.mutex.is_locked());
    t += '-';
    t += name;
    throw;
  }
  EXPECT_TRUE(m.mutex.is_locked());
  t += name;
}

TEST(AsyncConditionVariable, NotifiesInOrder) {
  run_test([]() -> aio::task<> {
    monitor m;
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c', 'd'})
      all.push_back(aio::spawn(waits(m, t, c)));
    co_await turns();
    EXPECT_FALSE(m.mutex.is_locked());
    m.changed.notify_one();
    co_await turns();
    EXPECT_EQ(t, "a");
    {
      auto guard = co_await m.mutex.scoped_lock();
      m.changed.notify_one();
      co_await turns();
      EXPECT_EQ(t, "a"); // The mutex is not free.
    }
    co_await turns();
    EXPECT_EQ(t, "ab");
    m.changed.notify_all();
    co_await join(all);
    EXPECT_EQ(t, "abcd");
    m.changed.notify_all();
    EXPECT_FALSE(m.mutex.is_locked());
  });
}

TEST(AsyncConditionVariable, WaitsUntilItIsTrue) {
  run_test([]() -> aio::task<> {
    monitor m;
    int value = 0;
    auto waiting = aio::spawn([](monitor &mon, int &v) -> aio::task<> {
      auto guard = co_await mon.mutex.scoped_lock();
      co_await mon.changed.wait([&v] { return v == 3; });
      EXPECT_EQ(v, 3);
    }(m, value));
    for (; value != 3; ++value) {
      co_await turns();
      EXPECT_FALSE(waiting.done());
      m.changed.notify_all();
    }
    m.changed.notify_all();
    co_await waiting;
  });
}

TEST(AsyncConditionVariable, NeedsTheMutex) {
  run_test([]() -> aio::task<> {
    monitor m;
    std::string error;
    try {
      co_await m.changed.wait();
    } catch (const std::logic_error &e) {
      error = e.what();
    }
    EXPECT_NE(error, "");
  });
}

TEST(AsyncConditionVariable, ACancelledWaiterHoldsTheMutexAgain) {
  run_test([]() -> aio::task<> {
    monitor m;
    trace t;
    auto a = aio::spawn(waits(m, t, 'a'));
    co_await turns();
    // While the mutex is free.
    a.cancel();
    co_await turns();
    EXPECT_EQ(t, "-a");
    EXPECT_FALSE(m.mutex.is_locked());
    // While somebody else has it.
    auto b = aio::spawn(waits(m, t, 'b'));
    co_await turns();
    co_await m.mutex.async_lock();
    b.cancel();
    co_await turns();
    EXPECT_FALSE(b.done());
    b.cancel(); // Again: it is waiting for the mutex.
    co_await turns();
    EXPECT_FALSE(b.done());
    m.mutex.unlock();
    co_await turns();
    EXPECT_TRUE(b.is_cancelled());
    EXPECT_EQ(t, "-a-b");
    EXPECT_FALSE(m.mutex.is_locked());
  });
}

TEST(AsyncConditionVariable, ACancelledWaiterPassesTheNotificationOn) {
  run_test([]() -> aio::task<> {
    monitor m;
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c'})
      all.push_back(aio::spawn(waits(m, t, c)));
    co_await turns();
    // 'a' has the mutex already, and goes on in the next turn.
    m.changed.notify_one();
    all[0].cancel();
    co_await turns();
    EXPECT_EQ(t, "-ab");
    // 'c' is notified, and waits for the mutex.
    auto d = aio::spawn(waits(m, t, 'd'));
    co_await turns();
    co_await m.mutex.async_lock();
    m.changed.notify_one();
    all[2].cancel();
    co_await turns();
    m.mutex.unlock();
    co_await d;
    EXPECT_EQ(t, "-ab-cd");
    EXPECT_FALSE(m.mutex.is_locked());
    co_await join(all);
  });
}

// --- async_semaphore
// ----------------------------------------------------------

aio::task<> uses(aio::async_semaphore &s, trace &t, char name, int held = 2) {
  auto permit = co_await s.scoped_acquire();
  t += name;
  co_await turns(held);
}

TEST(AsyncSemaphore, GivesItsPermitsInOrder) {
  run_test([]() -> aio::task<> {
    aio::async_semaphore s(2);
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c', 'd', 'e'})
      all.push_back(aio::spawn(uses(s, t, c, 5)));
    co_await turns(2);
    EXPECT_EQ(t, "ab");
    EXPECT_EQ(s.available(), 0u);
    EXPECT_FALSE(s.try_acquire());
    co_await join(all);
    EXPECT_EQ(t, "abcde");
    EXPECT_EQ(s.available(), 2u);
    EXPECT_TRUE(s.try_acquire());
    s.release();
    s.release(); // One more.
    EXPECT_EQ(s.available(), 3u);
  });
}

TEST(AsyncSemaphore, MayHaveALimit) {
  aio::async_semaphore s(1, 1);
  EXPECT_THROW(s.release(), std::logic_error);
  EXPECT_TRUE(s.try_acquire());
  s.release();
  EXPECT_THROW(aio::async_semaphore(2, 1), std::invalid_argument);
}

TEST(AsyncSemaphore, CancelledWaitersLoseNoPermit) {
  run_test([]() -> aio::task<> {
    aio::async_semaphore s(0);
    trace t;
    auto a = aio::spawn(uses(s, t, 'a'));
    auto b = aio::spawn(uses(s, t, 'b'));
    auto c = aio::spawn(uses(s, t, 'c'));
    const bool was_cancelled = co_await ends_cancelled(a);
    EXPECT_TRUE(was_cancelled);
    s.release();
    b.cancel(); // It has the permit.
    co_await c;
    EXPECT_TRUE(b.is_cancelled());
    EXPECT_EQ(t, "c");
    EXPECT_EQ(s.available(), 1u);
    auto d = aio::spawn(uses(s, t, 'd'));
    EXPECT_TRUE(s.try_acquire());
    co_await turns();
    s.release();
    d.cancel();
    co_await turns();
    EXPECT_TRUE(d.is_cancelled());
    EXPECT_EQ(s.available(), 1u);
  });
}

TEST(AsyncSemaphore, IsAnAsyncScope) {
  run_test([]() -> aio::task<> {
    aio::async_semaphore s(1);
    co_await aio::async_with(std::ref(s), [&]() -> aio::task<> {
      EXPECT_EQ(s.available(), 0u);
      co_await aio::yield();
    });
    EXPECT_EQ(s.available(), 1u);
  });
}

// --- async_queue
// --------------------------------------------------------------

aio::task<> pops(aio::async_queue<int> &q, trace &t, char name) {
  try {
    const int item = co_await q.pop();
    t += name + std::to_string(item);
  } catch (const aio::queue_closed &) {
    t += name;
    t += 'x';
  }
}

aio::task<> pushes(aio::async_queue<int> &q, trace &t, char name, int item) {
  try {
    co_await q.push(item);
    t += name;
  } catch (const aio::queue_closed &) {
    t += name;
    t += 'x';
  }
}

TEST(AsyncQueue, KeepsTheOrderOfItemsAndTasks) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q(2);
    trace t;
    handles all;
    for (char c : {'a', 'b', 'c', 'd'})
      all.push_back(aio::spawn(pushes(q, t, c, c - 'a')));
    co_await turns();
    EXPECT_EQ(t, "ab");
    EXPECT_TRUE(q.full());
    EXPECT_EQ(q.size(), 2u);
    EXPECT_FALSE(q.try_push(9));
    std::vector<int> items;
    for (int i = 0; i != 4; ++i) {
      const int item = co_await q.pop();
      items.push_back(item);
    }
    co_await join(all);
    EXPECT_EQ(t, "abcd");
    EXPECT_EQ(items, (std::vector<int>{0, 1, 2, 3}));
    EXPECT_TRUE(q.empty());
    EXPECT_EQ(q.try_pop(), std::nullopt);

    t.clear();
    for (char c : {'e', 'f'})
      all.push_back(aio::spawn(pops(q, t, c)));
    co_await turns();
    EXPECT_TRUE(q.try_push(5));
    EXPECT_EQ(q.try_pop(), std::nullopt); // It is promised to 'e'.
    co_await q.push(6);
    co_await join(all);
    EXPECT_EQ(t, "e5f6");
  });
}

TEST(AsyncQueue, ACancelledPopLosesNoItem) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q;
    trace t;
    auto a = aio::spawn(pops(q, t, 'a'));
    auto b = aio::spawn(pops(q, t, 'b'));
    auto c = aio::spawn(pops(q, t, 'c'));
    const bool was_cancelled = co_await ends_cancelled(a);
    EXPECT_TRUE(was_cancelled);
    EXPECT_TRUE(q.try_push(1));
    EXPECT_TRUE(q.try_push(2));
    b.cancel(); // It was promised the first.
    co_await c;
    EXPECT_TRUE(b.is_cancelled());
    EXPECT_EQ(t, "c1");
    EXPECT_EQ(q.size(), 1u);
    auto d = aio::spawn(pops(q, t, 'd'));
    co_await d;
    EXPECT_EQ(t, "c1d2");
  });
}

TEST(AsyncQueue, ACancelledPushAddsNothingAndLosesNoPlace) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q(1);
    trace t;
    co_await q.push(0);
    auto a = aio::spawn(pushes(q, t, 'a', 1));
    auto b = aio::spawn(pushes(q, t, 'b', 2));
    auto c = aio::spawn(pushes(q, t, 'c', 3));
    const bool was_cancelled = co_await ends_cancelled(a);
    EXPECT_TRUE(was_cancelled);
    EXPECT_EQ(q.try_pop(), 0);
    EXPECT_TRUE(q.full()); // The place is promised to 'b'.
    b.cancel();
    co_await c;
    EXPECT_EQ(t, "c");
    EXPECT_EQ(q.try_pop(), 3);
    EXPECT_FALSE(q.full());
    EXPECT_TRUE(q.empty());
  });
}

TEST(AsyncQueue, CarriesWhatCannotBeCopied) {
  run_test([]() -> aio::task<> {
    aio::async_queue<std::unique_ptr<int>> q(1);
    auto five = std::make_unique<int>(5);
    EXPECT_TRUE(q.try_push(std::move(five)));
    auto six = std::make_unique<int>(6);
    EXPECT_FALSE(q.try_push(std::move(six)));
    EXPECT_NE(six, nullptr); // Left alone.
    auto pushing = aio::spawn([](auto &queue, auto item) -> aio::task<> {
      co_await queue.push(std::move(item));
    }(q, std::move(six)));
    for (int expected : {5, 6}) {
      const std::unique_ptr<int> item = co_await q.pop();
      EXPECT_EQ(*item, expected);
    }
    co_await pushing;
  });
}

TEST(AsyncQueue, JoinWaitsUntilAllIsDone) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q;
    co_await q.join(); // Nothing was pushed.
    for (int i = 0; i != 3; ++i)
      q.try_push(i);
    const auto join = [](aio::async_queue<int> &queue) -> aio::task<> {
      co_await queue.join();
    };
    const bool was_cancelled = co_await ends_cancelled(aio::spawn(join(q)));
    EXPECT_TRUE(was_cancelled);
    auto joining = aio::spawn(join(q));
    for (int i = 0; i != 3; ++i) {
      co_await q.pop();
      co_await turns();
      EXPECT_FALSE(joining.done());
      q.task_done();
    }
    co_await joining;
    EXPECT_THROW(q.task_done(), std::logic_error);
  });
}

TEST(AsyncQueue, CloseEndsAllWaits) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q(1);
    trace t;
    handles all;
    for (char c : {'a', 'b'})
      all.push_back(aio::spawn(pops(q, t, c)));
    co_await turns();
    q.close();
    co_await join(all);
    EXPECT_EQ(t, "axbx");
    EXPECT_TRUE(q.is_closed());
    EXPECT_THROW(q.try_push(1), aio::queue_closed);

    aio::async_queue<int> r(1);
    t.clear();
    r.try_push(1);
    all.push_back(aio::spawn(pushes(r, t, 'c', 2)));
    co_await turns();
    r.close();
    co_await join(all);
    EXPECT_EQ(t, "cx");
    const int left = co_await r.pop();
    EXPECT_EQ(left, 1);
    co_await pops(r, t, 'd');
    EXPECT_EQ(t, "cxdx");
  });
}

TEST(AsyncQueue, CloseLeavesPromisesAlone) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q(1);
    trace t;
    auto a = aio::spawn(pops(q, t, 'a'));
    co_await turns();
    q.try_push(7);
    q.close();
    co_await a;
    EXPECT_EQ(t, "a7");

    aio::async_queue<int> r(1);
    r.try_push(1);
    auto b = aio::spawn(pushes(r, t, 'b', 2));
    co_await turns();
    EXPECT_EQ(r.try_pop(), 1);
    r.close();
    co_await b;
    EXPECT_EQ(r.try_pop(), 2);
    EXPECT_EQ(t, "a7b");
  });
}

TEST(AsyncQueue, ComplainsIfItIsDestroyedTooEarly) {
  const std::string errors = errors_of([] {
    run_test([]() -> aio::task<> {
      auto q = std::make_unique<aio::async_queue<int>>(1);
      trace t;
      q->try_push(1);
      auto pushing = aio::spawn(pushes(*q, t, 'a', 2));
      co_await turns();
      q.reset();
      const bool was_cancelled = co_await ends_cancelled(pushing);
      EXPECT_TRUE(was_cancelled);
    });
  });
  EXPECT_EQ(errors,
            "aio: an async_queue is destroyed while tasks wait to push\n");
}

TEST(AsyncQueue, ManyProducersAndConsumers) {
  run_test([]() -> aio::task<> {
    aio::async_queue<int> q(3);
    int sum = 0;
    handles producers, consumers;
    for (int p = 0; p != 10; ++p)
      producers.push_back(
          aio::spawn([](aio::async_queue<int> &queue, int from) -> aio::task<> {
            for (int i = 0; i != 100; ++i)
              co_await queue.push(from * 100 + i);
          }(q, p)));
    for (int c = 0; c != 7; ++c)
      consumers.push_back(
          aio::spawn([](aio::async_queue<int> &queue, int &s) -> aio::task<> {
            try {
              while (true) {
                const int item = co_await queue.pop();
                s += item;
                queue.task_done();
              }
            } catch (const aio::queue_closed &) {
            }
          }(q, sum)));
    co_await join(producers);
    co_await q.join();
    q.close();
    co_await join(consumers);
    EXPECT_EQ(sum, 999 * 500);
  });
}

// --- async_barrier
// --------------------------------------------------------------

aio::task<> arrives(aio::async_barrier &b, trace &t, char name) {
  try {
    const std::size_t index = co_await b.wait();
    t += name + std::to_string(index);
  } catch (const aio::broken_barrier &) {
    t += name;
    t += 'x';
  }
}

TEST(AsyncBarrier, LetsThemGoOnTogether) {
  run_test([]() -> aio::task<> {
    aio::async_barrier b(3);
    trace t;
    handles all;
    for (char c : {'a', 'b'})
      all.push_back(aio::spawn(arrives(b, t, c)));
    co_await turns();
    EXPECT_EQ(t, "");
    EXPECT_EQ(b.waiting(), 2u);
    EXPECT_EQ(b.parties(), 3u);
    co_await arrives(b, t, 'c');
    co_await join(all);
    EXPECT_EQ(t, "c2a0b1");
    // Once more.
    for (char c : {'d', 'e', 'f'})
      all.push_back(aio::spawn(arrives(b, t, c)));
    co_await join(all);
    EXPECT_EQ(t, "c2a0b1f2d0e1");
    EXPECT_THROW(aio::async_barrier(0), std::invalid_argument);
  });
}

TEST(AsyncBarrier, ACancelledTaskIsNotCounted) {
  run_test([]() -> aio::task<> {
    aio::async_barrier b(2);
    trace t;
    const bool was_cancelled =
        co_await ends_cancelled(aio::spawn(arrives(b, t, 'a')));
    EXPECT_TRUE(was_cancelled);
    EXPECT_EQ(b.waiting(), 0u);
    handles all;
    for (char c : {'b', 'c'})
      all.push_back(aio::spawn(arrives(b, t, c)));
    co_await join(all);
    EXPECT_EQ(t, "c1b0");
  });
}

TEST(AsyncBarrier, AbortAndReset) {
  run_test([]() -> aio::task<> {
    aio::async_barrier b(2);
    trace t;
    handles all;
    all.push_back(aio::spawn(arrives(b, t, 'a')));
    co_await turns();
    b.reset();
    co_await join(all);
    EXPECT_EQ(t, "ax");
    EXPECT_FALSE(b.is_broken());
    all.push_back(aio::spawn(arrives(b, t, 'b')));
    co_await turns();
    b.abort();
    co_await join(all);
    EXPECT_TRUE(b.is_broken());
    co_await arrives(b, t, 'c');
    EXPECT_EQ(t, "axbxcx");
    b.reset();
    for (char c : {'d', 'e'})
      all.push_back(aio::spawn(arrives(b, t, c)));
    co_await join(all);
    EXPECT_EQ(t, "axbxcxe1d0");
  });
}

} // namespace
