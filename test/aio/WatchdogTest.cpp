//===- WatchdogTest.cpp - Stalls and permits ------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/run.h"
#include "aio/sleep.h"
#include "gtest/gtest.h"
#include <cstdlib>
#include <dirent.h>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using aio::stall;

/// Holds the loop's thread in a call that sleeps.
void block(std::chrono::nanoseconds time) { std::this_thread::sleep_for(time); }

/// Holds it without a call.
void compute(std::chrono::nanoseconds time) {
  const auto end = aio::clock::now() + time;
  while (aio::clock::now() < end)
    ;
}

/// The stalls of \p main, at a threshold.
std::vector<stall> stalls_of(aio::task<> main, aio::duration threshold = 50ms) {
  std::vector<stall> stalls;
  aio::run_options options;
  options.stall_threshold = threshold;
  options.on_stall = [&](const stall &s) { stalls.push_back(s); };
  aio::run(std::move(main), options);
  return stalls;
}

/// What \p f writes on standard error.
template <class F> std::string errors_of(F f) {
  testing::internal::CaptureStderr();
  f();
  return testing::internal::GetCapturedStderr();
}

std::size_t count_of(const std::string &text, const std::string &part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}

bool is_this_file(const aio::where &w) {
  return std::string(w.file) == __FILE__;
}

/// How many threads of this process watch a loop. They are known by their name:
/// a sanitizer has threads of its own, and one that was joined may be listed
/// for a moment yet.
std::size_t watchers_here() {
  std::size_t count = 0;
  DIR *tasks = opendir("/proc/self/task");
  while (const dirent *entry = readdir(tasks)) {
    std::ifstream file("/proc/self/task/" + std::string(entry->d_name) +
                       "/comm");
    std::string name;
    count += std::getline(file, name) && name == "aio-watchdog";
  }
  closedir(tasks);
  return count;
}

/// Waits for the watchers to be \p expected, for two seconds at most: a thread
/// names itself when it begins, and is listed until the kernel has freed it.
std::size_t settled_watchers(std::size_t expected) {
  const auto end = aio::clock::now() + 2s;
  std::size_t count = watchers_here();
  while (count != expected && aio::clock::now() < end) {
    std::this_thread::sleep_for(1ms);
    count = watchers_here();
  }
  return count;
}

/// Sets an environment variable while it lives.
struct environment {
  environment(const char *name, const char *value) : name(name) {
    setenv(name, value, 1);
  }
  ~environment() { unsetenv(name); }
  const char *name;
};

constexpr unsigned lines_of_sleep[] = {__LINE__ + 2, __LINE__ + 4};
aio::task<> sleeps() {
  co_await aio::yield();
  block(200ms);
  co_await aio::yield();
}

TEST(Watchdog, TellsWhereAndInWhatCallAStepSleeps) {
  const auto stalls = stalls_of(sleeps());
  ASSERT_EQ(stalls.size(), 1u);
  const stall &s = stalls[0];
  EXPECT_EQ(s.task, "main");
  EXPECT_GE(s.duration, 50ms);
  EXPECT_TRUE(is_this_file(s.from));
  EXPECT_TRUE(is_this_file(s.to));
  EXPECT_EQ(s.from.line, lines_of_sleep[0]);
  EXPECT_EQ(s.to.line, lines_of_sleep[1]);
  EXPECT_STREQ(s.to.function, "sleeps");
  EXPECT_TRUE(s.is_waiting);
  EXPECT_TRUE(s.syscall == SYS_clock_nanosleep || s.syscall == SYS_nanosleep)
      << s.syscall;
}

aio::task<> computes() {
  compute(200ms);
  co_return;
}

TEST(Watchdog, TellsThatAStepComputes) {
  const auto stalls = stalls_of(computes());
  ASSERT_EQ(stalls.size(), 1u);
  EXPECT_FALSE(stalls[0].is_waiting);
  EXPECT_EQ(stalls[0].syscall, -1);
  // Nothing was awaited: both are where run() was called.
  EXPECT_TRUE(is_this_file(stalls[0].from));
  EXPECT_EQ(stalls[0].from.line, stalls[0].to.line);
}

aio::task<> sleeps_asynchronously() {
  co_await aio::sleep_for(300ms);
  const auto end = aio::clock::now() + 300ms;
  while (aio::clock::now() < end)
    co_await aio::yield();
}

TEST(Watchdog, IsSilentWhereTheLoopGoesOn) {
  EXPECT_EQ(stalls_of(sleeps_asynchronously(), 150ms).size(), 0u);
}

aio::task<> sleeps_thrice() {
  for (int i = 0; i < 3; ++i) {
    co_await aio::yield();
    block(150ms);
  }
}

TEST(Watchdog, TellsEachStepOnce) {
  EXPECT_EQ(stalls_of(sleeps_thrice(), 40ms).size(), 3u);
}

aio::task<> spawns() {
  auto handle = aio::spawn(sleeps(), "sleeper");
  co_await handle;
}

TEST(Watchdog, NamesTheTask) {
  const auto stalls = stalls_of(spawns());
  ASSERT_EQ(stalls.size(), 1u);
  EXPECT_EQ(stalls[0].task, "sleeper");
}

aio::task<> posts() {
  aio::loop::current()->post([] { block(200ms); });
  co_await aio::sleep_for(1ms);
}

TEST(Watchdog, TellsOfPostedFunctions) {
  const auto stalls = stalls_of(posts());
  ASSERT_EQ(stalls.size(), 1u);
  EXPECT_EQ(stalls[0].task, "");
  EXPECT_STREQ(stalls[0].from.file, "");
  EXPECT_NE(to_string(stalls[0]).find(": a posted function, in "),
            std::string::npos)
      << to_string(stalls[0]);
}

TEST(Watchdog, WatchesSeveralLoopsAtOnce) {
  std::vector<stall> with, without;
  std::thread other([&] { with = stalls_of(sleeps()); });
  without = stalls_of(sleeps_asynchronously(), 150ms);
  other.join();
  EXPECT_EQ(with.size(), 1u);
  EXPECT_EQ(without.size(), 0u);
}

TEST(Watchdog, PrintsByDefault) {
  const std::string said = errors_of([] {
    aio::run_options options;
    options.stall_threshold = 50ms;
    aio::run(sleeps(), options);
  });
  EXPECT_EQ(said.find("aio: loop stalled "), 0u) << said;
  EXPECT_NE(said.find(" ms: task 'main' between " __FILE__ ":"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("nanosleep ("), std::string::npos) << said;
  EXPECT_NE(said.find("), waiting\n"), std::string::npos) << said;
  EXPECT_EQ(count_of(said, "\n"), 1u) << said;
}

aio::task<> never_ends_soon() {
  block(700ms);
  co_return;
}

TEST(Watchdog, SaysOnceThatAStallGoesOn) {
  std::vector<stall> stalls;
  const std::string said =
      errors_of([&] { stalls = stalls_of(never_ends_soon(), 20ms); });
  EXPECT_EQ(stalls.size(), 1u);
  EXPECT_EQ(said.find("aio: loop still stalled after 2"), 0u) << said;
  EXPECT_EQ(count_of(said, "\n"), 1u) << said;
  EXPECT_NE(said.find("), waiting\n"), std::string::npos) << said;
}

TEST(Watchdog, SurvivesItsHandler) {
  const std::string said = errors_of([] {
    aio::run_options options;
    options.stall_threshold = 50ms;
    options.on_stall = [](const stall &) { throw std::runtime_error("no"); };
    aio::run(sleeps(), options);
  });
  EXPECT_EQ(said, "aio: what is told of a stall has failed\n");
}

TEST(Watchdog, HasNoThreadWhenOff) {
  auto count = [](std::size_t expected) -> aio::task<std::size_t> {
    co_return settled_watchers(expected);
  };
  aio::run_options options;
  EXPECT_EQ(aio::run(count(1), options), 1u);
  EXPECT_EQ(settled_watchers(0), 0u);
  options.stall_threshold = 0ms;
  EXPECT_EQ(aio::run(count(0), options), 0u);
  EXPECT_EQ(stalls_of(sleeps(), 0ms).size(), 0u);
}

TEST(Watchdog, ObeysTheEnvironment) {
  {
    environment off("AIO_STALL_MS", "0");
    EXPECT_EQ(stalls_of(sleeps()).size(), 0u);
  }
  {
    environment longer("AIO_STALL_MS", "5000");
    EXPECT_EQ(stalls_of(sleeps()).size(), 0u);
  }
  {
    environment shorter("AIO_STALL_MS", "50");
    EXPECT_EQ(stalls_of(sleeps(), 0ms).size(), 1u);
  }
  for (const char *garbage : {"", "-1", "12x", "99999999999999999999"}) {
    environment set("AIO_STALL_MS", garbage);
    std::vector<stall> stalls;
    const std::string said = errors_of([&] { stalls = stalls_of(sleeps()); });
    EXPECT_EQ(said, std::string("aio: AIO_STALL_MS is '") + garbage +
                        "', not a number of milliseconds\n");
    EXPECT_EQ(stalls.size(), 1u) << garbage;
  }
}

TEST(Watchdog, PutsAStallInWords) {
  stall s;
  s.duration = 150900us;
  s.task = "main";
  s.from = {"a.cpp", "f", 10};
  s.to = {"a.cpp", "f", 13};
  s.syscall = SYS_futex;
  s.is_waiting = true;
  const std::string futex = "futex (" + std::to_string(SYS_futex) + ")";
  EXPECT_EQ(to_string(s), "loop stalled 150 ms: task 'main' between a.cpp:10 "
                          "and a.cpp:13, in " +
                              futex + ", waiting");
  s.to = s.from;
  EXPECT_EQ(to_string(s), "loop stalled 150 ms: task 'main' after a.cpp:10, "
                          "in " +
                              futex + ", waiting");
  s.syscall = 100000;
  EXPECT_EQ(to_string(s), "loop stalled 150 ms: task 'main' after a.cpp:10, "
                          "in system call 100000, waiting");
  s.syscall = -1;
  s.is_waiting = false;
  s.task.clear();
  s.from = s.to = {};
  EXPECT_EQ(to_string(s), "loop stalled 150 ms: a posted function, computing");
}

// --- permit_blocking ---------------------------------------------------------

aio::task<> blocks_with_permit() {
  co_await aio::yield();
  aio::permit_blocking outer("a test");
  {
    aio::permit_blocking inner("a test");
    block(100ms);
  }
  block(100ms);
}

TEST(PermitBlocking, SilencesTheWatchdog) {
  EXPECT_EQ(stalls_of(blocks_with_permit()).size(), 0u);
}

aio::task<> blocks_around_a_permit(aio::duration time) {
  block(time);
  {
    aio::permit_blocking permit("a test");
    block(time * 3);
  }
  block(time);
  co_return;
}

TEST(PermitBlocking, KeepsItsTimeOut) {
  EXPECT_EQ(stalls_of(blocks_around_a_permit(100ms), 200ms).size(), 0u);
  // The part before it, and that behind it, are of one step.
  EXPECT_EQ(stalls_of(blocks_around_a_permit(200ms), 100ms).size(), 1u);
}

aio::task<> holds_a_permit_too_long() {
  aio::permit_blocking permit("a test");
  co_await aio::yield();
  block(200ms);
}

TEST(PermitBlocking, EndsWithTheStep) {
  std::vector<stall> stalls;
  const std::string said =
      errors_of([&] { stalls = stalls_of(holds_a_permit_too_long()); });
  EXPECT_EQ(stalls.size(), 1u);
  EXPECT_EQ(said, "aio: a permit to block was held over a co_await (a test)\n");
}

TEST(PermitBlocking, DoesNothingElsewhere) {
  const std::string said = errors_of([] {
    aio::permit_blocking outside("a test");
    EXPECT_FALSE(aio::detail::run_context::is_stalling());
    EXPECT_EQ(stalls_of(sleeps()).size(), 1u);
  });
  EXPECT_EQ(said, "");
}

aio::task<> asks_whether_it_stalls() {
  using aio::detail::run_context;
  EXPECT_TRUE(run_context::is_stalling());
  {
    aio::permit_blocking permit("a test");
    EXPECT_FALSE(run_context::is_stalling());
  }
  EXPECT_TRUE(run_context::is_stalling());
  std::thread([] { EXPECT_FALSE(run_context::is_stalling()); }).join();
  co_return;
}

TEST(PermitBlocking, IsKnownToOthers) {
  EXPECT_FALSE(aio::detail::run_context::is_stalling());
  aio::run(asks_whether_it_stalls());
  EXPECT_FALSE(aio::detail::run_context::is_stalling());
}

} // namespace
