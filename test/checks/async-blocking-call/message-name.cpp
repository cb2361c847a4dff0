// RUN: %check_async %s --option Categories=*
// A function is named as the user writes it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <string>

// No inline namespaces, no template arguments, the alias where there is one.
Task<> library(std::future<std::string> &F, std::ofstream &Out,
               std::wifstream &In, std::recursive_mutex &M) {
  F.get();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  F.wait();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::future::wait' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await the result of an awaitable operation instead, or hand the call to a thread
  Out.open("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::open' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  In.open("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::wifstream::open' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  M.lock();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::recursive_mutex::lock' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable mutex instead, or hand the call to a thread
  std::filesystem::exists("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  std::lock_guard Guard(M);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'library'
  // CHECK-NOTES: :[[@LINE-2]]:19: note: await an awaitable mutex instead, or hand the call to a thread
  co_return;
}

// A file stream behind another name.
struct LogFile : std::ofstream {};
using File = std::ofstream;
typedef std::ifstream Input;

Task<> streams(LogFile &Log, File &Out, Input &In) {
  Log.open("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'std::ofstream::open' blocks the event loop in coroutine 'streams'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  Out.open("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'File::open' blocks the event loop in coroutine 'streams'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  In.open("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'Input::open' blocks the event loop in coroutine 'streams'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable open instead, or hand the call to a thread
  auto Temporary = std::basic_ofstream<char>("a.txt");
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: 'std::ofstream::~ofstream' blocks the event loop in coroutine 'streams'
  // CHECK-NOTES: :[[@LINE+4]]:3: note: 'Temporary' is destroyed here
  // CHECK-NOTES: :[[@LINE-3]]:8: note: await an awaitable write before 'Temporary' is destroyed, or let a thread destroy it
  // CHECK-NOTES: :[[@LINE-4]]:20: warning: 'std::ofstream::ofstream' blocks the event loop in coroutine 'streams'
  // CHECK-NOTES: :[[@LINE-5]]:20: note: await an awaitable open instead, or hand the call to a thread
  co_return;
}

// The user's own.
namespace app {
inline namespace v2 {
template <typename T> struct Queue {
  T pop() {
    sleep(1);
    return T();
  }
  Queue() { sleep(1); }
  ~Queue() { sleep(1); }
  explicit operator bool() const { return sleep(1) == 0; }
  bool operator==(int) const { return sleep(1) == 0; }
  T &operator[](int) {
    sleep(1);
    static T Value;
    return Value;
  }
};
} // namespace v2
using Jobs = Queue<int>;
namespace {
void hidden() { sleep(1); }
} // namespace
enum class Mode { Fast };
template <Mode M> void run() { sleep(1); }
} // namespace app

Task<> own(app::Queue<int> &Q, app::Jobs &J) {
  Q.pop();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::Queue::pop' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-25]]:5: note: 'app::Queue::pop' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  J.pop();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::Jobs::pop' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-6]]:3: note: it reaches the same blocking call as 'app::Queue::pop' here
  app::hidden();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::hidden' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-16]]:17: note: 'app::hidden' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  app::run<app::Mode::Fast>();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::run' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-17]]:32: note: 'app::run' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  (void)(Q == 1);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'app::Queue::operator==' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-34]]:39: note: 'app::Queue::operator==' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:10: note: await an awaitable timer instead, or hand the call to a thread
  Q[0] = 1;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::Queue::operator[]' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-36]]:5: note: 'app::Queue::operator[]' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
  if (Q)
    co_return;
  // CHECK-NOTES: :[[@LINE-2]]:7: warning: 'app::Queue::operator bool' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-44]]:43: note: 'app::Queue::operator bool' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-4]]:7: note: await an awaitable timer instead, or hand the call to a thread
  new app::Queue<int>;
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: 'app::Queue::Queue' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-50]]:13: note: 'app::Queue::Queue' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:7: note: await an awaitable timer instead, or hand the call to a thread
  delete &Q;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'app::Queue::~Queue' blocks the event loop in coroutine 'own': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-53]]:14: note: 'app::Queue::~Queue' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await an awaitable timer instead, or hand the call to a thread
}

// Local classes, lambdas, and where the context itself has such a name.
Task<> local() {
  struct Helper {
    void run() { sleep(1); }
  };
  Helper().run();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: 'Helper::run' blocks the event loop in coroutine 'local': it reaches 'sleep'
  // CHECK-NOTES: :[[@LINE-4]]:18: note: 'Helper::run' calls 'sleep' (sleep) here
  // CHECK-NOTES: :[[@LINE-3]]:12: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}

namespace {
Task<> hiddenRoot() {
  sleep(1);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'hiddenRoot'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable timer instead, or hand the call to a thread
  co_return;
}
} // namespace

template <typename T> struct Server {
  template <typename U> Task<> serve(U) {
    sleep(1);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'Server::serve'
    // CHECK-NOTES: :[[@LINE-2]]:5: note: await an awaitable timer instead, or hand the call to a thread
    co_return;
  }
};

Task<> instances(Server<int> &A, Server<char> &B) {
  co_await A.serve(1);
  co_await B.serve("");
}
