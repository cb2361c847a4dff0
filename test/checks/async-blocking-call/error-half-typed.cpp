// RUN: not %clang_tidy -load=%plugin -checks='-*,async-*' --config={} %s -- -std=c++20 -ferror-limit=0 -I %inputs 2>&1 | FileCheck %s --implicit-check-not=warning:
// Code that is being typed: no crash, and what is whole is still judged.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Session {
  void wait() { sleep(1); }
  int Timeout;
};

Task<> before() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'before'
  co_return;
}

Task<> unknownName() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'unknownName'
  undeclared(sleep(2));
  // CHECK: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in coroutine 'unknownName'
  sleep(undeclaredSeconds);
  co_await undeclaredTask();
  sleep(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'unknownName'
  co_return;
}

Task<> unknownMember(Session S) {
  S.tim();
  S.Timeout.wait();
  S.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Session::wait' blocks the event loop in coroutine 'unknownMember': it reaches 'sleep'
  co_return;
}

Task<> unknownType(Missing M) {
  M.wait();
  sleep(1);
  co_return;
}

Task<> wrongArguments() {
  sleep();
  sleep("long");
  Session S(1, 2, 3);
  auto Deduced = undeclared;
  Deduced.wait();
  if (undeclared)
    sleep(4);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'wrongArguments'
  for (auto X : undeclared)
    sleep(5);
  auto [A, B] = undeclared;
  auto L = [X = undeclared] { sleep(6); };
  L();
  // CHECK: :[[@LINE-1]]:3: warning: 'L' blocks the event loop in coroutine 'wrongArguments': it reaches 'sleep'
  sleep(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'wrongArguments'
  co_return;
}

void helper() {
  sleep(1);
  undeclared;
}

Task<> callsHelper() {
  helper();
  // CHECK: :[[@LINE-1]]:3: warning: 'helper' blocks the event loop in coroutine 'callsHelper': it reaches 'sleep'
  co_return;
}

Task<> after() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'after'
  co_return;
}

// The last line that the user has typed.
Task<> unfinished() {
  sleep(1);
  Session S;
  S.
