// RUN: %check_async %s
// A virtual call may run any overrider in the unit.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Source {
  virtual ~Source() = default;
  virtual void read() = 0;
  virtual void close() {}
  virtual void unused() = 0;
};

struct Memory : Source {
  void read() override {}
  void unused() override {}
};

struct Disk : Source {
  void read() override { sleep(1); }
  void unused() override {}
};

Task<> pureVirtual(Source &S, Source *P) {
  S.read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' may block the event loop in coroutine 'pureVirtual': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:26: note: 'Disk::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  P->read();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Source::read' may block the event loop in coroutine 'pureVirtual': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'Source::read' here
  S.close();
  S.unused();
  co_return;
}

// No overrider in the unit: nothing is known.
struct Plugin {
  virtual ~Plugin() = default;
  virtual void run() = 0;
};

Task<> withoutOverriders(Plugin &P) {
  P.run();
  co_return;
}

// The body of the method itself.
struct Logger {
  virtual ~Logger() = default;
  virtual void log() { sleep(1); }
};

struct NullLogger : Logger {
  void log() override {}
};

Task<> ownBody(Logger &L, NullLogger &N) {
  L.log();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Logger::log' may block the event loop in coroutine 'ownBody': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-10]]:24: note: 'Logger::log' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  N.log();
  co_return;
}

// Through a helper.
void readAll(Source &S) { S.read(); }

Task<> inAHelper(Source &S) {
  readAll(S);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'readAll' may block the event loop in coroutine 'inAHelper': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-5]]:27: note: 'readAll' may call 'Source::read' here
  // CHECK-NOTES: :[[@LINE-54]]:26: note: 'Disk::read' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// Through a hierarchy of several levels.
struct A {
  virtual ~A() = default;
  virtual void act() = 0;
};
struct B : A {};
struct C : B {
  void act() override {}
};
struct D : C {
  void act() override { sleep(1); }
};
struct E : D {};

// Beside the others, below the same root.
struct Other : A {
  void act() override {}
};

Task<> deep(A &First, B &Second, C &Third, E &Fourth, Other &Last) {
  First.act();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'A::act' may block the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:25: note: 'D::act' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Second.act();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'A::act' may block the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'A::act' here
  Third.act();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'C::act' may block the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-9]]:3: note: it reaches the same blocking call as 'A::act' here
  Fourth.act();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'D::act' may block the event loop in coroutine 'deep': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-12]]:3: note: it reaches the same blocking call as 'A::act' here
  Last.act();
  co_return;
}

// A virtual destructor.
struct Handle {
  virtual ~Handle() = default;
};
struct File : Handle {
  ~File() override { sleep(1); }
};

Task<> deleted(Handle *H) {
  delete H;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Handle::~Handle' may block the event loop in coroutine 'deleted': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:22: note: 'File::~File' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// From an instance of a template.
struct Closable {
  virtual ~Closable() = default;
  virtual void close() = 0;
};
template <typename T> struct Codec : Closable {
  void close() override { T::close(); }
};
struct Slow {
  static void close() { sleep(1); }
};

Codec<Slow> Instance;

Task<> ofATemplate(Closable &C) {
  C.close();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Closable::close' may block the event loop in coroutine 'ofATemplate': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-11]]:27: note: 'Codec::close' calls 'Slow::close' here
  // CHECK-NOTES: :[[@LINE-9]]:25: note: 'Slow::close' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A virtual operator.
struct Callback {
  virtual ~Callback() = default;
  virtual void operator()() = 0;
};
struct Blocks : Callback {
  void operator()() override { sleep(1); }
};

Task<> operators(Callback &C) {
  C();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Callback::operator()' may block the event loop in coroutine 'operators': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:32: note: 'Blocks::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
