// RUN: %check_fix %s -- -I %source_root/lib/Runtime
// Sleeping in a coroutine of the reference runtime.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "aio/aio.h"
#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

#define PAUSE 3

aio::task<> sleeps(unsigned seconds, std::chrono::duration<double> pause) {
  std::this_thread::sleep_for(10ms);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(10ms);
  std::this_thread::sleep_for(pause * 2);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(pause * 2);
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 1s);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_until(std::chrono::steady_clock::now() + 1s);
  sleep(1);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::seconds(1));
  ::sleep(seconds + 1);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::seconds(seconds + 1));
  usleep(250);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::microseconds(250));
  usleep(PAUSE);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::microseconds(PAUSE));
  co_return;
}

// Wherever a statement stands.
aio::task<int> statements(int kind, bool &done) {
  while (!done)
    std::this_thread::sleep_for(10ms);
  // CHECK-FIXES: {{^}}  while (!done)
  // CHECK-FIXES-NEXT: {{^}}    co_await aio::sleep_for(10ms);
  do {
    std::this_thread::sleep_for(20ms);
    // CHECK-FIXES: {{^}}    co_await aio::sleep_for(20ms);
  } while (!done);
  for (int i = 0; i != kind; ++i)
    sleep(2);
  // CHECK-FIXES: {{^}}    co_await aio::sleep_for(std::chrono::seconds(2));
  if (done)
    sleep(3);
  else
    sleep(4);
  // CHECK-FIXES: {{^}}    co_await aio::sleep_for(std::chrono::seconds(3));
  // CHECK-FIXES-NEXT: {{^}}  else
  // CHECK-FIXES-NEXT: {{^}}    co_await aio::sleep_for(std::chrono::seconds(4));
  switch (kind) {
  case 1:
    sleep(5);
    // CHECK-FIXES: {{^}}    co_await aio::sleep_for(std::chrono::seconds(5));
    break;
  default:
    sleep(6);
    // CHECK-FIXES: {{^}}    co_await aio::sleep_for(std::chrono::seconds(6));
  }
  co_return kind;
}

// A lambda that is a coroutine itself.
auto closure = [](int n) -> aio::task<> {
  sleep(n);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(std::chrono::seconds(n));
  co_return;
};

struct worker {
  aio::task<> run();
  std::chrono::milliseconds pause;
};

aio::task<> worker::run() {
  std::this_thread::sleep_for(pause);
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(pause);
  std::this_thread::sleep_for(this->pause +
                              std::chrono::milliseconds(5));
  // CHECK-FIXES: {{^}}  co_await aio::sleep_for(this->pause +
  // CHECK-FIXES-NEXT: {{^}}                              std::chrono::milliseconds(5));
  co_return;
}
