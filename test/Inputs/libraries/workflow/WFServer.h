//===- WFServer.h - A part of workflow ------------------------ -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFSERVER_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFSERVER_H

#include <functional>

class WFServerBase {
public:
  int start(unsigned short);
  void stop();
  void shutdown();
  void wait_finish();
};

template <class Req, class Resp> class WFServer : public WFServerBase {
public:
  WFServer(std::function<void(Req *)>);
};

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_WORKFLOW_WFSERVER_H
