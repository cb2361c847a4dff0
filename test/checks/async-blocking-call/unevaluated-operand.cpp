// RUN: %check_async %s
// Operands that are not evaluated call nothing.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace std {
class type_info {
public:
  const char *name() const;
};
} // namespace std

unsigned wait() { return sleep(1); }
unsigned wait() noexcept(false);

struct Polymorphic {
  virtual ~Polymorphic();
};
Polymorphic &polymorphic() {
  sleep(1);
  static Polymorphic P;
  return P;
}

template <typename T>
concept Sleeps = requires(T Value) { sleep(Value); };

void use(...);

Task<> unevaluated() {
  use(sizeof(sleep(1)), sizeof sleep(1), sizeof(wait()), alignof(decltype(wait())));
  decltype(sleep(1)) Seconds = 0;
  using Result = decltype(wait());
  static_assert(noexcept(wait()) == false);
  bool IsNoexcept = noexcept(sleep(1));
  bool IsValid = requires { sleep(1); wait(); };
  bool IsSleeping = Sleeps<int>;
  use(Seconds, Result(), IsNoexcept, IsValid, IsSleeping);
  use(typeid(sleep(1)).name());
  use(__builtin_constant_p(sleep(1)));
  auto Copy = [](auto Value) -> decltype(sleep(Value)) { return Value; };
  use(Copy(1));
  co_return;
}

// typeid evaluates an operand of a polymorphic class.
Task<> evaluated() {
  use(typeid(polymorphic()).name());
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: 'polymorphic' blocks the event loop in coroutine 'evaluated': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-30]]:3: note: 'polymorphic' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:14: note: await an awaitable timer instead
  co_return;
}

// The compiler evaluates these.
consteval unsigned compileTime() { return 1; }
constexpr unsigned either(unsigned N) { return N ? N : sleep(1); }

Task<> constants() {
  use(compileTime());
  constexpr unsigned N = either(1);
  static_assert(either(2) == 2);
  int Array[either(3)];
  switch (N) {
  case either(4):
    break;
  }
  use(Array);
  co_return;
}

Task<> runTime(unsigned N) {
  use(either(N));
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'either' blocks the event loop in coroutine 'runTime': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-18]]:56: note: 'either' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead
  co_return;
}

// Of a generic selection only the chosen expression.
Task<> selects() {
  use(_Generic(sleep(1), unsigned: 1, default: sleep(1)));
  use(_Generic(1, int: sleep(1), default: 0));
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: 'sleep' blocks the event loop in coroutine 'selects'
  // CHECK-NOTES: :[[@LINE-2]]:24: note: await an awaitable timer instead
  use(__builtin_choose_expr(true, 1, sleep(1)));
  co_return;
}
