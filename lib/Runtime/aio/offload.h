//===- offload.h - Work for other threads -----------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_OFFLOAD_H
#define AIO_OFFLOAD_H

#include "aio/loop.h"
#include "aio/task.h"
#include <cassert>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace aio {
namespace detail {

/// An await of a function that runs on another thread.
class offload_wait : public wait_base {
public:
  bool await_ready() const noexcept { return false; }

protected:
  ~offload_wait() = default;

  /// What the thread and the loop share: whoever waits may be cancelled, and
  /// gone, before the thread is done.
  class link {
  public:
    /// Loop thread only, before the function is submitted.
    void connect(offload_wait &w) noexcept {
      waiter = &w;
      home = &w.home();
    }
    /// Nobody waits any more: neither the wait nor the loop, which may end
    /// before the function, is used from now on. Loop thread only.
    void abandon() noexcept {
      std::lock_guard lock(mutex);
      waiter = nullptr;
      home = nullptr;
    }
    /// The function has ended. On its thread.
    static void finish(const std::shared_ptr<link> &self) {
      // Under the mutex, so that the loop cannot end in between.
      std::lock_guard lock(self->mutex);
      if (self->home)
        self->home->post_threadsafe([self] {
          if (self->waiter)
            self->waiter->complete();
        });
    }

  protected:
    ~link() = default;

  private:
    std::mutex mutex;
    loop *home = nullptr;           // Guarded by the mutex.
    offload_wait *waiter = nullptr; // Loop thread only.
  };
};

/// See to_thread().
template <class R, class F, class... Args>
class [[nodiscard]] offload final : public offload_wait {
  static_assert(std::is_void_v<R> || std::is_object_v<R>);

  class call final : public link {
  public:
    template <class G, class... A>
    explicit call(G &&f, A &&...args)
        : f(std::in_place, std::forward<G>(f)),
          args(std::in_place, std::forward<A>(args)...) {}

    void run() noexcept {
      try {
        if constexpr (std::is_void_v<R>)
          invoke();
        else
          result.emplace(invoke());
      } catch (...) {
        error = std::current_exception();
      }
      // What was captured ends with the call, on its thread.
      f.reset();
      args.reset();
    }

    R take() {
      if (error)
        std::rethrow_exception(std::exchange(error, nullptr));
      if constexpr (!std::is_void_v<R>)
        return std::move(*result);
    }

  private:
    decltype(auto) invoke() {
      return std::apply(
          [this](Args &...a) -> decltype(auto) {
            return std::invoke(std::move(*f), std::move(a)...);
          },
          *args);
    }

    std::optional<F> f;
    std::optional<std::tuple<Args...>> args;
    std::conditional_t<std::is_void_v<R>, char, std::optional<R>> result{};
    std::exception_ptr error;
  };

public:
  template <class G, class... A>
  explicit offload(thread_pool &pool, G &&f, A &&...args)
      : pool(pool), shared(std::make_shared<call>(std::forward<G>(f),
                                                  std::forward<A>(args)...)) {}

  R await_resume() {
    finish();
    return shared->take();
  }

private:
  void start() override {
    shared->connect(*this);
    pool.submit([c = shared] {
      c->run();
      link::finish(c);
    });
  }
  bool stop() noexcept override {
    shared->abandon();
    return true;
  }

  thread_pool &pool;
  std::shared_ptr<call> shared;
};

template <class F, class... Args>
using offload_of = offload<
    std::decay_t<std::invoke_result_t<std::decay_t<F>, std::decay_t<Args>...>>,
    std::decay_t<F>, std::decay_t<Args>...>;

} // namespace detail

/// Calls \p f, which may block, with \p args on a thread of \p pool, and waits
/// for its end (loop.run_in_executor() of asyncio). The call begins with the
/// co_await. The function and the arguments are copied or moved; pass
/// std::ref(x) for an object that outlives the call.
///
/// Gives what \p f returns, by value; throws what it throws. If the task is
/// cancelled, only the wait ends: the thread runs on, and its result or
/// exception is dropped. So \p f must not use what may end with the task.
///
/// g++ 12 destroys a closure twice that is written in a co_await expression and
/// captures by value what has a destructor: name such a closure before.
template <class F, class... Args>
detail::offload_of<F, Args...> run_in(thread_pool &pool, F &&f,
                                      Args &&...args) {
  return detail::offload_of<F, Args...>(pool, std::forward<F>(f),
                                        std::forward<Args>(args)...);
}

/// The same on a thread of the loop's blocking_pool() (asyncio.to_thread()).
/// run() waits for such calls before it returns. Loop thread only.
template <class F, class... Args>
detail::offload_of<F, Args...> to_thread(F &&f, Args &&...args) {
  assert(loop::current() && "to_thread() is called on the loop");
  return detail::offload_of<F, Args...>(loop::current()->blocking_pool(),
                                        std::forward<F>(f),
                                        std::forward<Args>(args)...);
}

namespace detail {

/// See resume_on().
class [[nodiscard]] pool_hop {
public:
  explicit pool_hop(thread_pool &pool) noexcept : pool(pool) {}

  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    static_assert(std::is_base_of_v<promise_base, Promise>,
                  "resume_on() is awaited in an aio::task");
    // From here on, this awaiter may be gone at any time.
    pool.submit([handle = std::coroutine_handle<>(handle),
                 owner = handle.promise().owner] {
      current_task = owner;
      resume(handle);
      current_task = nullptr;
    });
  }
  void await_resume() const noexcept {}

private:
  thread_pool &pool;
};

/// See resume_on().
class [[nodiscard]] loop_hop {
public:
  explicit loop_hop(loop &target) noexcept : target(target) {}

  bool await_ready() const noexcept { return loop::current() == &target; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    static_assert(std::is_base_of_v<promise_base, Promise>,
                  "resume_on() is awaited in an aio::task");
    task_state *owner = handle.promise().owner;
    assert(&owner->home == &target && "a task stays with its loop");
    // From here on, this awaiter may be gone at any time.
    target.post_threadsafe([handle = std::coroutine_handle<>(handle), owner] {
      owner->home.schedule(handle, *owner);
    });
  }
  void await_resume() const noexcept {}

private:
  loop &target;
};

} // namespace detail

/// `co_await resume_on(pool)` goes on with the coroutine on a thread of
/// \p pool. There it may block, but not await anything of the loop before
/// `co_await resume_on(loop)`; it may end there. No cancellation point: one
/// that is requested meanwhile strikes the first wait on the loop.
///
/// The pool must not be destroyed by its own thread, nor before the hop back.
inline detail::pool_hop resume_on(thread_pool &pool) noexcept {
  return detail::pool_hop(pool);
}

/// `co_await resume_on(loop)` goes on with the coroutine on the thread of its
/// loop, in one of the next turns; at once if it is there already. Any thread.
inline detail::loop_hop resume_on(loop &target) noexcept {
  return detail::loop_hop(target);
}

} // namespace aio

#endif // AIO_OFFLOAD_H
