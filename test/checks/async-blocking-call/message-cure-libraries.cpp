// RUN: %check_async %s -- -I %inputs/libraries
// The cure is that of the library of the coroutine's type, for every library that the catalog knows.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "mock/coroutine.h"

extern "C" unsigned sleep(unsigned);

#define COROUTINE_TYPE(NAMESPACE, NAME)                                        \
  namespace NAMESPACE {                                                        \
  template <typename T> struct NAME : mock::awaitable<T> {                     \
    struct promise_type : mock::promise<NAME> {};                             \
  };                                                                          \
  }

COROUTINE_TYPE(boost::asio, awaitable)
COROUTINE_TYPE(asio, awaitable)
COROUTINE_TYPE(boost::cobalt, promise)
COROUTINE_TYPE(boost::cobalt, task)
COROUTINE_TYPE(folly::coro, Task)
COROUTINE_TYPE(unifex, task)
COROUTINE_TYPE(exec, basic_task)
COROUTINE_TYPE(stdexec, task)
COROUTINE_TYPE(seastar, future)
COROUTINE_TYPE(coro, task)
COROUTINE_TYPE(cppcoro, task)
COROUTINE_TYPE(cppcoro, shared_task)
COROUTINE_TYPE(concurrencpp, result)
COROUTINE_TYPE(concurrencpp, lazy_result)
COROUTINE_TYPE(async_simple::coro, Lazy)
COROUTINE_TYPE(QCoro, Task)
COROUTINE_TYPE(drogon, Task)
COROUTINE_TYPE(coke, Task)

boost::asio::awaitable<void> coroutine0() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine0'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::asio::steady_timer::async_wait' instead
  co_return;
}

asio::awaitable<void> coroutine1() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine1'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'asio::steady_timer::async_wait' instead
  co_return;
}

boost::cobalt::promise<void> coroutine2() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine2'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::cobalt::io::sleep' instead
  co_return;
}

boost::cobalt::task<void> coroutine3() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine3'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::cobalt::io::sleep' instead
  co_return;
}

folly::coro::Task<void> coroutine4() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine4'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'folly::coro::sleep' instead
  co_return;
}

unifex::task<void> coroutine5() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine5'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'unifex::schedule_after' instead
  co_return;
}

exec::basic_task<void> coroutine6() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine6'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'exec::schedule_after' instead
  co_return;
}

stdexec::task<void> coroutine7() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine7'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'exec::schedule_after' instead
  co_return;
}

seastar::future<void> coroutine8() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine8'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'seastar::sleep' instead
  co_return;
}

coro::task<void> coroutine9() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine9'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'coro::scheduler::schedule_after' instead
  co_return;
}

cppcoro::task<void> coroutine10() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine10'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'cppcoro::io_service::schedule_after' instead
  co_return;
}

cppcoro::shared_task<void> coroutine11() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine11'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'cppcoro::io_service::schedule_after' instead
  co_return;
}

concurrencpp::result<void> coroutine12() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine12'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'concurrencpp::timer_queue::make_delay_object' instead
  co_return;
}

concurrencpp::lazy_result<void> coroutine13() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine13'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'concurrencpp::timer_queue::make_delay_object' instead
  co_return;
}

async_simple::coro::Lazy<void> coroutine14() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine14'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'async_simple::coro::sleep' instead
  co_return;
}

QCoro::Task<void> coroutine15() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine15'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'QCoro::sleepFor' instead
  co_return;
}

drogon::Task<void> coroutine16() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine16'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'drogon::sleepCoro' instead
  co_return;
}

coke::Task<void> coroutine17() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'coroutine17'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'coke::sleep' instead
  co_return;
}
