// python-trio/flake8-async#129: get, put, remove, wait, read, open: a name alone says nothing.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <map>
#include <memory>
#include <string>

struct Queue {
  void put(int) {}
  int get() { return 0; }
  void join() {}
  void wait() {}
  void lock() {}
  int read(char *, int) { return 0; }
  bool open(const char *) { return true; }
};
struct Other {
  void get();
  void remove(const char *);
  void sleep(int);
  void connect();
};

Task<> names(Queue &Q, Other &O, std::map<std::string, int> &Map,
             std::unique_ptr<int> Pointer) {
  Q.put(Q.get());
  Q.join();
  Q.wait();
  Q.lock();
  Q.read(nullptr, 0);
  Q.open("name");
  O.get();
  O.remove("name");
  O.sleep(1);
  O.connect();
  Map.at("name") = *Pointer.get();
  co_return;
}
