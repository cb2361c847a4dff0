// python-trio/flake8-async#29: plain code may block.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <fstream>
#include <mutex>
#include <thread>

static std::mutex Mutex;

// It returns a task and is no coroutine.
Task<> passedOn(Task<> (*Start)()) {
  sleep(1);
  return Start();
}

int main() {
  std::lock_guard<std::mutex> Guard(Mutex);
  std::ofstream("log") << "started";
  std::thread Worker([] { sleep(1); });
  Worker.join();
  sleep(2);
}
