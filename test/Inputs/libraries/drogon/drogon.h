//===- drogon.h - A part of drogon ---------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_DROGON_DROGON_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_DROGON_DROGON_H

#include "mock/coroutine.h"
#include "trantor/net/EventLoop.h"
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace drogon {

template <typename T = void> struct Task : mock::awaitable<T> {
  struct promise_type : mock::promise<Task> {};
};

template <typename Await> auto sync_wait(Await &&await) {
  return await.await_resume();
}

struct HttpRequest {};
struct HttpResponse {};
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
using AdviceCallback = std::function<void(const HttpResponsePtr &)>;
enum class ReqResult { Ok, Timeout };

class HttpClient {
public:
  virtual ~HttpClient();
  virtual void
  sendRequest(const HttpRequestPtr &,
              std::function<void(ReqResult, const HttpResponsePtr &)> &&,
              double timeout = 0) = 0;
  std::pair<ReqResult, HttpResponsePtr> sendRequest(const HttpRequestPtr &,
                                                    double timeout = 0);
};

class HttpFile {
public:
  int save() const noexcept;
  int saveAs(const std::string &) const noexcept;
};

class HttpAppFramework {
public:
  virtual ~HttpAppFramework();
  virtual void run() = 0;
  template <typename Function>
  HttpAppFramework &registerHandler(const std::string &, Function &&function) {
    keep([function] { function({}, {}); });
    return *this;
  }
  template <typename Function>
  HttpAppFramework &registerHandlerViaRegex(const std::string &,
                                            Function &&function) {
    keep([function] { function({}, {}); });
    return *this;
  }
  virtual HttpAppFramework &
  registerBeginningAdvice(const std::function<void()> &) = 0;
  virtual HttpAppFramework &registerPreHandlingAdvice(
      const std::function<void(const HttpRequestPtr &)> &) = 0;
  virtual HttpAppFramework &registerPostHandlingAdvice(
      const std::function<void(const HttpRequestPtr &,
                               const HttpResponsePtr &)> &) = 0;

private:
  void keep(std::function<void()>);
};
HttpAppFramework &app();

namespace internal {
struct LoopAwaiter : mock::awaitable<void> {};
} // namespace internal
internal::LoopAwaiter queueInLoopCoro(trantor::EventLoop *,
                                      std::function<void()>);

namespace orm {
class Result {
public:
  explicit Result(std::nullptr_t);
};

class DbClient {
public:
  virtual ~DbClient();
  template <typename F1, typename F2>
  void execSqlAsync(const std::string &, F1 &&f, F2 &&g) noexcept {
    keep([f, g] {
      f(Result(nullptr));
      g(std::exception_ptr());
    });
  }
  template <typename... Arguments>
  Result execSqlSync(const std::string &, Arguments &&...) {
    return Result(nullptr);
  }

private:
  void keep(std::function<void()>);
};

struct Criteria {};
template <typename T> class Mapper {
public:
  using SingleRowCallback = std::function<void(T)>;
  using ExceptionCallback = std::function<void(std::exception_ptr)>;
  T findByPrimaryKey(const int &);
  void findByPrimaryKey(const int &, const SingleRowCallback &,
                        const ExceptionCallback &) noexcept;
  T findOne(const Criteria &);
  std::vector<T> findBy(const Criteria &);
  std::vector<T> findAll();
  std::size_t count(const Criteria & = Criteria());
  void insert(T &);
  std::size_t update(const T &);
  std::size_t deleteOne(const T &);
  std::size_t deleteBy(const Criteria &);
  std::size_t deleteByPrimaryKey(const int &);
};
} // namespace orm

namespace nosql {
class RedisResult {};
class RedisClient {
public:
  template <typename F, typename... Args>
  void execCommandSync(F &&f, std::string_view, Args &&...) {
    f(RedisResult());
  }
};
} // namespace nosql

} // namespace drogon

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_DROGON_DROGON_H
