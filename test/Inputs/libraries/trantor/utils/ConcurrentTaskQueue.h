//===- ConcurrentTaskQueue.h - A part of trantor -------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_UTILS_CONCURRENTTASKQUEUE_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_UTILS_CONCURRENTTASKQUEUE_H

#include <cstddef>
#include <functional>
#include <string>

namespace trantor {

class TaskQueue {
public:
  virtual void runTaskInQueue(const std::function<void()> &) = 0;
  void syncTaskInQueue(const std::function<void()> &);
  virtual ~TaskQueue();
};

class ConcurrentTaskQueue : public TaskQueue {
public:
  ConcurrentTaskQueue(std::size_t, const std::string &);
  void runTaskInQueue(const std::function<void()> &) override;
  void stop();
  ~ConcurrentTaskQueue();
};

class SerialTaskQueue : public TaskQueue {
public:
  explicit SerialTaskQueue(const std::string &);
  void runTaskInQueue(const std::function<void()> &) override;
  void waitAllTasksFinished();
  void stop();
  virtual ~SerialTaskQueue();
};

} // namespace trantor

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_TRANTOR_UTILS_CONCURRENTTASKQUEUE_H
