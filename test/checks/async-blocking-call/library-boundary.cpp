// RUN: %check_async %s --check-suffix BOTH -- -isystem %inputs/vendor
// RUN: %check_async %s --check-suffix BOTH,CATALOG --option CatalogFile=%inputs/vendor.yaml -- -I %inputs/vendor
// A library is judged at the call into it and followed only for calls back.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <vendor.h>

// What it does inside is nothing that the user can change.
Task<> inside(vendor::Plugin &P) {
  vendor::log("");
  vendor::convert(1);
  vendor::detail::wait();
  P.unload();
  co_await vendor::connect();
}

// The catalog speaks of the call into it.
void store() { vendor::query("insert"); }

Task<> entry() {
  vendor::query("select");
  // CHECK-NOTES-CATALOG: :[[@LINE-1]]:3: warning: 'vendor::query' blocks the event loop in coroutine 'entry'
  // CHECK-NOTES-CATALOG: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  store();
  // CHECK-NOTES-CATALOG: :[[@LINE-1]]:3: warning: 'store' blocks the event loop in coroutine 'entry': it reaches 'vendor::query'
  // CHECK-NOTES-CATALOG: :[[@LINE-8]]:16: note: 'store' calls 'vendor::query' (database) here
  // CHECK-NOTES-CATALOG: :[[@LINE-3]]:3: note: await an awaitable query instead, or hand the call to a thread
  co_return;
}

void nap() { sleep(1); }
void compute() {}

Task<> callbacks() {
  vendor::run([] { sleep(1); });
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'vendor::run' blocks the event loop in coroutine 'callbacks': it reaches 'sleep'
  // CHECK-NOTES-BOTH: :[[@LINE-2]]:15: note: 'vendor::run' calls this lambda
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:20: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  vendor::run(nap);
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'vendor::run' blocks the event loop in coroutine 'callbacks': it reaches 'sleep'
  // CHECK-NOTES-BOTH: :[[@LINE-11]]:6: note: 'vendor::run' calls 'nap'
  // CHECK-NOTES-BOTH: :[[@LINE-12]]:14: note: 'nap' calls 'sleep' (sleep) here
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  vendor::runPointer(nap);
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'vendor::runPointer' blocks the event loop in coroutine 'callbacks': it reaches 'sleep'
  // CHECK-NOTES-BOTH: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'vendor::run' here
  vendor::run(compute);
  vendor::run([] { vendor::log(""); });
  vendor::keep([] { sleep(1); });
  co_return;
}

struct Slow {
  static void onSend() { sleep(1); }
};
struct Quick {
  static void onSend() {}
};

Task<> policy(vendor::Client<Slow> &S, vendor::Client<Quick> &Q) {
  S.send();
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'vendor::Client::send' blocks the event loop in coroutine 'policy': it reaches 'sleep'
  // CHECK-NOTES-BOTH: :[[@LINE-9]]:15: note: 'vendor::Client::send' calls 'Slow::onSend'
  // CHECK-NOTES-BOTH: :[[@LINE-10]]:26: note: 'Slow::onSend' calls 'sleep' (sleep) here
  // CHECK-NOTES-BOTH: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
  S.stop();
  Q.send();
  co_return;
}

// A class of the user's that derives from the library's is the user's.
struct Disk : vendor::Plugin {
  void load() override { sleep(1); }
};

Task<> derived(Disk &D) {
  D.load();
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'Disk::load' may block the event loop in coroutine 'derived': it reaches 'sleep'
  // CHECK-NOTES-BOTH: :[[@LINE-6]]:26: note: 'Disk::load' calls 'sleep' (sleep) here
  // CHECK-NOTES-BOTH: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

// A macro of the library's is written by the user.
Task<> macro() {
  VENDOR_WAIT();
  // CHECK-NOTES-BOTH: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'macro'
  // CHECK-NOTES-BOTH: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
