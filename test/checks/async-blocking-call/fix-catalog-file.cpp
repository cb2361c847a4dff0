// RUN: rm -rf %t && split-file %s %t
// RUN: %check_fix %t/main.cpp --config '{CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/app.yaml}]}' -- -I %source_root/lib/Runtime
// RUN: %check_fix %t/none.cpp --config '{CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/app.yaml}]}' -- -I %source_root/lib/Runtime
// A user's catalog file has fixes of its own.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

//--- app.h
#include "aio/aio.h"
#include <memory>
namespace app {
void pause(int ticks, int unit = 1);
template <typename T> void wait_for(aio::task<T>);
aio::task<> pause_async(int ticks);
class connection {
public:
  void flush();
  aio::task<> flush_async();
};
class legacy {
public:
  void flush();

private:
  aio::task<> flush_async();
};
struct derived : connection {
  aio::task<> use();
};
aio::task<> work(int);
} // namespace app

//--- main.cpp
#include "app.h"

aio::task<> members(app::connection &c, app::connection *p,
                    std::shared_ptr<app::connection> s) {
  c.flush();
  // CHECK-FIXES: {{^}}  co_await c.flush_async();
  p->flush();
  // CHECK-FIXES: {{^}}  co_await p->flush_async();
  s->flush();
  // CHECK-FIXES: {{^}}  co_await s->flush_async();
  (*p).flush();
  // CHECK-FIXES: {{^}}  co_await (*p).flush_async();
  app::pause(1);
  // CHECK-FIXES: {{^}}  co_await app::pause_async(1);
  app::wait_for(app::work(1));
  // CHECK-FIXES: {{^}}  co_await app::work(1);
  co_return;
}

aio::task<> app::derived::use() {
  this->flush();
  // CHECK-FIXES: {{^}}  co_await this->flush_async();
  co_return;
}

//--- none.cpp
#include "app.h"

// An argument that the fix does not take up.
aio::task<> argument() {
  app::pause(1, 2);
  co_return;
}

// More is awaited than the call.
aio::task<> operand(bool b) {
  app::wait_for(b ? app::work(1) : app::work(2));
  co_return;
}

// The awaitable one is private.
aio::task<> access(app::legacy &l) {
  l.flush();
  co_return;
}

// No object is written.
aio::task<> app::derived::use() {
  flush();
  connection::flush();
  this->connection::flush();
  co_return;
}

// It would call itself.
aio::task<> app::pause_async(int ticks) {
  app::pause(ticks);
  co_return;
}

//--- app.yaml
library: app
source: 'the application'
functions:
  - name: 'app::pause'
    category: sleep
    wait: timed
    fix: { aio: 'co_await app::pause_async({0:integer})' }
  - name: ['app::connection::flush', 'app::legacy::flush']
    category: socket
    wait: unbounded
    fix: { aio: 'co_await {this}.flush_async()' }
  - name: 'app::wait_for'
    category: loop
    wait: unbounded
    fix: { aio: 'co_await {0:call}' }
