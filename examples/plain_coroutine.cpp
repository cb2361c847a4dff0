//===- plain_coroutine.cpp - Blocking without any library -----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a blocking call hides from a reader: in an awaiter, in a destructor, in
// a callback, behind a virtual function.
//
//===----------------------------------------------------------------------===//

#include <algorithm>
#include <coroutine>
#include <cstdio>
#include <memory>
#include <thread>
#include <unistd.h>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

// Suspends, but waits first: await_suspend runs on the thread that resumes
// coroutines.
struct PoliteDelay {
  bool await_ready() { return false; }
  bool await_suspend(std::coroutine_handle<>) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return false;
  }
  void await_resume() {}
};

// The end of its scope waits for the thread.
struct Worker {
  std::thread Thread{[] { ::sleep(1); }};
  ~Worker() { Thread.join(); }
};

struct Sink {
  virtual ~Sink() = default;
  virtual void write(int Value) = 0;
};

struct FileSink : Sink {
  void write(int Value) override {
    if (std::FILE *File = std::fopen("/tmp/plain_coroutine.log", "a")) {
      std::fprintf(File, "%d\n", Value);
      std::fclose(File);
    }
  }
};

Task collect(std::vector<int> Values, std::unique_ptr<Sink> Out) {
  Worker Background;
  co_await PoliteDelay{};
  std::for_each(Values.begin(), Values.end(), [](int) { ::usleep(100); });
  Out->write(static_cast<int>(Values.size()));
}

int main() { collect({1, 2, 3}, std::make_unique<FileSink>()); }
