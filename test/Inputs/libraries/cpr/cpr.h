// As much of cpr as the catalog's examples need, by the headers in include/cpr.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef LIBRARIES_CPR_CPR_H
#define LIBRARIES_CPR_CPR_H

#include <chrono>
#include <fstream>
#include <future>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace cpr {

struct Response {
  long status_code = 0;
  std::string text;
};

class Url {
public:
  Url(std::string);
};

template <class T, bool IsCancellable = false> class AsyncWrapper {
public:
  AsyncWrapper() = default;
  AsyncWrapper(AsyncWrapper &&) noexcept = default;
  AsyncWrapper &operator=(AsyncWrapper &&) noexcept = default;
  T get();
  bool valid() const noexcept;
  void wait() const;
  template <class Rep, class Period>
  std::future_status
  wait_for(const std::chrono::duration<Rep, Period> &) const;
  template <class Clock, class Duration>
  std::future_status
  wait_until(const std::chrono::time_point<Clock, Duration> &) const;
};
using AsyncResponse = AsyncWrapper<Response>;

template <bool IsCancellable = false, class Fn, class... Args>
auto async(Fn &&, Args &&...) {
  return AsyncWrapper<Response, IsCancellable>();
}

class Session {
public:
  void SetUrl(const Url &);
  Response Get();
  AsyncResponse GetAsync();
  template <class Then> auto GetCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Post();
  AsyncResponse PostAsync();
  template <class Then> auto PostCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Put();
  AsyncResponse PutAsync();
  template <class Then> auto PutCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Head();
  AsyncResponse HeadAsync();
  template <class Then> auto HeadCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Delete();
  AsyncResponse DeleteAsync();
  template <class Then> auto DeleteCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Options();
  AsyncResponse OptionsAsync();
  template <class Then> auto OptionsCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Patch();
  AsyncResponse PatchAsync();
  template <class Then> auto PatchCallback(Then) {
    return AsyncWrapper<void>();
  }
  Response Download(std::ofstream &);
};

class MultiPerform {
public:
  std::vector<Response> Get();
  std::vector<Response> Post();
  std::vector<Response> Put();
  std::vector<Response> Head();
  std::vector<Response> Delete();
  std::vector<Response> Options();
  std::vector<Response> Patch();
  std::vector<Response> Perform();
};

template <class... Ts> Response Get(Ts &&...);
template <class... Ts> AsyncResponse GetAsync(Ts...);
template <class Then, class... Ts> auto GetCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiGet(Ts &&...);
template <class... Ts> Response Post(Ts &&...);
template <class... Ts> AsyncResponse PostAsync(Ts...);
template <class Then, class... Ts> auto PostCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiPost(Ts &&...);
template <class... Ts> Response Put(Ts &&...);
template <class... Ts> AsyncResponse PutAsync(Ts...);
template <class Then, class... Ts> auto PutCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiPut(Ts &&...);
template <class... Ts> Response Head(Ts &&...);
template <class... Ts> AsyncResponse HeadAsync(Ts...);
template <class Then, class... Ts> auto HeadCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiHead(Ts &&...);
template <class... Ts> Response Delete(Ts &&...);
template <class... Ts> AsyncResponse DeleteAsync(Ts...);
template <class Then, class... Ts> auto DeleteCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiDelete(Ts &&...);
template <class... Ts> Response Options(Ts &&...);
template <class... Ts> AsyncResponse OptionsAsync(Ts...);
template <class Then, class... Ts> auto OptionsCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiOptions(Ts &&...);
template <class... Ts> Response Patch(Ts &&...);
template <class... Ts> AsyncResponse PatchAsync(Ts...);
template <class Then, class... Ts> auto PatchCallback(Then, Ts...) {
  return AsyncWrapper<void>();
}
template <class... Ts> std::vector<Response> MultiPatch(Ts &&...);
template <class... Ts> Response Download(std::ofstream &, Ts &&...);

} // namespace cpr

#endif
