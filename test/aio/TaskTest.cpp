//===- TaskTest.cpp - Coroutines that await each other --------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TaskTesting.h"
#include "aio/detail/frame_memory.h"
#include <memory>
#include <optional>
#include <thread>

namespace {

using namespace task_testing;

static_assert(aio::awaitable<task<int>>);
static_assert(aio::awaitable<join_handle<int> &>);
static_assert(aio::awaitable<aio::yield>);
static_assert(!aio::awaitable<int>);
static_assert(!aio::awaitable<void>);
// A task is awaited once: as a temporary, or moved.
static_assert(!aio::awaitable<task<int> &>);
static_assert(std::is_same_v<aio::await_result<task<int &>>, int &>);
static_assert(std::is_void_v<aio::await_result<task<>>>);
static_assert(!std::is_copy_constructible_v<task<>>);

TEST(Task, GivesResultsOfEachKind) {
  int place = 3;
  run_in_loop([&]() -> task<> {
    auto number = []() -> task<int> { co_return 1; };
    auto only_movable = []() -> task<std::unique_ptr<int>> {
      co_return std::make_unique<int>(2);
    };
    auto reference = [&]() -> task<int &> { co_return place; };
    auto converted = []() -> task<std::string> { co_return "text"; };
    EXPECT_EQ(co_await number(), 1);
    const auto pointer = co_await only_movable();
    EXPECT_EQ(*pointer, 2);
    int &same = co_await reference();
    EXPECT_EQ(&same, &place);
    EXPECT_EQ(co_await converted(), "text");
  });
  EXPECT_EQ(run(gives(4)), 4);
}

TEST(Task, BeginsWhenItIsAwaited) {
  run_in_loop([]() -> task<> {
    bool is_begun = false;
    auto body = [&]() -> task<> {
      is_begun = true;
      co_return;
    };
    task<> lazy = body();
    EXPECT_FALSE(is_begun);
    co_await std::move(lazy);
    EXPECT_TRUE(is_begun);
  });
}

TEST(Task, ThrowsTheSameError) {
  std::exception_ptr thrown;
  run_in_loop([&]() -> task<> {
    auto inner = [&]() -> task<int> {
      try {
        throw failure("inner");
      } catch (...) {
        thrown = std::current_exception();
        throw;
      }
      co_return 1;
    };
    auto outer = [&]() -> task<int> { co_return co_await inner(); };
    try {
      co_await outer();
      ADD_FAILURE();
    } catch (const failure &) {
      EXPECT_EQ(std::current_exception(), thrown);
    }
  });
}

TEST(Task, DestroysAnUnawaitedOne) {
  auto alive = std::make_shared<int>();
  auto body = [](std::shared_ptr<int>) -> task<> { co_return; };
  {
    task<> never = body(alive);
    EXPECT_EQ(alive.use_count(), 2);
    task<> other = body(alive);
    other = std::move(never);
    EXPECT_EQ(alive.use_count(), 2);
  }
  EXPECT_EQ(alive.use_count(), 1);
}

TEST(Task, DestroysWhatItsFrameHolds) {
  auto alive = std::make_shared<int>();
  run_in_loop([&]() -> task<> {
    auto body = [](std::shared_ptr<int> argument) -> task<> {
      auto local = argument;
      co_await aio::yield();
      EXPECT_EQ(argument.use_count(), 3);
    };
    co_await body(alive);
    EXPECT_EQ(alive.use_count(), 1);
    co_await spawn(body(alive));
    EXPECT_EQ(alive.use_count(), 1);
  });
}

TEST(Task, AwaitsAMillionInALoop) {
  run_in_loop([]() -> task<> {
    constexpr long count = 1'000'000;
    auto leaf = [](long i) -> task<long> { co_return i; };
    long sum = 0;
    for (long i = 0; i < count; ++i)
      sum += co_await leaf(i);
    EXPECT_EQ(sum, count * (count - 1) / 2);
  });
}

task<long> descend(long depth, bool is_waiting) {
  if (depth == 0) {
    if (is_waiting)
      co_await aio::yield();
    co_return 0;
  }
  co_return co_await descend(depth - 1, is_waiting) + 1;
}

TEST(Task, AwaitsAMillionDeep) {
  run_in_loop([]() -> task<> {
    constexpr long depth = 1'000'000;
    EXPECT_EQ(co_await descend(depth, false), depth);
    EXPECT_EQ(co_await descend(depth, true), depth);
  });
}

TEST(Task, ThrowsThroughManyAwaits) {
  struct recursion {
    static task<> descend(int depth) {
      if (depth == 0)
        throw failure("deep");
      co_await descend(depth - 1);
    }
  };
  const int depth = is_sanitized ? 1000 : 20'000;
  EXPECT_THROW(run_in_loop([&] { return recursion::descend(depth); }), failure);
}

TEST(Task, IsCancelledThroughManyAwaits) {
  run_in_loop([]() -> task<> {
    auto handle = spawn(descend(1000, true));
    co_await aio::yield();
    handle.cancel();
    EXPECT_EQ(co_await outcome(handle), "cancelled");
  });
}

TEST(TaskDeathTest, EndsTheProgramIfDestroyedWhileSuspended) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(run_in_loop([]() -> task<> {
                 std::optional<task<>> suspended = hangs();
                 auto awaits = [&]() -> task<> {
                   co_await std::move(*suspended);
                 };
                 spawn(awaits());
                 co_await turns(2);
                 suspended.reset();
               }),
               "aio: a suspended task is destroyed");
}

TEST(Task, NotesThePlaceOfEachAwait) {
  run_in_loop([]() -> task<> {
    auto line = [] { return aio::detail::current_place.load().line; };
    auto inner = [&](unsigned outer) -> task<> {
      EXPECT_EQ(line(), outer);
      co_await aio::yield();
      EXPECT_EQ(line(), unsigned(__LINE__ - 1));
    };
    co_await inner(__LINE__);
    EXPECT_EQ(line(), unsigned(__LINE__ - 1));
    EXPECT_STREQ(aio::detail::current_place.load().file, __FILE__);
  });
}

// Memory of frames is given again to a frame of the same size.
TEST(FrameMemory, IsKeptByThreads) {
  using aio::detail::allocate_frame;
  using aio::detail::free_frame;
  if constexpr (is_sanitized)
    GTEST_SKIP() << "nothing is kept";
  auto check = [] {
    void *first = allocate_frame(100);
    free_frame(first, 100);
    void *second = allocate_frame(127);
    EXPECT_EQ(first, second);
    void *third = allocate_frame(100);
    EXPECT_NE(second, third);
    // In any order, and of any size.
    free_frame(second, 127);
    free_frame(third, 100);
    for (std::size_t size : {1, 64, 65, 1024, 1025, 100'000})
      free_frame(allocate_frame(size), size);
    // More than is kept.
    std::vector<void *> many(10'000);
    for (void *&one : many)
      one = allocate_frame(64);
    for (void *one : many)
      free_frame(one, 64);
  };
  check();
  std::thread(check).join();
  // Allocated by one thread, freed by another.
  void *block = allocate_frame(64);
  std::thread([&] { free_frame(block, 64); }).join();
}

} // namespace
