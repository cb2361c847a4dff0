//===- WFTaskFactory.h - A part of workflow ------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFTASKFACTORY_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFTASKFACTORY_H

#include <cstddef>
#include <ctime>
#include <functional>
#include <string>
#include <utility>

struct WFTimerTask;
struct WFHttpTask;
struct WFRedisTask;
struct WFMySQLTask;
struct WFFileIOTask;
struct WFGoTask;

class WFTaskFactory {
public:
  static WFHttpTask *create_http_task(const std::string &, int, int,
                                      std::function<void(WFHttpTask *)>);
  static WFRedisTask *create_redis_task(const std::string &, int,
                                        std::function<void(WFRedisTask *)>);
  static WFMySQLTask *create_mysql_task(const std::string &, int,
                                        std::function<void(WFMySQLTask *)>);
  static WFFileIOTask *create_pread_task(int, void *, std::size_t, long,
                                         std::function<void(WFFileIOTask *)>);
  static WFFileIOTask *create_pwrite_task(int, const void *, std::size_t, long,
                                          std::function<void(WFFileIOTask *)>);
  static WFTimerTask *create_timer_task(time_t, long,
                                        std::function<void(WFTimerTask *)>);
  template <class Func, class... Args>
  static WFGoTask *create_go_task(const std::string &, Func &&func,
                                  Args &&...) {
    return keep([func]() mutable { func(); });
  }
  template <class Func, class... Args>
  static WFGoTask *create_timedgo_task(time_t, long, const std::string &,
                                       Func &&func, Args &&...) {
    return keep([func]() mutable { func(); });
  }

private:
  static WFGoTask *keep(std::function<void()>);
};

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFTASKFACTORY_H
