// RUN: %check_async %s
// An annotation on a declaration overrides what is known otherwise.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

#define BLOCKING [[clang::annotate("async::blocking")]]
#define NONBLOCKING [[clang::annotate("async::nonblocking")]]

// Functions.
BLOCKING void declared();
BLOCKING int defined() { return 1; }
NONBLOCKING void quick() { sleep(1); }
[[clang::annotate("something else")]] void unrelated() { sleep(1); }
__attribute__((annotate("async::blocking"))) void gnu();

void viaHelper() { declared(); }

Task<> functions() {
  declared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'declared' blocks the event loop in coroutine 'functions'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  defined();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'defined' blocks the event loop in coroutine 'functions'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  viaHelper();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'viaHelper' blocks the event loop in coroutine 'functions': it reaches 'declared'
  // CHECK-NOTES: :[[@LINE-11]]:20: note: 'viaHelper' calls 'declared' (declared blocking) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: hand the call to a thread instead
  quick();
  unrelated();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'unrelated' blocks the event loop in coroutine 'functions': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-19]]:58: note: 'unrelated' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  gnu();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'gnu' blocks the event loop in coroutine 'functions'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  co_return;
}

// On one of several declarations.
BLOCKING void redeclared();
void redeclared() {}
void laterDeclared();
NONBLOCKING void laterDeclared();
void laterDeclared() { sleep(1); }

Task<> declarations() {
  redeclared();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'redeclared' blocks the event loop in coroutine 'declarations'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  laterDeclared();
  co_return;
}

// Methods and classes; the nearest one counts.
struct Device {
  BLOCKING void wait();
  void compute();
  NONBLOCKING explicit Device(int) { sleep(1); }
  explicit Device(char) { sleep(1); }
};

struct BLOCKING Database {
  void query();
  NONBLOCKING void cached();
  static void connect();
  struct Cursor {
    void next();
  };
};

class NONBLOCKING Quick {
public:
  void run() { sleep(1); }
  BLOCKING void wait();
};

Task<> methods(Device &D, Database &B, Database::Cursor &C, Quick &Q) {
  D.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::wait' blocks the event loop in coroutine 'methods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  D.compute();
  Device(1);
  Device('x');
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Device::Device' blocks the event loop in coroutine 'methods': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-26]]:27: note: 'Device::Device' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  B.query();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Database::query' blocks the event loop in coroutine 'methods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  B.cached();
  Database::connect();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Database::connect' blocks the event loop in coroutine 'methods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  C.next();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Database::Cursor::next' blocks the event loop in coroutine 'methods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  Q.run();
  Q.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Quick::wait' blocks the event loop in coroutine 'methods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  co_return;
}

// Of virtual methods.
struct Source {
  virtual ~Source() = default;
  BLOCKING virtual void read() = 0;
  virtual void close() = 0;
};
struct Disk : Source {
  void read() override {}
  NONBLOCKING void close() override { sleep(1); }
};

Task<> virtualMethods(Source &S) {
  S.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' blocks the event loop in coroutine 'virtualMethods'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  S.close();
  co_return;
}

// Templates.
template <typename T> BLOCKING void any(T) {}
template <typename T> NONBLOCKING void none(T) { sleep(1); }
template <typename T> struct NONBLOCKING Box {
  void open() { sleep(1); }
};

Task<> templates(Box<int> &B) {
  any(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'any' blocks the event loop in coroutine 'templates'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: hand the call to a thread instead
  none(1);
  B.open();
  co_return;
}

// A coroutine that may block, and a type whose coroutines may.
NONBLOCKING Task<> background() {
  sleep(1);
  co_return;
}

struct NONBLOCKING Job {
  struct promise_type : TaskPromise {
    Job get_return_object() noexcept { return {}; }
    void return_void() noexcept {}
  };
};

Job job() {
  sleep(1);
  co_return;
}

// A function of the catalog.
extern "C" NONBLOCKING int fsync(int);
extern "C" int fdatasync(int);

Task<> catalogued() {
  fsync(1);
  fdatasync(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'fdatasync' blocks the event loop in coroutine 'catalogued'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable flush instead, or hand the call to a thread
  co_return;
}

// A lambda.
Task<> lambdas() {
  auto Pause = []() __attribute__((annotate("async::nonblocking"))) {
    sleep(1);
  };
  Pause();
  co_return;
}

// What is handed over to be called.
template <typename F> void run(F Callable) { Callable(); }

Task<> callbacks() {
  run(declared);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'run' may block the event loop in coroutine 'callbacks': it reaches 'declared'
  // CHECK-NOTES: :[[@LINE-5]]:46: note: 'run' may call 'declared' here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: hand the call to a thread instead
  run(quick);
  co_return;
}
