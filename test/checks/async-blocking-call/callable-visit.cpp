// RUN: %check_async %s
// std::visit calls every overload of the visitor.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <string>
#include <variant>

template <typename... Ts> struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

using Message = std::variant<int, std::string>;

Task<> overloaded(Message M) {
  std::visit(Overloaded{[](int) { sleep(1); },
                        [](const std::string &) {}},
             M);
  // CHECK-NOTES: :[[@LINE-3]]:3: warning: 'std::visit' blocks the event loop in coroutine 'overloaded': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:35: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-5]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::visit(Overloaded{[](int) {}, [](const std::string &) {}}, M);
  co_return;
}

Task<> generic(Message M) {
  std::visit([](const auto &) { sleep(1); }, M);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'generic': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-2]]:33: note: the lambda calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  std::visit([](const auto &) {}, M);
  co_return;
}

Task<> chosenAtCompileTime(Message M) {
  std::visit(
      [](const auto &Value) {
        // CHECK-NOTES: :[[@LINE-2]]:3: warning: 'std::visit' blocks the event loop in coroutine 'chosenAtCompileTime': it reaches 'sleep'
        // CHECK-NOTES: :[[@LINE+3]]:11: note: the lambda calls 'sleep' (sleep) here
        // CHECK-NOTES: :[[@LINE-4]]:3: note: await an awaitable timer instead, or hand the call to a thread
        if constexpr (requires { Value.size(); })
          sleep(1);
      },
      M);
  std::visit(
      [](const auto &Value) {
        if constexpr (requires { Value.nothing(); })
          sleep(1);
      },
      M);
  co_return;
}

struct Handler {
  void operator()(int) const { sleep(1); }
  void operator()(const std::string &) const {}
};

Task<> functor(Message M) {
  std::visit(Handler(), M);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'functor': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:32: note: 'Handler::operator()' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  Handler H;
  std::visit(H, M);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'functor': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-7]]:3: note: it reaches the same blocking call as 'std::visit' here
  co_return;
}

// An overload that no alternative chooses is not called.
struct Wider {
  void operator()(int) const {}
  void operator()(const std::string &) const {}
  void operator()(double *) const { sleep(1); }
};

Task<> unchosenOverload(Message M) {
  std::visit(Wider(), M);
  co_return;
}
