//===- LoopTest.cpp - The event loop and run() ----------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TaskTesting.h"
#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>

namespace {

using namespace task_testing;
using aio::loop;

TEST(Loop, CallsFunctionsInOrder) {
  strings calls;
  run_in_loop([&]() -> task<> {
    loop &home = *loop::current();
    home.post([&] { calls.push_back("1"); });
    home.post([&] {
      calls.push_back("2");
      home.post([&] { calls.push_back("4"); });
    });
    home.post([&] { calls.push_back("3"); });
    co_await turns(2);
  });
  EXPECT_EQ(calls, (strings{"1", "2", "3", "4"}));
}

TEST(Loop, IsThatOfTheThread) {
  EXPECT_EQ(loop::current(), nullptr);
  run_in_loop([]() -> task<> {
    loop *here = loop::current();
    EXPECT_NE(here, nullptr);
    loop *there = here;
    std::thread([&] { there = loop::current(); }).join();
    EXPECT_EQ(there, nullptr);
    co_return;
  });
  EXPECT_EQ(loop::current(), nullptr);
}

TEST(Loop, TellsOfFunctionsThatThrow) {
  const auto told = unhandled_of([]() -> task<> {
    loop::current()->post([] { throw failure("posted"); });
    co_await turns(2);
  });
  EXPECT_EQ(told, strings{"a posted function: posted"});
}

TEST(Loop, SurvivesThatTellingThrows) {
  const std::string errors = errors_of([] {
    aio::run_options options;
    options.on_unhandled = [](std::exception_ptr, std::string_view) {
      throw failure("again");
    };
    run_in_loop(
        []() -> task<> {
          loop::current()->post([] { throw failure("posted"); });
          co_await turns(2);
        },
        options);
  });
  EXPECT_EQ(errors, "aio: on_unhandled has thrown\n");
}

TEST(Loop, IsWokenByOtherThreads) {
  constexpr int count = is_sanitized ? 1000 : 10000;
  int calls = 0;
  run_in_loop([&]() -> task<> {
    loop &home = *loop::current();
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < count; ++i)
          home.post_threadsafe([&] {
            EXPECT_EQ(loop::current(), &home);
            ++calls;
          });
      });
    while (calls != 3 * count)
      co_await aio::sleep_for(1ms);
    for (std::thread &t : threads)
      t.join();
  });
  EXPECT_EQ(calls, 3 * count);
}

TEST(Loop, CallsFunctionsAtTheirTime) {
  strings calls;
  run_in_loop([&]() -> task<> {
    loop &home = *loop::current();
    const auto now = aio::clock::now();
    const auto begin = now;
    home.post_after(20ms, [&] { calls.push_back("20"); });
    home.post_at(now + 5ms, [&] { calls.push_back("5 first"); });
    home.post_at(now + 5ms, [&] { calls.push_back("5 second"); });
    home.post_after(-1ms, [&] { calls.push_back("past"); });
    const auto never = home.post_after(1ms, [&] { calls.push_back("never"); });
    EXPECT_TRUE(home.cancel_timer(never));
    EXPECT_FALSE(home.cancel_timer(never));
    const auto early = home.post_after(1ms, [&] { calls.push_back("1"); });
    co_await aio::sleep_for(40ms);
    EXPECT_FALSE(home.cancel_timer(early));
    EXPECT_GE(aio::clock::now() - begin, 40ms);
  });
  EXPECT_EQ(calls, (strings{"past", "1", "5 first", "5 second", "20"}));
}

TEST(Loop, NeverEndsAVeryLongSleep) {
  run_in_loop([]() -> task<> {
    auto sleeps = []() -> task<> {
      co_await aio::sleep_for(std::chrono::hours::max());
    };
    auto handle = spawn(sleeps());
    auto other = spawn(hangs());
    co_await aio::sleep_for(2ms);
    EXPECT_FALSE(handle.done());
  });
}

TEST(Loop, KeepsManyTimersInOrder) {
  run_in_loop([]() -> task<> {
    loop &home = *loop::current();
    const auto now = aio::clock::now();
    std::vector<int> fired;
    std::vector<aio::timer_id> timers;
    unsigned random = 1;
    for (int i = 0; i < 2000; ++i) {
      random = random * 1103515245 + 12345;
      const int delay = random >> 16 & 1023;
      timers.push_back(
          home.post_at(now + std::chrono::microseconds(10 * delay),
                       [&fired, delay] { fired.push_back(delay); }));
    }
    // Every third is taken out, from the middle of the heap.
    for (std::size_t i = 0; i < timers.size(); i += 3)
      home.cancel_timer(timers[i]);
    co_await aio::sleep_until(now + 30ms);
    EXPECT_EQ(fired.size(), 1333u);
    EXPECT_TRUE(std::is_sorted(fired.begin(), fired.end()));
  });
}

TEST(Loop, ForgetsFunctionsWhenItEnds) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    loop &home = *loop::current();
    home.post_after(1h, [alive] {});
    // One that posts itself, for ever.
    struct again {
      void operator()() const { home.post(again{home, alive}); }
      loop &home;
      std::shared_ptr<int> alive;
    };
    home.post(again{home, alive});
    co_await turns(3);
    EXPECT_GT(alive.use_count(), 1);
  });
  EXPECT_EQ(alive.use_count(), 1);
}

TEST(Loop, NamesItsTasks) {
  run_in_loop([]() -> task<> {
    spawn(hangs());
    spawn(hangs(), "named");
    spawn(hangs());
    strings names;
    loop::current()->for_each_task(
        [&](std::string_view name) { names.emplace_back(name); });
    EXPECT_EQ(names, (strings{"main", "task-1", "named", "task-3"}));
    co_return;
  });
}

TEST(Loop, CountsSteps) {
  run_in_loop([]() -> task<> {
    const auto &ticks = loop::current()->ticks();
    const auto begin = ticks.load();
    EXPECT_EQ(begin % 2, 1u);
    co_await aio::yield();
    EXPECT_EQ(ticks.load(), begin + 2);
    bool is_odd = false;
    loop::current()->post([&] { is_odd = ticks.load() % 2 == 1; });
    co_await turns(2);
    EXPECT_TRUE(is_odd);
  });
}

/// Notes the events of a descriptor.
struct sink final : aio::detail::event_sink {
  explicit sink(int fd) : fd(fd) { loop::current()->add(fd, EPOLLIN, *this); }
  ~sink() { loop::current()->remove(fd, *this); }
  void on_events(std::uint32_t) override {
    ++count;
    if (peer)
      loop::current()->remove(peer->fd, *peer);
  }
  const int fd;
  int count = 0;
  sink *peer = nullptr;
};

struct pipe_ends {
  pipe_ends() { EXPECT_EQ(pipe(fds), 0); }
  ~pipe_ends() {
    close(fds[0]);
    close(fds[1]);
  }
  void fill() { EXPECT_EQ(write(fds[1], "x", 1), 1); }
  int fds[2];
};

TEST(Loop, WatchesDescriptorsBesideReadyTasks) {
  run_in_loop([]() -> task<> {
    pipe_ends ends;
    sink reading(ends.fds[0]);
    ends.fill();
    // The loop never waits, and still looks.
    int left = 1'000'000;
    while (reading.count == 0 && --left != 0)
      co_await aio::yield();
    EXPECT_GT(reading.count, 0);
    const auto begin = aio::clock::now();
    bool is_over = false;
    loop::current()->post_after(1ms, [&] { is_over = true; });
    while (!is_over)
      co_await aio::yield();
    EXPECT_LT(aio::clock::now() - begin, 5s);
  });
}

TEST(Loop, DoesNotReportToARemovedSink) {
  run_in_loop([]() -> task<> {
    pipe_ends first, second;
    sink a(first.fds[0]), b(second.fds[0]);
    a.peer = &b;
    b.peer = &a;
    first.fill();
    second.fill();
    // Both are ready in one poll; the first that is told removes the other.
    co_await aio::sleep_for(5ms);
    EXPECT_TRUE((a.count == 0) != (b.count == 0)) << a.count << b.count;
  });
}

TEST(Loop, ThrowsForDescriptorsThatCannotBeWatched) {
  run_in_loop([]() -> task<> {
    EXPECT_THROW(sink reading(-1), std::system_error);
    co_return;
  });
}

// --- context_of() ------------------------------------------------------------

std::exception_ptr error_of(const char *text) {
  return std::make_exception_ptr(failure(text));
}

TEST(Context, IsKnownOnTheLoopOnly) {
  const auto a = error_of("a"), b = error_of("b");
  EXPECT_EQ(aio::context_of(a), nullptr);
  run_in_loop([&]() -> task<> {
    EXPECT_EQ(aio::context_of(nullptr), nullptr);
    EXPECT_EQ(aio::context_of(a), nullptr);
    loop::current()->remember_context(a, b);
    EXPECT_EQ(aio::context_of(a), b);
    EXPECT_EQ(aio::context_of(b), nullptr);
    co_return;
  });
  EXPECT_EQ(aio::context_of(a), nullptr);
}

TEST(Context, IsAddedAtTheEndOfAChain) {
  run_in_loop([]() -> task<> {
    const auto a = error_of("a"), b = error_of("b"), c = error_of("c");
    loop &home = *loop::current();
    home.remember_context(a, b);
    home.remember_context(a, c);
    EXPECT_EQ(chain_of(a), "a <- b <- c");
    // Known already.
    home.remember_context(a, c);
    home.remember_context(a, a);
    EXPECT_EQ(chain_of(a), "a <- b <- c");
    co_return;
  });
}

TEST(Context, IsNoRing) {
  run_in_loop([]() -> task<> {
    const auto a = error_of("a"), b = error_of("b"), c = error_of("c");
    loop &home = *loop::current();
    home.remember_context(a, b);
    home.remember_context(b, c);
    // `a` occurs again, while `c` is in flight, and the other way round.
    home.remember_context(c, a);
    EXPECT_EQ(chain_of(c), "c <- a <- b");
    home.remember_context(b, c);
    EXPECT_EQ(chain_of(b), "b <- c <- a");
    co_return;
  });
}

TEST(Context, CanBeKnownToBeNone) {
  run_in_loop([]() -> task<> {
    const auto a = error_of("a"), b = error_of("b");
    loop::current()->remember_context(a, nullptr);
    loop::current()->remember_context(a, b);
    EXPECT_EQ(chain_of(a), "a");
    co_return;
  });
}

TEST(Context, IsForgottenAfterVeryMany) {
  run_in_loop([]() -> task<> {
    const auto a = error_of("a"), b = error_of("b");
    loop::current()->remember_context(a, b);
    std::vector<std::exception_ptr> all;
    for (int i = 0; i < 1024; ++i) {
      EXPECT_EQ(aio::context_of(a), b);
      all.push_back(error_of("other"));
      loop::current()->remember_context(all.back(), b);
    }
    EXPECT_EQ(aio::context_of(a), nullptr);
    EXPECT_EQ(aio::context_of(all.back()), b);
    co_return;
  });
}

// --- run() -------------------------------------------------------------------

TEST(Run, ThrowsWhatMainThrows) {
  EXPECT_THROW(run(fails("main")), failure);
  auto cancels_itself = []() -> task<> {
    aio::this_task::cancel();
    co_await aio::yield();
  };
  EXPECT_THROW(run(cancels_itself()), cancelled);
  EXPECT_EQ(run(gives(1)), 1);
}

TEST(Run, RefusesToStopALoop) {
  run_in_loop([]() -> task<> {
    try {
      run(gives(1));
      ADD_FAILURE();
    } catch (const std::logic_error &e) {
      EXPECT_STREQ(e.what(), "run() is called on the thread of a running loop");
    }
    co_await aio::yield();
    EXPECT_EQ(aio::this_task::name(), "main");
    // On another thread it may.
    std::thread([] { EXPECT_EQ(run(gives(1)), 1); }).join();
  });
}

TEST(Run, CancelsAndAwaitsWhatIsLeft) {
  strings events;
  auto body = [&](std::string name) -> task<> {
    std::exception_ptr error;
    try {
      co_await hangs();
    } catch (const cancelled &) {
      error = std::current_exception();
    }
    events.push_back(name + " cancelled");
    co_await aio::sleep_for(1ms);
    events.push_back(name + " ends");
    std::rethrow_exception(error);
  };
  run_in_loop([&]() -> task<> {
    spawn(body("a"));
    spawn(body("b"));
    co_await aio::yield();
  });
  EXPECT_EQ(events,
            (strings{"a cancelled", "b cancelled", "a ends", "b ends"}));
}

TEST(Run, CancelsWhatIsSpawnedByWhatIsLeft) {
  int ended = 0;
  auto inner = [&]() -> task<> {
    struct at_end {
      int &ended;
      ~at_end() { ++ended; }
    } end{ended};
    co_await hangs();
  };
  auto outer = [&]() -> task<> {
    try {
      co_await hangs();
    } catch (const cancelled &) {
    }
    spawn(inner());
    co_await aio::yield();
    ++ended;
  };
  run_in_loop([&]() -> task<> {
    spawn(outer());
    co_await aio::yield();
  });
  EXPECT_EQ(ended, 2);
}

TEST(Run, TellsOfErrorsOfWhatIsLeft) {
  auto body = []() -> task<> {
    try {
      co_await hangs();
    } catch (const cancelled &) {
    }
    throw failure("late");
  };
  const auto told = unhandled_of([&]() -> task<> {
    spawn(body(), "left");
    co_await aio::yield();
  });
  EXPECT_EQ(told, strings{"left: late"});
}

TEST(Run, CancelsWhatIsLeftAfterAnError) {
  bool is_cancelled = false;
  auto body = [&]() -> task<> {
    try {
      co_await hangs();
    } catch (const cancelled &) {
      is_cancelled = true;
    }
  };
  auto main = [&]() -> task<> {
    spawn(body());
    co_await aio::yield();
    throw failure("main");
  };
  EXPECT_THROW(run_in_loop(main), failure);
  EXPECT_TRUE(is_cancelled);
}

TEST(Run, WaitsForTheBlockingPool) {
  std::atomic<bool> is_over = false;
  run_in_loop([&]() -> task<> {
    loop::current()->blocking_pool().submit([&] {
      std::this_thread::sleep_for(20ms);
      is_over = true;
    });
    co_return;
  });
  EXPECT_TRUE(is_over);
}

TEST(Run, PrintsUnhandledErrorsByDefault) {
  auto throws_other = []() -> task<> {
    throw 1;
    co_return;
  };
  const std::string errors = errors_of([&] {
    run_in_loop([&]() -> task<> {
      spawn(fails("text", 0), "worker");
      spawn(throws_other());
      co_await turns(2);
    });
  });
  EXPECT_EQ(errors, "aio: nobody awaits task 'worker', which failed: text\n"
                    "aio: nobody awaits task 'task-2', which failed\n");
}

} // namespace
