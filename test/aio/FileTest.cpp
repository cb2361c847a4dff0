//===- FileTest.cpp - Files -----------------------------------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "aio/file.h"
#include "IoTesting.h"
#include "aio/scope.h"
#include <array>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace io_testing;
using namespace std::chrono_literals;

TEST(File, WholeFiles) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string path = files / "whole";
    std::string much(300000, 'x');
    much[299999] = 'y';
    co_await aio::write_file(path, much);
    std::string got = co_await aio::read_file(path);
    EXPECT_EQ(got, much);
    co_await aio::write_file(path, "little");
    got = co_await aio::read_file(path);
    EXPECT_EQ(got, "little");
    co_await aio::write_file(path, "");
    got = co_await aio::read_file(path);
    EXPECT_EQ(got, "");
    // One that says its size is 0.
    got = co_await aio::read_file("/proc/self/status");
    EXPECT_NE(got.find("Threads:"), std::string::npos);
  });
}

TEST(File, ErrorsNameTheFile) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string missing = files / "missing";
    std::error_code code =
        co_await code_of([&] { return aio::read_file(missing); });
    EXPECT_EQ(code, std::errc::no_such_file_or_directory);
    std::string error =
        co_await error_of([&] { return aio::file::open(missing); });
    EXPECT_EQ(error, "open '" + missing + "': No such file or directory");
    code = co_await code_of([&] { return aio::write_file(files / "", "x"); });
    EXPECT_EQ(code, std::errc::is_a_directory);
    code = co_await code_of([&] { return aio::read_file(files / ""); });
    EXPECT_EQ(code, std::errc::is_a_directory);
    for (const char *mode : {"", "q", "rx", "ax", "r-", "+"}) {
      error = co_await error_of([&] { return aio::file::open(missing, mode); });
      EXPECT_EQ(error, "no mode of a file") << mode;
    }
  });
}

TEST(File, ReadsInParts) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string path = files / "parts";
    co_await aio::write_file(path, "one\ntwo\n\nthe end");
    auto f = co_await aio::file::open(path);
    std::vector<std::string> lines;
    while (true) {
      std::string line = co_await f.read_line();
      if (line.empty())
        break;
      lines.push_back(std::move(line));
    }
    EXPECT_EQ(lines,
              (std::vector<std::string>{"one\n", "two\n", "\n", "the end"}));
    EXPECT_EQ(f.tell(), 16u);
    f.seek(4);
    std::array<char, 3> three{};
    std::size_t got = co_await f.read_some(three);
    EXPECT_EQ(std::string(three.data(), got), "two");
    EXPECT_EQ(f.tell(), 7u);
    std::string rest = co_await f.read_all();
    EXPECT_EQ(rest, "\n\nthe end");
    got = co_await f.read_some(three);
    EXPECT_EQ(got, 0u);
    got = co_await f.read_at(9, three);
    EXPECT_EQ(std::string(three.data(), got), "the");
    EXPECT_EQ(f.tell(), 16u);
    // A line is read ahead of the position.
    f.seek(0);
    const std::string line = co_await f.read_line();
    EXPECT_EQ(line, "one\n");
    co_await f.read_exactly(three);
    EXPECT_EQ(std::string(three.data(), 3), "two");
    std::array<char, 20> too_many;
    std::string partial;
    try {
      co_await f.read_exactly(too_many);
    } catch (const aio::incomplete_read &e) {
      partial = e.partial;
    }
    EXPECT_EQ(partial, "\n\nthe end");
    const std::uint64_t size = co_await f.size();
    EXPECT_EQ(size, 16u);
    co_await f.close();
    co_await f.close();
    EXPECT_FALSE(f.is_open());
    const std::error_code code =
        co_await code_of([&] { return f.read_some(three); });
    EXPECT_EQ(code, std::errc::bad_file_descriptor);
  });
}

TEST(File, Writes) {
  scratch files;
  run_test([&]() -> aio::task<> {
    const std::string path = files / "written";
    auto f = co_await aio::file::open(path, "w+");
    co_await f.write_all("hello ");
    co_await f.write_all(std::string("world"));
    co_await f.write_at(0, "H");
    EXPECT_EQ(f.tell(), 11u);
    co_await f.flush();
    f.seek(0);
    std::string all = co_await f.read_all();
    EXPECT_EQ(all, "Hello world");
    co_await f.close();

    auto a = co_await aio::file::open(path, "ab");
    const std::vector<unsigned char> bytes{'!', '\n'};
    co_await a.write_all(bytes);
    EXPECT_EQ(a.tell(), 13u);
    a = co_await aio::file::open(path, "r+");
    a.seek(6);
    co_await a.write_all("W");
    all = co_await aio::read_file(path);
    EXPECT_EQ(all, "Hello World!\n");
    const std::error_code code =
        co_await code_of([&] { return aio::file::open(path, "wx"); });
    EXPECT_EQ(code, std::errc::file_exists);
    auto r = co_await aio::file::open(path);
    const std::error_code denied =
        co_await code_of([&] { return r.write_all("x"); });
    EXPECT_EQ(denied, std::errc::bad_file_descriptor);
  });
}

TEST(File, IsAnAsyncScope) {
  scratch files;
  run_test([&]() -> aio::task<> {
    auto f = co_await aio::file::open(files / "scope", "w");
    co_await aio::async_with(std::ref(f), [](aio::file &g) -> aio::task<> {
      EXPECT_TRUE(g.is_open());
      co_await g.write_all("x");
    });
    EXPECT_FALSE(f.is_open());
    auto g = co_await aio::file::open(files / "scope");
    const std::string read = co_await aio::async_with(
        std::move(g), [](aio::file &h) -> aio::task<std::string> {
          co_return co_await h.read_all();
        });
    EXPECT_EQ(read, "x");
  });
}

TEST(File, ACancelledReadLosesNothing) {
  // Of a FIFO, a read can be made to wait.
  scratch files;
  const std::string path = files / "fifo";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  run_test([&]() -> aio::task<> {
    const int writer = open(path.c_str(), O_RDWR | O_CLOEXEC);
    auto f = co_await aio::file::open(path);
    std::array<char, 4> buffer{};
    auto reading =
        aio::spawn([](aio::file &g, aio::mutable_bytes to) -> aio::task<> {
          co_await g.read_some(to);
        }(f, buffer));
    const bool was_cancelled = co_await ends_cancelled(reading);
    EXPECT_TRUE(was_cancelled);
    EXPECT_EQ(f.tell(), 0u);
    // Ends the thread's read, which is dropped: the buffer may be gone.
    EXPECT_EQ(write(writer, "lost", 4), 4);
    co_await aio::sleep_for(20ms);
    EXPECT_EQ(buffer[0], '\0');
    EXPECT_EQ(write(writer, "next", 4), 4);
    const std::size_t got = co_await f.read_some(buffer);
    EXPECT_EQ(std::string(buffer.data(), got), "next");
    close(writer);
  });
}

TEST(File, ItsEndClosesItInThePool) {
  scratch files;
  int fd = -1;
  run_test([&]() -> aio::task<> {
    {
      auto f = co_await aio::file::open(files / "dropped", "w");
      // The lowest number that is free is the next one.
      fd = dup(0);
      close(fd);
      --fd;
    }
    co_return;
  });
  EXPECT_EQ(fcntl(fd, F_GETFD), -1);
}

} // namespace
