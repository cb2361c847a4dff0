// RUN: %check_async %s -- -isystem %inputs/libraries
// RUN: %check_async %s -- -I %inputs/libraries
// Boost.Cobalt awaits the teardown that with() is given, or await_exit.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <boost/cobalt/with.hpp>

namespace cobalt = boost::cobalt;

struct Connection {
  cobalt::promise<void> close();
};
cobalt::promise<void> use(Connection &);
cobalt::promise<void> give_up(Connection, std::exception_ptr);

cobalt::promise<void> teardown(Connection, std::exception_ptr) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in the exit given to 'boost::cobalt::with' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await 'boost::cobalt::io::sleep' instead
  co_return;
}

cobalt::promise<void> plain(Connection C, std::exception_ptr) {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in the exit given to 'boost::cobalt::with' [async-blocking-scope]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: use 'boost::cobalt::io::sleep' instead
  return C.close();
}

cobalt::task<void> functions() {
  co_await cobalt::with(Connection(), &use, &teardown);
  co_await cobalt::with(Connection(), use, plain);
}

cobalt::task<void> lambdas() {
  co_await cobalt::with(
      Connection(), [](Connection &) { sleep(1); },
      // CHECK-NOTES: :[[@LINE-1]]:40: warning: 'sleep' blocks the event loop in the handler of 'boost::cobalt::with'
      // CHECK-NOTES: :[[@LINE-2]]:40: note: let a coroutine await 'boost::cobalt::io::sleep' instead
      [](Connection C, std::exception_ptr) {
        sleep(2);
        // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in the exit given to 'boost::cobalt::with' [async-blocking-scope]
        // CHECK-NOTES: :[[@LINE-2]]:9: note: use 'boost::cobalt::io::sleep' instead
        return C.close();
      });
  co_await cobalt::with(
      Connection(), &use,
      [](Connection C, std::exception_ptr) -> cobalt::promise<void> {
        sleep(3);
        // CHECK-NOTES: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in the exit given to 'boost::cobalt::with' [async-blocking-scope]
        // CHECK-NOTES: :[[@LINE-2]]:9: note: await 'boost::cobalt::io::sleep' instead
        co_await C.close();
      });
}

struct Group {
  cobalt::promise<void> wait();
  cobalt::promise<void> await_exit(std::exception_ptr) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in the exit of async scope 'Group' [async-blocking-scope]
    // CHECK-NOTES: :[[@LINE-2]]:5: note: use 'boost::cobalt::io::sleep' instead
    return wait();
  }
};

cobalt::task<void> members() {
  co_await cobalt::with(Group(), [](Group &) -> cobalt::promise<void> {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in a coroutine lambda
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await 'boost::cobalt::io::sleep' instead
    co_return;
  });
}

// Silent from here.
cobalt::task<void> awaits() {
  co_await cobalt::with(Connection(), &use, &give_up);
  co_await cobalt::with(Connection(), &use,
                        [](Connection C, std::exception_ptr) {
                          return C.close();
                        });
}

// Given to nobody.
auto idle = [](Connection C, std::exception_ptr) {
  sleep(1);
  return C.close();
};
