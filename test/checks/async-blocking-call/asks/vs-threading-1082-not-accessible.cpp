// microsoft/vs-threading#1082 and #170: no fix names a sibling that cannot be called, or not awaited.
// RUN: rm -rf %t && split-file %s %t
// RUN: %check_fix %t/none.cpp --config '{CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/app.yaml}]}' -- -I %inputs/libraries
// RUN: %check_fix %t/some.cpp --config '{CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/app.yaml}]}' -- -I %inputs/libraries
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

//--- app.h
#include "fixes/coke.h"

class Hidden {
public:
  void send();

private:
  coke::Task<> sendAsync();
};
class Inherited : Hidden {
public:
  using Hidden::send;
};
struct Missing {
  void send();
};
struct Posted {
  void send();
  void sendAsync();
};
struct Good {
  void send();
  coke::Task<> sendAsync();
};

//--- none.cpp
#include "app.h"

coke::Task<> siblings(Hidden &H, Inherited &I, Missing &M, Posted &P) {
  H.send();
  I.send();
  M.send();
  P.send();
  co_return;
}

//--- some.cpp
#include "app.h"

coke::Task<> sibling(Good &G) {
  G.send();
  // CHECK-FIXES: {{^}}  co_await G.sendAsync();
  co_return;
}

//--- app.yaml
library: app
source: 'the application'
functions:
  - name: ['Hidden::send', 'Missing::send', 'Posted::send', 'Good::send']
    category: socket
    wait: unbounded
    fix: { coke: 'co_await {this}.sendAsync()' }
