//===- scope.h - Scopes whose begin and end are awaited ---------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_SCOPE_H
#define AIO_SCOPE_H

#include "aio/loop.h"
#include "aio/task.h"
#include "aio/unstoppable.h"
#include <concepts>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace aio {

/// Something that is entered before, and left after, a body of code, both by
/// awaiting: an asynchronous context manager.
///
/// async_enter() gives what the body gets: nothing, a value, or a reference.
/// async_exit() is awaited exactly if async_enter() has ended without an error,
/// with the error of the body, or null. It gives nothing; or a bool, which is
/// true to suppress that error.
template <class S>
concept async_scope = requires(S &s, std::exception_ptr error) {
  { s.async_enter() } -> awaitable;
  { s.async_exit(error) } -> awaitable;
};

namespace detail {

template <class S> struct unwrapped_scope {
  using type = S;
};
template <class S> struct unwrapped_scope<std::reference_wrapper<S>> {
  using type = S;
};
/// The scope that \p S, which may be a reference_wrapper, stands for.
template <class S> using scope_of = typename unwrapped_scope<S>::type;

template <class S>
using entered = await_result<decltype(std::declval<S &>().async_enter())>;

template <class S>
inline constexpr bool can_suppress =
    !std::is_void_v<await_result<decltype(std::declval<S &>().async_exit(
        std::exception_ptr()))>>;

/// Holds what a scope's enter gives.
template <class T> class entered_value {
public:
  static constexpr bool is_owned = true;
  template <class U> void set(U &&value) {
    held.emplace(std::forward<U>(value));
  }
  T &get() noexcept { return *held; }

private:
  std::optional<T> held;
};
template <class T> class entered_value<T &> {
public:
  static constexpr bool is_owned = false;
  void set(T &value) noexcept { held = std::addressof(value); }
  T &get() noexcept { return *held; }

private:
  T *held = nullptr;
};
template <class T> class entered_value<T &&> : public entered_value<T> {};
template <> class entered_value<void> {};

/// Calls \p body with what was entered: an lvalue; if the body takes none, the
/// value itself; if it does not want it, nothing.
template <class Body, class V>
decltype(auto) call_body(Body &body, [[maybe_unused]] entered_value<V> &value) {
  if constexpr (std::is_void_v<V>) {
    return std::invoke(body);
  } else {
    using type = std::remove_reference_t<V>;
    if constexpr (std::is_invocable_v<Body &, type &>)
      return std::invoke(body, value.get());
    else if constexpr (entered_value<V>::is_owned &&
                       std::is_invocable_v<Body &, type>)
      return std::invoke(body, std::move(value.get()));
    else
      return std::invoke(body);
  }
}

template <class R> struct plain_or_awaited {
  using type = R;
};
template <awaitable R> struct plain_or_awaited<R> {
  using type = await_result<R>;
};
/// What a body gives, at the end: a plain value, or that of an awaitable.
template <class Body, class V>
using body_result = typename plain_or_awaited<decltype(call_body(
    std::declval<Body &>(), std::declval<entered_value<V> &>()))>::type;

template <class R, bool Suppresses> struct with_result_of {
  using type = R;
};
template <class R> struct with_result_of<R, true> {
  using type = std::optional<R>;
};
template <class R> struct with_result_of<R &, true> {
  using type = std::optional<std::reference_wrapper<R>>;
};
template <> struct with_result_of<void, true> {
  using type = void;
};
/// What async_with() gives: an optional if the body's error, and with it its
/// result, may be lost.
template <class R, bool Suppresses>
using with_result = typename with_result_of<R, Suppresses>::type;

/// The result of a body of type \p R until the exit has run.
template <class Out, class R> class body_outcome {
public:
  template <class U> void set(U &&value) {
    held.emplace(std::forward<U>(value));
  }
  Out take() {
    if constexpr (std::is_same_v<Out, R>)
      return std::move(*held);
    else
      return std::move(held);
  }

private:
  std::conditional_t<std::is_same_v<Out, R>, std::optional<Out>, Out> held;
};
template <class R> class body_outcome<R &, R &> {
public:
  void set(R &value) noexcept { held = std::addressof(value); }
  R &take() noexcept { return *held; }

private:
  R *held = nullptr;
};
template <class Out> class body_outcome<Out, void> {};

/// Notes that \p error was thrown while \p context, or nothing, was in flight.
inline void link_errors(const std::exception_ptr &error,
                        const std::exception_ptr &context) {
  if (loop *home = loop::current())
    home->remember_context(error, context);
}

/// Whether the exit of \p scope is to be awaited as by unstoppable().
template <class S> bool is_exit_shielded([[maybe_unused]] S &scope) noexcept {
  if constexpr (requires { scope.exit_policy.is_unstoppable(); })
    return scope.exit_policy.is_unstoppable();
  else
    return false;
}

/// Awaits the exit of \p scope, with its policy. The result has no meaning if
/// there is no error.
template <class S> auto leave(S &scope, std::exception_ptr error) {
  using exit = decltype(scope.async_exit(std::move(error)));
  struct awaitable_exit {
    // The awaitable lives here, its awaiter may refer to it.
    exit operation;
    bool is_shielded;
    awaitable_exit(S &scope, std::exception_ptr error)
        : operation(scope.async_exit(std::move(error))),
          is_shielded(is_exit_shielded(scope)) {}
    auto operator co_await() && {
      return shielded_await<awaiter_of<exit>>(std::forward<exit>(operation),
                                              is_shielded);
    }
  };
  return awaitable_exit(scope, std::move(error));
}

/// Awaits nothing, and gives a reference, or nothing.
template <class T> class ready_await;
template <class T> class ready_await<T &> {
public:
  explicit ready_await(T &value) noexcept : value(&value) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T &await_resume() const noexcept { return *value; }

private:
  T *value;
};
template <> class ready_await<void> {
public:
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

/// async_with() itself. \tparam Out what it gives.
template <class Out, class S, class Body>
task<Out> with_scope(S held, Body body, where at) {
  using scope_type = scope_of<S>;
  using value_type = entered<scope_type>;
  using result_type = body_result<Body, value_type>;
  scope_type &scope = held;

  // A co_await of the user's is what the watchdog should name, so those here
  // are not noted; what runs between the enter's, the body's and the exit's
  // own awaits is at the place of the call.
  entered_value<value_type> value;
  if constexpr (std::is_void_v<value_type>)
    co_await untracked(scope.async_enter());
  else
    value.set(co_await untracked(scope.async_enter()));

  current_place.store(at);
  body_outcome<Out, result_type> outcome;
  std::exception_ptr error;
  try {
    using called = decltype(call_body(body, value));
    if constexpr (!awaitable<called>) {
      if constexpr (std::is_void_v<result_type>)
        call_body(body, value);
      else
        outcome.set(call_body(body, value));
    } else if constexpr (std::is_void_v<result_type>) {
      co_await untracked(call_body(body, value));
    } else {
      outcome.set(co_await untracked(call_body(body, value)));
    }
  } catch (...) {
    error = std::current_exception();
  }

  current_place.store(at);
  [[maybe_unused]] bool is_suppressed = false;
  try {
    if constexpr (can_suppress<scope_type>)
      is_suppressed =
          static_cast<bool>(co_await untracked(leave(scope, error)));
    else
      co_await untracked(leave(scope, error));
  } catch (...) {
    if (error)
      link_errors(std::current_exception(), error);
    throw;
  }
  if (error) {
    if (!is_suppressed)
      std::rethrow_exception(std::move(error));
    if constexpr (can_suppress<scope_type> && !std::is_void_v<Out>)
      co_return Out();
  }
  if constexpr (!std::is_void_v<Out>)
    co_return outcome.take();
}

template <class S> inline constexpr bool is_tuple = false;
template <class... S> inline constexpr bool is_tuple<std::tuple<S...>> = true;

/// Scopes of a tuple: those from \p I on, inside of the others.
/// \param values what the others gave, references.
template <class Out, std::size_t I, class Scopes, class Body, class... V>
decltype(auto) with_scopes(Scopes &scopes, Body &body, where at, V &...values) {
  if constexpr (I == std::tuple_size_v<Scopes>) {
    if constexpr (std::is_invocable_v<Body &, V &...>)
      return std::invoke(body, values...);
    else
      return std::invoke(body);
  } else {
    using scope_type = scope_of<std::tuple_element_t<I, Scopes>>;
    auto inner = [&scopes, &body, at,
                  &values...](auto &...value) -> decltype(auto) {
      return detail::with_scopes<Out, I + 1>(scopes, body, at, values...,
                                             value...);
    };
    return detail::with_scope<Out>(
        std::reference_wrapper<scope_type>(std::get<I>(scopes)),
        std::move(inner), at);
  }
}

/// What a body gives that is called with what the scopes of a tuple gave.
template <class Body, class Entered, class... S> struct tuple_body;
template <class Body, class... V> struct tuple_body<Body, std::tuple<V...>> {
  static decltype(auto) call(Body &body, V... values) {
    if constexpr (std::is_invocable_v<Body &, V...>)
      return std::invoke(body, static_cast<V>(values)...);
    else
      return std::invoke(body);
  }
  using called = decltype(call(std::declval<Body &>(), std::declval<V>()...));
  using type = typename plain_or_awaited<called>::type;
};
template <class Body, class... V, class First, class... S>
struct tuple_body<Body, std::tuple<V...>, First, S...>
    : std::conditional_t<
          std::is_void_v<entered<First>>,
          tuple_body<Body, std::tuple<V...>, S...>,
          tuple_body<
              Body,
              std::tuple<V..., std::add_lvalue_reference_t<
                                   std::remove_reference_t<entered<First>>>>,
              S...>> {};

template <class Scopes, class Body> struct tuple_with;
template <class... S, class Body> struct tuple_with<std::tuple<S...>, Body> {
  static_assert((async_scope<scope_of<S>> && ...));
  using type =
      with_result<typename tuple_body<Body, std::tuple<>, scope_of<S>...>::type,
                  (can_suppress<scope_of<S>> || ...)>;
};

template <class Out, class Scopes, class Body>
task<Out> with_tuple(Scopes scopes, Body body, where at) {
  using called = decltype(with_scopes<Out, 0>(scopes, body, at));
  if constexpr (awaitable<called>)
    co_return co_await untracked(with_scopes<Out, 0>(scopes, body, at));
  else // Of no scopes.
    co_return with_scopes<Out, 0>(scopes, body, at);
}

} // namespace detail

/// Python's `async with`: enters \p scope, runs \p body with what that gives,
/// and leaves the scope, whatever way the body ends.
///
///  - If the enter fails or is cancelled, the exit is not run.
///  - If the body fails or is cancelled, the exit gets the error; unless it
///    gives true, the same error goes on.
///  - If the exit fails, that error goes on; context_of() of it is the body's.
///  - A cancellation interrupts the exit, too: unless the exit awaits
///    unstoppable(), or the scope has an `exit_policy` that says so.
///
/// \param scope an async_scope, or std::ref() of one that lives longer.
/// \param body is called with what the enter gives (an lvalue; nothing if it
///   takes nothing). Gives an awaitable, or is a plain function. It lives, as
///   the scope, until the exit has ended: a lambda may capture by reference.
/// \returns what the body gives; if the scope can suppress errors, an optional,
///   which is empty if it did.
template <class S, class Body>
  requires async_scope<detail::scope_of<S>>
auto async_with(S scope, Body body, where at = where::current()) {
  using scope_type = detail::scope_of<S>;
  using result = detail::with_result<
      detail::body_result<Body, detail::entered<scope_type>>,
      detail::can_suppress<scope_type>>;
  return detail::with_scope<result>(std::move(scope), std::move(body), at);
}

/// Enters scopes from the left to the right, and leaves them the other way
/// round; each exit gets the error of what is inside of its scope.
/// \param body is called with what they give, as lvalues, or with nothing.
template <class... S, class Body>
auto async_with(std::tuple<S...> scopes, Body body,
                where at = where::current()) {
  using result = typename detail::tuple_with<std::tuple<S...>, Body>::type;
  return detail::with_tuple<result>(std::move(scopes), std::move(body), at);
}

namespace detail {

/// An exit on an async_exit_stack.
class stacked_exit {
public:
  stacked_exit() = default;
  stacked_exit(const stacked_exit &) = delete;
  stacked_exit &operator=(const stacked_exit &) = delete;
  virtual ~stacked_exit() = default;
  /// \returns whether \p error is suppressed.
  virtual task<bool> run(std::exception_ptr error) = 0;
};

template <class S> class stacked_scope final : public stacked_exit {
public:
  explicit stacked_scope(S &&scope) : held(std::move(scope)) {}
  scope_of<S> &scope() noexcept { return held; }
  task<bool> run(std::exception_ptr error) override {
    scope_of<S> &left = held;
    if constexpr (can_suppress<scope_of<S>>) {
      co_return static_cast<bool>(
          co_await untracked(leave(left, std::move(error))));
    } else {
      co_await untracked(leave(left, std::move(error)));
      co_return false;
    }
  }

private:
  S held;
};

template <class F> class stacked_function final : public stacked_exit {
public:
  explicit stacked_function(F &&f) : f(std::move(f)) {}
  task<bool> run([[maybe_unused]] std::exception_ptr error) override {
    using called = decltype(call(std::move(error)));
    if constexpr (awaitable<called>) {
      if constexpr (std::is_void_v<await_result<called>>) {
        co_await untracked(call(std::move(error)));
        co_return false;
      } else {
        co_return static_cast<bool>(co_await untracked(call(std::move(error))));
      }
    } else if constexpr (std::is_void_v<called>) {
      call(std::move(error));
      co_return false;
    } else {
      co_return static_cast<bool>(call(std::move(error)));
    }
  }

private:
  decltype(auto) call([[maybe_unused]] std::exception_ptr error) {
    if constexpr (std::is_invocable_v<F &, std::exception_ptr>)
      return std::invoke(f, std::move(error));
    else
      return std::invoke(f);
  }

  F f;
};

} // namespace detail

/// Scopes that are entered one by one and left together, the latest first
/// (contextlib.AsyncExitStack). Itself a scope, whose body gets a reference to
/// it. Not shared between tasks.
class [[nodiscard]] async_exit_stack {
public:
  async_exit_stack() = default;
  async_exit_stack(async_exit_stack &&) noexcept = default;
  async_exit_stack &operator=(async_exit_stack &&) = delete;
  /// Of a stack that was left. A destructor cannot await the exits of another.
  ~async_exit_stack() {
    if (!exits.empty())
      detail::complain("an async_exit_stack is destroyed before its exit");
  }

  /// Enters \p scope, and leaves it at the exit of the stack.
  /// \param scope as for async_with(); moved to the stack, where it stays.
  /// \returns what its enter gives.
  template <class S>
    requires async_scope<detail::scope_of<S>>
  task<detail::entered<detail::scope_of<S>>> enter(S scope) {
    using value_type = detail::entered<detail::scope_of<S>>;
    auto exit = std::make_unique<detail::stacked_scope<S>>(std::move(scope));
    auto &entering = exit->scope();
    // So that nothing can fail between the enter and the push.
    exits.reserve(exits.size() + 1);
    if constexpr (std::is_void_v<value_type>) {
      co_await detail::untracked(entering.async_enter());
      exits.push_back(std::move(exit));
    } else {
      decltype(auto) value = co_await detail::untracked(entering.async_enter());
      exits.push_back(std::move(exit));
      co_return static_cast<value_type &&>(value);
    }
  }

  /// Calls \p f at the exit of the stack, with the error at hand (which may be
  /// null), or with nothing, and awaits what it gives, if that is an awaitable.
  /// A bool that is true suppresses the error.
  template <class F> void push(F f) {
    exits.push_back(
        std::make_unique<detail::stacked_function<F>>(std::move(f)));
  }

  /// Takes everything off this stack. \returns a stack that has it.
  async_exit_stack pop_all() noexcept { return std::move(*this); }

  /// Leaves all scopes now (the exit of this stack then has nothing to do).
  /// \throws what the exits throw
  task<> async_close() { co_await detail::untracked(async_exit(nullptr)); }

  auto async_enter() noexcept {
    return detail::ready_await<async_exit_stack &>(*this);
  }
  /// Runs every exit, whether others fail or not. An error takes the place of
  /// the one that was in flight, which becomes its context.
  task<bool> async_exit(std::exception_ptr error) {
    const bool had_error = error != nullptr;
    bool is_thrown = false; // Whether the present error is that of an exit.
    while (!exits.empty()) {
      const std::unique_ptr<detail::stacked_exit> exit =
          std::move(exits.back());
      exits.pop_back();
      try {
        if (co_await detail::untracked(exit->run(error)) && error) {
          error = nullptr;
          is_thrown = false;
        }
      } catch (...) {
        const std::exception_ptr thrown = std::current_exception();
        // Also that there was none any more, if it was suppressed.
        if (had_error)
          detail::link_errors(thrown, error);
        error = thrown;
        is_thrown = true;
      }
    }
    if (is_thrown)
      std::rethrow_exception(std::move(error));
    co_return had_error && !error;
  }

private:
  std::vector<std::unique_ptr<detail::stacked_exit>> exits;
};

/// What closing() gives.
/// \tparam T the object, a reference if it lives elsewhere.
template <class T> class [[nodiscard]] closing_scope {
public:
  template <class U>
  explicit closing_scope(U &&object, int) : object(std::forward<U>(object)) {}

  auto async_enter() noexcept {
    return detail::ready_await<std::remove_reference_t<T> &>(object);
  }
  auto async_exit(std::exception_ptr) { return object.async_close(); }

private:
  T object;
};

/// A scope whose exit awaits `x.async_close()` (contextlib.aclosing), and whose
/// body gets \p x: an lvalue is borrowed, a temporary is moved to the scope.
template <class T> closing_scope<T> closing(T &&x) {
  return closing_scope<T>(std::forward<T>(x), 0);
}

/// What make_scope() gives.
template <class Enter, class Exit> class [[nodiscard]] made_scope {
  using entering = decltype(std::declval<Enter &>()());
  static constexpr bool is_awaited = awaitable<entering>;
  using value_type = typename detail::plain_or_awaited<entering>::type;

public:
  made_scope(Enter enter, Exit exit)
      : enter(std::move(enter)), exit(std::move(exit)) {}

  task<std::add_lvalue_reference_t<value_type>> async_enter() {
    if constexpr (std::is_void_v<value_type>) {
      if constexpr (is_awaited)
        co_await detail::untracked(enter());
      else
        enter();
    } else {
      if constexpr (is_awaited)
        value.set(co_await detail::untracked(enter()));
      else
        value.set(enter());
      co_return value.get();
    }
  }

  auto async_exit(std::exception_ptr error) {
    using called = decltype(call(std::move(error)));
    if constexpr (awaitable<called>)
      return call(std::move(error));
    else
      return call_plain<called>(std::move(error));
  }

private:
  decltype(auto) call([[maybe_unused]] std::exception_ptr error) {
    if constexpr (!std::is_void_v<value_type>) {
      using type = std::add_lvalue_reference_t<value_type>;
      if constexpr (std::is_invocable_v<Exit &, type, std::exception_ptr>)
        return std::invoke(exit, value.get(), std::move(error));
      else if constexpr (std::is_invocable_v<Exit &, std::exception_ptr>)
        return std::invoke(exit, std::move(error));
      else if constexpr (std::is_invocable_v<Exit &, type>)
        return std::invoke(exit, value.get());
      else
        return std::invoke(exit);
    } else if constexpr (std::is_invocable_v<Exit &, std::exception_ptr>) {
      return std::invoke(exit, std::move(error));
    } else {
      return std::invoke(exit);
    }
  }
  template <class R> task<R> call_plain(std::exception_ptr error) {
    co_return call(std::move(error));
  }

  Enter enter;
  Exit exit;
  detail::entered_value<value_type> value;
};

/// A scope of two functions (contextlib.asynccontextmanager).
/// \param enter gives what the body gets; the scope keeps it.
/// \param exit is called with a reference to that and the error (a null
///   exception_ptr if there is none), or with one of them, or with nothing. May
///   give a bool, true to suppress the error.
/// Each gives an awaitable, or is a plain function.
template <class Enter, class Exit>
made_scope<Enter, Exit> make_scope(Enter enter, Exit exit) {
  return {std::move(enter), std::move(exit)};
}

namespace detail {

/// The exits of one coroutine, and the coroutine that runs them.
class exits_of_coroutine final : public coroutine_exits {
public:
  explicit exits_of_coroutine(task_promise_base &ending)
      : ending(ending), runner(run_all(*this)) {}

  std::coroutine_handle<> begin() noexcept override {
    auto frame = task_access::frame(runner);
    frame.promise().owner = ending.owner;
    frame.promise().continuation = ending.continuation;
    return frame;
  }

  std::vector<std::unique_ptr<stacked_exit>> actions;

private:
  static task<> run_all(exits_of_coroutine &self) {
    std::exception_ptr &error = self.ending.error;
    while (!self.actions.empty()) {
      const std::unique_ptr<stacked_exit> action =
          std::move(self.actions.back());
      self.actions.pop_back();
      try {
        co_await untracked(action->run(error));
      } catch (...) {
        const std::exception_ptr thrown = std::current_exception();
        if (error)
          link_errors(thrown, error);
        error = thrown;
      }
    }
  }

  task_promise_base &ending;
  task<> runner;
};

/// A function and what it works on, until the coroutine ends.
template <class F, class... State>
class coroutine_exit final : public stacked_exit {
public:
  template <class G>
  explicit coroutine_exit(G &&f, std::tuple<State...> &&state)
      : f(std::forward<G>(f)), state(std::move(state)) {}

  task<bool> run(std::exception_ptr) override {
    using called = std::invoke_result_t<F &, State &...>;
    if constexpr (awaitable<called>)
      co_await untracked(std::apply(f, state));
    else
      std::apply(f, state);
    co_return false;
  }

  F f;
  std::tuple<State...> state;
};

} // namespace detail

/// `co_await at_coroutine_exit(f, state...)` arranges that \p f is called with
/// the (copied) state, as lvalues, and awaited, when the coroutine that awaits
/// this has ended, after its locals are gone, whatever way it ended; the latest
/// first. Its awaiter continues after that. An error of \p f becomes that of
/// the coroutine, with the coroutine's own as its context. Does not wait.
/// \returns a tuple of references to the state.
template <class F, class... State> class [[nodiscard]] at_coroutine_exit {
public:
  template <class G, class... S>
  explicit at_coroutine_exit(G &&f, S &&...state)
      : exit(std::make_unique<detail::coroutine_exit<F, State...>>(
            std::forward<G>(f),
            std::tuple<State...>(std::forward<S>(state)...))) {}

  bool await_ready() const noexcept { return false; }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> handle) {
    detail::task_promise_base &promise = handle.promise();
    if (!promise.exits)
      promise.exits = std::make_unique<detail::exits_of_coroutine>(promise);
    auto &exits = static_cast<detail::exits_of_coroutine &>(*promise.exits);
    kept = exit.get();
    exits.actions.push_back(std::move(exit));
    return false;
  }
  std::tuple<State &...> await_resume() const noexcept {
    return std::apply(
        [](State &...state) { return std::tuple<State &...>(state...); },
        kept->state);
  }

private:
  std::unique_ptr<detail::coroutine_exit<F, State...>> exit;
  detail::coroutine_exit<F, State...> *kept = nullptr;
};
template <class F, class... State>
at_coroutine_exit(F, State...) -> at_coroutine_exit<F, State...>;

} // namespace aio

#endif // AIO_SCOPE_H
