//===- when.h - Several tasks at the same time ------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_WHEN_H
#define AIO_WHEN_H

#include "aio/spawn.h"
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace aio {
namespace detail {

/// A value that stands in a tuple, a variant or a vector.
template <class T>
using tuple_value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
template <class T>
using stored_value =
    std::conditional_t<std::is_reference_v<T>,
                       std::reference_wrapper<std::remove_reference_t<T>>,
                       tuple_value<T>>;

class gathering;

/// One of the tasks that are waited for together.
class gathered final : end_hook, loop_call {
public:
  gathered() = default;
  ~gathered() {
    if (task)
      task->release();
  }
  task_state &state() const noexcept { return *task; }

private:
  friend gathering;
  void on_end() noexcept override;
  void call() noexcept override;
  void discard() noexcept override;

  gathering *group = nullptr;
  task_state *task = nullptr; // A reference is held.
};

/// Waits for several tasks. Shared by the one who waits and by the tasks that
/// run: these may outlive the wait. Loop thread only.
class gathering {
public:
  enum class mode {
    all,        ///< for all, or the first that fails
    settled,    ///< for all
    first,      ///< for the first, and then, cancelled, for the others
    first_only, ///< for the first
  };

  /// One to an await; the one who has it holds a reference.
  gathering(loop &home, mode kind, std::size_t size)
      : home(home), kind(kind), unfinished(size),
        children(std::make_unique<gathered[]>(size)) {}
  gathering(const gathering &) = delete;
  gathering &operator=(const gathering &) = delete;

  void add(task_state &task) noexcept {
    gathered &child = children[added++];
    child.group = this;
    child.task = &task;
    task.retain();
    if (kind != mode::first_only)
      task.is_observed = true;
    ++references;
    if (task.is_done)
      child.on_end();
    else
      task.add(child);
  }

  /// The task of number \p index.
  task_state &task(std::size_t index) const noexcept {
    return children[index].state();
  }
  template <class T>
  spawned_task<T> &spawned(std::size_t index) const noexcept {
    return static_cast<spawned_task<T> &>(task(index));
  }
  /// The one that ended first.
  std::size_t first() const noexcept { return *winner; }

  /// The one who waits is cancelled. \returns false if all have ended.
  bool cancel_all() noexcept {
    const bool is_any = stop_all();
    is_cancelled |= is_any;
    return is_any;
  }

  /// \throws the first error, or `cancelled`
  void check() const {
    if (error)
      std::rethrow_exception(error);
  }

  /// Forgets the tasks that still run.
  void detach() noexcept {
    waiting = nullptr;
    for (std::size_t i = 0; i != added; ++i) {
      if (children[i].task->is_done)
        continue;
      children[i].task->remove(children[i]);
      --references; // Not the last: whoever waits has one.
    }
  }

  void release() noexcept {
    if (--references == 0)
      delete this;
  }

  /// Called once, on the loop, when the wait is over.
  struct waiter {
    virtual void on_gathered() noexcept = 0;

  protected:
    ~waiter() = default;
  };
  /// Null if nobody waits any more.
  waiter *waiting = nullptr;

private:
  friend gathered;
  ~gathering() = default;

  void complete() noexcept {
    waiter *ended = std::exchange(waiting, nullptr);
    if (kind == mode::first_only)
      detach();
    ended->on_gathered();
  }

  bool stop_all() noexcept {
    // Those that the first has stopped are not to be disturbed in their
    // clean-up.
    const bool is_stopped = kind == mode::first && is_stopping;
    is_stopping = true;
    bool is_any = false;
    for (std::size_t i = 0; i != added; ++i)
      is_any |=
          is_stopped ? !children[i].task->is_done : children[i].task->cancel();
    return is_any;
  }

  void on_child(gathered &child) noexcept {
    --unfinished;
    if (!waiting)
      return;
    task_state &ended = *child.task;
    switch (kind) {
    case mode::all:
      if (ended.error) {
        error = ended.error;
        return complete();
      }
      break;
    case mode::settled:
      break;
    case mode::first:
      if (!winner) {
        winner = &child - children.get();
        if (ended.error)
          error = ended.error;
        stop_all();
      }
      break;
    case mode::first_only:
      winner = &child - children.get();
      return complete();
    }
    if (unfinished != 0)
      return;
    if (is_cancelled)
      error = std::make_exception_ptr(cancelled());
    complete();
  }

  loop &home;
  const mode kind;
  bool is_cancelled = false;
  bool is_stopping = false;
  unsigned references = 1;
  std::size_t unfinished;
  std::size_t added = 0;
  std::optional<std::size_t> winner;
  std::exception_ptr error;
  const std::unique_ptr<gathered[]> children;
};

// As asyncio's callbacks, what looks at an ended task runs in the next turn.
inline void gathered::on_end() noexcept { group->home.schedule(*this); }
inline void gathered::call() noexcept {
  group->on_child(*this);
  group->release();
}
inline void gathered::discard() noexcept { group->release(); }

/// Awaits tasks together. \tparam Tasks spawns them and takes their results.
template <class Tasks>
class gather_wait final : public wait_base, gathering::waiter {
public:
  gather_wait(Tasks &&tasks, where at) : tasks(std::move(tasks)), at(at) {}
  ~gather_wait() {
    if (group)
      group->release();
  }

  bool await_ready() const noexcept {
    // Of nothing, there is no first.
    return Tasks::kind != gathering::mode::first &&
           Tasks::kind != gathering::mode::first_only && tasks.size() == 0;
  }
  typename Tasks::result await_resume() {
    finish();
    if (group)
      group->check();
    return tasks.take(group);
  }

private:
  void start() override {
    if (tasks.size() == 0)
      throw std::logic_error("when_any() of nothing");
    group = new gathering(home(), Tasks::kind, tasks.size());
    group->waiting = this;
    try {
      tasks.begin(*group, at);
    } catch (...) {
      group->waiting = nullptr;
      group->cancel_all();
      throw;
    }
  }
  bool stop() noexcept override {
    if constexpr (Tasks::kind == gathering::mode::first_only) {
      group->detach();
      return true;
    } else {
      // The tasks' ends complete the wait. If they all have ended already, the
      // cancellation strikes when it is continued.
      if (!group->cancel_all())
        owner().must_cancel.store(true, std::memory_order_relaxed);
      return false;
    }
  }
  void on_gathered() noexcept override { complete(); }

  Tasks tasks;
  where at;
  gathering *group = nullptr;
};

/// What when_all() and the like give: to be awaited, once.
template <class Tasks> class gather_operation {
public:
  auto operator co_await() && {
    return gather_wait<Tasks>(std::move(tasks), at);
  }

protected:
  gather_operation(Tasks &&tasks, where at) : tasks(std::move(tasks)), at(at) {}

private:
  Tasks tasks;
  where at;
};

/// Tasks of different types.
template <class... T> class task_tuple {
public:
  explicit task_tuple(task<T> &&...tasks) : tasks(std::move(tasks)...) {}
  static constexpr std::size_t size() noexcept { return sizeof...(T); }
  void begin([[maybe_unused]] gathering &group, [[maybe_unused]] where at) {
    std::apply(
        [&](task<T> &...t) {
          (group.add(spawn(std::move(t), {}, at).internal_state()), ...);
        },
        tasks);
  }

private:
  std::tuple<task<T>...> tasks;
};

/// Tasks of one type, any number.
template <class T> class task_vector {
public:
  explicit task_vector(std::vector<task<T>> &&tasks)
      : tasks(std::move(tasks)) {}
  std::size_t size() const noexcept { return tasks.size(); }
  void begin(gathering &group, where at) {
    for (task<T> &t : tasks)
      group.add(spawn(std::move(t), {}, at).internal_state());
  }

private:
  std::vector<task<T>> tasks;
};

/// A result: monostate for void.
template <class T, class Stored> Stored take_value(spawned_task<T> &ended) {
  if constexpr (std::is_void_v<T>) {
    ended.take();
    return {};
  } else {
    return Stored(ended.take());
  }
}

} // namespace detail

/// How a task has ended: with a value or with an error.
template <class T = void> class settled {
public:
  using value_type = detail::stored_value<T>;

  explicit settled(value_type value) : result(std::move(value)) {}
  explicit settled(std::exception_ptr error) noexcept
      : result(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const noexcept { return result.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  /// The value (of a void task: nothing). \throws the error
  decltype(auto) value() & {
    check();
    if constexpr (!std::is_void_v<T>)
      return static_cast<std::add_lvalue_reference_t<T>>(
          *std::get_if<0>(&result));
  }
  decltype(auto) value() && {
    check();
    if constexpr (!std::is_void_v<T>)
      return static_cast<T &&>(static_cast<std::add_lvalue_reference_t<T>>(
          *std::get_if<0>(&result)));
  }
  /// The error, or null.
  std::exception_ptr error() const noexcept {
    return has_value() ? nullptr : *std::get_if<1>(&result);
  }
  /// Whether the error is `cancelled`.
  bool is_cancelled() const noexcept {
    return !has_value() && detail::is_cancellation(*std::get_if<1>(&result));
  }

private:
  void check() const {
    if (!has_value())
      std::rethrow_exception(*std::get_if<1>(&result));
  }

  std::variant<value_type, std::exception_ptr> result;
};

namespace detail {

template <class T> settled<T> settle(spawned_task<T> &ended) {
  if (ended.error)
    return settled<T>(ended.error);
  return settled<T>(take_value<T, stored_value<T>>(ended));
}

template <class... T> struct all_of_tuple : task_tuple<T...> {
  using task_tuple<T...>::task_tuple;
  static constexpr auto kind = gathering::mode::all;
  using result = std::tuple<tuple_value<T>...>;
  static result take(const gathering *group) {
    return take(group, std::index_sequence_for<T...>());
  }
  template <std::size_t... I>
  static result take([[maybe_unused]] const gathering *group,
                     std::index_sequence<I...>) {
    return result{
        take_value<T, tuple_value<T>>(group->template spawned<T>(I))...};
  }
};

template <class T> struct all_of_vector : task_vector<T> {
  using task_vector<T>::task_vector;
  static constexpr auto kind = gathering::mode::all;
  using result =
      std::conditional_t<std::is_void_v<T>, void, std::vector<stored_value<T>>>;
  result take([[maybe_unused]] const gathering *group) const {
    if constexpr (!std::is_void_v<T>) {
      result values;
      values.reserve(this->size());
      for (std::size_t i = 0; i != this->size(); ++i)
        values.push_back(
            take_value<T, stored_value<T>>(group->template spawned<T>(i)));
      return values;
    }
  }
};

template <class... T> struct settled_of_tuple : task_tuple<T...> {
  using task_tuple<T...>::task_tuple;
  static constexpr auto kind = gathering::mode::settled;
  using result = std::tuple<settled<T>...>;
  static result take(const gathering *group) {
    return take(group, std::index_sequence_for<T...>());
  }
  template <std::size_t... I>
  static result take([[maybe_unused]] const gathering *group,
                     std::index_sequence<I...>) {
    return result{settle(group->template spawned<T>(I))...};
  }
};

template <class T> struct settled_of_vector : task_vector<T> {
  using task_vector<T>::task_vector;
  static constexpr auto kind = gathering::mode::settled;
  using result = std::vector<settled<T>>;
  result take(const gathering *group) const {
    result values;
    values.reserve(this->size());
    for (std::size_t i = 0; i != this->size(); ++i)
      values.push_back(settle(group->template spawned<T>(i)));
    return values;
  }
};

template <class... T> struct first_of_tuple : task_tuple<T...> {
  using task_tuple<T...>::task_tuple;
  static constexpr auto kind = gathering::mode::first;
  using result = std::variant<stored_value<T>...>;
  static result take(const gathering *group) { return take<0, T...>(*group); }
  template <std::size_t I, class First, class... Rest>
  static result take(const gathering &group) {
    if constexpr (sizeof...(Rest) != 0)
      if (group.first() != I)
        return take<I + 1, Rest...>(group);
    return result(std::in_place_index<I>,
                  take_value<First, stored_value<First>>(
                      group.template spawned<First>(I)));
  }
};

template <class T> struct first_of_vector : task_vector<T> {
  using task_vector<T>::task_vector;
  static constexpr auto kind = gathering::mode::first;
  using result = std::conditional_t<std::is_void_v<T>, std::size_t,
                                    std::pair<std::size_t, stored_value<T>>>;
  static result take(const gathering *group) {
    const std::size_t first = group->first();
    if constexpr (std::is_void_v<T>)
      return first;
    else
      return result(first, take_value<T, stored_value<T>>(
                               group->template spawned<T>(first)));
  }
};

/// Tasks that run already.
class first_of_handles {
public:
  static constexpr auto kind = gathering::mode::first_only;
  using result = std::size_t;
  template <class... T>
  explicit first_of_handles(const join_handle<T> &...handles) {
    tasks.reserve(sizeof...(T));
    (keep(handles.internal_state()), ...);
  }
  template <class T>
  explicit first_of_handles(const std::vector<join_handle<T>> &handles) {
    tasks.reserve(handles.size());
    for (const join_handle<T> &handle : handles)
      keep(handle.internal_state());
  }
  std::size_t size() const noexcept { return tasks.size(); }
  void begin(gathering &group, where) {
    for (const kept &t : tasks)
      group.add(*t);
  }
  std::size_t take(const gathering *group) const { return group->first(); }

private:
  struct release {
    void operator()(task_state *task) const noexcept { task->release(); }
  };
  using kept = std::unique_ptr<task_state, release>;
  void keep(task_state &task) {
    task.retain();
    tasks.emplace_back(&task);
  }
  std::vector<kept> tasks;
};

} // namespace detail

// Classes and not functions: only so can the place of the call follow any
// number of arguments.

/// `co_await when_all(a(), b())` runs tasks at the same time, and waits for all
/// (asyncio.gather): each is spawned when it is awaited.
///
/// Gives a tuple of their results (std::monostate for void); of a
/// `std::vector<task<T>>`, a vector of them, in the same order, or nothing for
/// void. The first error (`cancelled` counts) is thrown at once; the others run
/// on, and what they end with is dropped. If the awaiting task is cancelled, so
/// are all.
template <class... Tasks> class when_all;

template <class... T>
class [[nodiscard]] when_all<task<T>...>
    : public detail::gather_operation<detail::all_of_tuple<T...>> {
public:
  explicit when_all(task<T>... tasks, where at = where::current())
      : detail::gather_operation<detail::all_of_tuple<T...>>(
            detail::all_of_tuple<T...>(std::move(tasks)...), at) {}
};
template <class T>
class [[nodiscard]] when_all<std::vector<task<T>>>
    : public detail::gather_operation<detail::all_of_vector<T>> {
public:
  explicit when_all(std::vector<task<T>> tasks, where at = where::current())
      : detail::gather_operation<detail::all_of_vector<T>>(
            detail::all_of_vector<T>(std::move(tasks)), at) {}
};
template <class... T> when_all(task<T>...) -> when_all<task<T>...>;
template <class T>
when_all(std::vector<task<T>>) -> when_all<std::vector<task<T>>>;
template <class T>
when_all(std::vector<task<T>>, where) -> when_all<std::vector<task<T>>>;

/// As when_all(), but waits for all, whether they fail or not
/// (asyncio.gather(..., return_exceptions=True)).
///
/// Gives a tuple, or a vector, of settled<T>. If the awaiting task is
/// cancelled, so are all, and it throws `cancelled` when all have ended.
template <class... Tasks> class when_all_settled;

template <class... T>
class [[nodiscard]] when_all_settled<task<T>...>
    : public detail::gather_operation<detail::settled_of_tuple<T...>> {
public:
  explicit when_all_settled(task<T>... tasks, where at = where::current())
      : detail::gather_operation<detail::settled_of_tuple<T...>>(
            detail::settled_of_tuple<T...>(std::move(tasks)...), at) {}
};
template <class T>
class [[nodiscard]] when_all_settled<std::vector<task<T>>>
    : public detail::gather_operation<detail::settled_of_vector<T>> {
public:
  explicit when_all_settled(std::vector<task<T>> tasks,
                            where at = where::current())
      : detail::gather_operation<detail::settled_of_vector<T>>(
            detail::settled_of_vector<T>(std::move(tasks)), at) {}
};
template <class... T>
when_all_settled(task<T>...) -> when_all_settled<task<T>...>;
template <class T>
when_all_settled(std::vector<task<T>>)
    -> when_all_settled<std::vector<task<T>>>;
template <class T>
when_all_settled(std::vector<task<T>>, where)
    -> when_all_settled<std::vector<task<T>>>;

/// Runs tasks at the same time until the first has ended; cancels the others,
/// and waits for their ends.
///
/// Gives a variant whose index() says which it was, with its result
/// (std::monostate for void); of a vector, a pair of the index and the result,
/// or just the index for void. Throws the error of that task; those of the
/// others are dropped. If the awaiting task is cancelled, so are all.
///
/// Of join_handles, it waits for the first that is done, cancels none, whatever
/// happens, and gives its index (asyncio.wait(..., FIRST_COMPLETED)).
/// \throws std::logic_error of nothing
template <class... Tasks> class when_any;

template <class First, class... T>
class [[nodiscard]] when_any<task<First>, task<T>...>
    : public detail::gather_operation<detail::first_of_tuple<First, T...>> {
public:
  explicit when_any(task<First> first, task<T>... tasks,
                    where at = where::current())
      : detail::gather_operation<detail::first_of_tuple<First, T...>>(
            detail::first_of_tuple<First, T...>(std::move(first),
                                                std::move(tasks)...),
            at) {}
};
template <class T>
class [[nodiscard]] when_any<std::vector<task<T>>>
    : public detail::gather_operation<detail::first_of_vector<T>> {
public:
  explicit when_any(std::vector<task<T>> tasks, where at = where::current())
      : detail::gather_operation<detail::first_of_vector<T>>(
            detail::first_of_vector<T>(std::move(tasks)), at) {}
};
template <class First, class... T>
class [[nodiscard]] when_any<join_handle<First>, join_handle<T>...>
    : public detail::gather_operation<detail::first_of_handles> {
public:
  explicit when_any(const join_handle<First> &first,
                    const join_handle<T> &...handles,
                    where at = where::current())
      : detail::gather_operation<detail::first_of_handles>(
            detail::first_of_handles(first, handles...), at) {}
};
template <class T>
class [[nodiscard]] when_any<std::vector<join_handle<T>>>
    : public detail::gather_operation<detail::first_of_handles> {
public:
  explicit when_any(const std::vector<join_handle<T>> &handles,
                    where at = where::current())
      : detail::gather_operation<detail::first_of_handles>(
            detail::first_of_handles(handles), at) {}
};
template <class First, class... T>
when_any(task<First>, task<T>...) -> when_any<task<First>, task<T>...>;
template <class T>
when_any(std::vector<task<T>>) -> when_any<std::vector<task<T>>>;
template <class T>
when_any(std::vector<task<T>>, where) -> when_any<std::vector<task<T>>>;
template <class First, class... T>
when_any(join_handle<First>, join_handle<T>...)
    -> when_any<join_handle<First>, join_handle<T>...>;
template <class T>
when_any(std::vector<join_handle<T>>) -> when_any<std::vector<join_handle<T>>>;

} // namespace aio

#endif // AIO_WHEN_H
