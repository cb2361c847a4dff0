//===- net.h - Streams and servers ------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What asyncio has in open_connection() and start_server(). All is used on the
// loop's thread. No operation raises SIGPIPE: a peer that is gone is an error.
//
//===----------------------------------------------------------------------===//

#ifndef AIO_NET_H
#define AIO_NET_H

#include "aio/detail/channel.h"
#include "aio/offload.h"
#include "aio/sleep.h"
#include "aio/spawn.h"
#include "aio/sync.h"
#include "aio/task.h"
#include <arpa/inet.h>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace aio::net {

/// The address of one end of a connection.
class endpoint {
public:
  endpoint() noexcept = default;
  endpoint(const sockaddr *address, socklen_t size) noexcept
      : length(std::min<socklen_t>(size, sizeof(storage))) {
    std::memcpy(&storage, address, length);
  }
  /// \param host a number, as in "127.0.0.1" or "::1"; no name is looked up.
  /// \throws std::invalid_argument for anything else
  endpoint(const std::string &host, std::uint16_t port) {
    if (!parse(host, port))
      throw std::invalid_argument("'" + host + "' is no address");
  }
  /// The address of a Unix socket. One that begins with '\0' is abstract.
  /// \throws std::invalid_argument if it is too long
  static endpoint of_path(std::string_view path) {
    endpoint made;
    auto &unix_address = reinterpret_cast<sockaddr_un &>(made.storage);
    if (path.empty() || path.size() >= sizeof(unix_address.sun_path))
      throw std::invalid_argument("no path for a Unix socket: '" +
                                  std::string(path) + "'");
    unix_address.sun_family = AF_UNIX;
    std::memcpy(unix_address.sun_path, path.data(), path.size());
    // The 0 at the end belongs to a path, and not to an abstract name.
    made.length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) +
                                         path.size() + (path[0] != '\0'));
    return made;
  }

  int family() const noexcept { return length ? storage.ss_family : AF_UNSPEC; }
  /// The number, or the path of a Unix socket.
  std::string address() const {
    char text[INET6_ADDRSTRLEN] = "";
    switch (family()) {
    case AF_INET:
      ::inet_ntop(AF_INET, &as<sockaddr_in>().sin_addr, text, sizeof(text));
      return text;
    case AF_INET6:
      ::inet_ntop(AF_INET6, &as<sockaddr_in6>().sin6_addr, text, sizeof(text));
      return text;
    case AF_UNIX: {
      std::size_t size = length - offsetof(sockaddr_un, sun_path);
      const char *path = as<sockaddr_un>().sun_path;
      if (size != 0 && path[0] != '\0' && path[size - 1] == '\0')
        --size;
      return std::string(path, size);
    }
    default:
      return {};
    }
  }
  /// 0 for a Unix socket.
  std::uint16_t port() const noexcept {
    switch (family()) {
    case AF_INET:
      return ntohs(as<sockaddr_in>().sin_port);
    case AF_INET6:
      return ntohs(as<sockaddr_in6>().sin6_port);
    default:
      return 0;
    }
  }
  /// As in "127.0.0.1:80", "[::1]:80", or a path.
  std::string to_string() const {
    switch (family()) {
    case AF_INET:
      return address() + ":" + std::to_string(port());
    case AF_INET6:
      return "[" + address() + "]:" + std::to_string(port());
    default:
      return address();
    }
  }

  const sockaddr *data() const noexcept {
    return reinterpret_cast<const sockaddr *>(&storage);
  }
  socklen_t size() const noexcept { return length; }

private:
  friend class stream;
  friend class server;
  template <class A> const A &as() const noexcept {
    return reinterpret_cast<const A &>(storage);
  }
  bool parse(const std::string &host, std::uint16_t port) noexcept {
    auto &v4 = reinterpret_cast<sockaddr_in &>(storage);
    auto &v6 = reinterpret_cast<sockaddr_in6 &>(storage);
    if (::inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) {
      v4.sin_family = AF_INET;
      v4.sin_port = htons(port);
      length = sizeof(v4);
      return true;
    }
    if (::inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1) {
      v6.sin6_family = AF_INET6;
      v6.sin6_port = htons(port);
      length = sizeof(v6);
      return true;
    }
    return false;
  }
  /// \param ask getsockname or getpeername.
  static endpoint of(int fd, int (*ask)(int, sockaddr *, socklen_t *)) {
    endpoint asked;
    asked.length = sizeof(asked.storage);
    detail::checked(
        ask(fd, reinterpret_cast<sockaddr *>(&asked.storage), &asked.length),
        "the address of a socket");
    return asked;
  }

  sockaddr_storage storage{};
  socklen_t length = 0;
};

/// What the errors of getaddrinfo() are values of.
inline const std::error_category &resolve_category() noexcept {
  static const class final : public std::error_category {
    const char *name() const noexcept override { return "resolve"; }
    std::string message(int code) const override {
      return ::gai_strerror(code);
    }
  } category;
  return category;
}

} // namespace aio::net

namespace aio::detail {

/// getaddrinfo(), for connections or, if \p is_passive, for servers. Blocks.
inline std::vector<net::endpoint>
look_up(const std::string &host, const std::string &service, bool is_passive) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = is_passive ? AI_PASSIVE : 0;
  addrinfo *first = nullptr;
  const int error = ::getaddrinfo(host.empty() ? nullptr : host.c_str(),
                                  service.empty() ? nullptr : service.c_str(),
                                  &wanted, &first);
  if (error == EAI_SYSTEM)
    throw last_error("getaddrinfo");
  if (error != 0)
    throw std::system_error(error, net::resolve_category(),
                            "'" + host + "', service '" + service + "'");
  const std::unique_ptr<addrinfo, void (*)(addrinfo *)> list(first,
                                                             ::freeaddrinfo);
  std::vector<net::endpoint> found;
  for (const addrinfo *a = first; a; a = a->ai_next)
    found.emplace_back(a->ai_addr, a->ai_addrlen);
  return found;
}

inline std::system_error socket_error(int error, const char *what,
                                      const net::endpoint &where) {
  return std::system_error(error, std::generic_category(),
                           what + (" " + where.to_string()));
}

inline unique_fd make_socket(const net::endpoint &where, const char *what) {
  unique_fd made(
      ::socket(where.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!made)
    throw socket_error(errno, what, where);
  return made;
}

// --- Operations of streams
// ----------------------------------------------------

class read_some_operation final : public channel_operation {
public:
  read_some_operation(channel &on, mutable_bytes to) noexcept
      : channel_operation(on), to(to) {}
  std::size_t await_resume() {
    settle();
    return count;
  }

private:
  bool advance() override {
    if (to.size() == 0)
      return true;
    count = stream().buffer.take(to.data(), to.size());
    if (count != 0)
      return true;
    const ssize_t got = stream().read(to.data(), to.size());
    if (got < 0)
      return false;
    count = static_cast<std::size_t>(got);
    return true;
  }
  void give_back() override { stream().buffer.put_back(to.data(), count); }
  bool is_reader() const noexcept override { return true; }

  const mutable_bytes to;
  std::size_t count = 0;
};

class read_exactly_operation final : public channel_operation {
public:
  read_exactly_operation(channel &on, mutable_bytes to) noexcept
      : channel_operation(on), to(to) {}
  void await_resume() { settle(); }

private:
  bool advance() override {
    while (true) {
      count += stream().buffer.take(to.data() + count, to.size() - count);
      const std::size_t left = to.size() - count;
      if (left == 0)
        return true;
      // Little is read ahead, together with what follows; much directly.
      const bool is_little = left < channel::read_ahead_size / 2;
      const ssize_t got = is_little ? stream().read_ahead()
                                    : stream().read(to.data() + count, left);
      if (got < 0)
        return false;
      if (got == 0)
        throw incomplete_read(
            std::string(to.data(), std::exchange(count, std::size_t(0))));
      if (!is_little)
        count += static_cast<std::size_t>(got);
    }
  }
  void give_back() override { stream().buffer.put_back(to.data(), count); }
  bool is_reader() const noexcept override { return true; }

  const mutable_bytes to;
  std::size_t count = 0;
};

class read_until_operation final : public channel_operation {
public:
  read_until_operation(channel &on, std::string_view delimiter,
                       std::size_t limit, bool is_end_fine)
      : channel_operation(on), delimiter(delimiter), limit(limit),
        is_end_fine(is_end_fine) {
    if (delimiter.empty())
      throw std::invalid_argument("read_until() of an empty delimiter");
  }
  std::string await_resume() {
    settle();
    return std::move(result);
  }

private:
  bool advance() override {
    read_buffer &buffer = stream().buffer;
    while (true) {
      const std::size_t at = buffer.view().find(delimiter, searched);
      if (at != std::string_view::npos) {
        if (at + delimiter.size() > limit)
          fail();
        result = buffer.take(at + delimiter.size());
        return true;
      }
      if (buffer.size() >= delimiter.size())
        searched = buffer.size() - delimiter.size() + 1;
      if (searched > limit)
        fail();
      const ssize_t got = stream().read_ahead();
      if (got < 0)
        return false;
      if (got != 0)
        continue;
      if (is_end_fine && buffer.size() == 0)
        return true;
      throw incomplete_read(buffer.take(buffer.size()));
    }
  }
  [[noreturn]] void fail() const {
    throw std::length_error("no delimiter in the first " +
                            std::to_string(limit) + " bytes");
  }
  void give_back() override {
    stream().buffer.put_back(result.data(), result.size());
  }
  bool is_reader() const noexcept override { return true; }

  const std::string delimiter;
  const std::size_t limit;
  const bool is_end_fine;
  std::size_t searched = 0;
  std::string result;
};

class write_all_operation final : public channel_operation {
public:
  write_all_operation(channel &on, const_bytes from) noexcept
      : channel_operation(on), from(from) {}
  void await_resume() { settle(); }

private:
  bool advance() override {
    while (count != from.size()) {
      const ssize_t put =
          stream().write(from.data() + count, from.size() - count);
      if (put < 0)
        return false;
      count += static_cast<std::size_t>(put);
    }
    return true;
  }
  bool is_reader() const noexcept override { return false; }

  const const_bytes from;
  std::size_t count = 0;
};

/// Waits until a connection is made, or has failed.
class connect_operation final : public channel_operation {
public:
  explicit connect_operation(channel &on) noexcept : channel_operation(on) {}
  /// \returns 0, or the error.
  int await_resume() {
    settle();
    return result;
  }

private:
  bool advance() override {
    if (!stream().is_writable())
      return false;
    socklen_t size = sizeof(result);
    checked(::getsockopt(stream().fd(), SOL_SOCKET, SO_ERROR, &result, &size),
            "getsockopt");
    return true;
  }
  bool is_reader() const noexcept override { return false; }
  int result = 0;
};

/// Waits for the end of a stream.
class close_operation final : public queued_wait {
public:
  explicit close_operation(channel &on) noexcept : on(on) {}
  bool await_ready() const noexcept { return !on.is_open(); }
  void await_resume() { finish(); }

private:
  void start() override { on.closers.push_back(*this); }
  channel &on;
};

} // namespace aio::detail

namespace aio::net {

/// A connection, or another descriptor through which bytes go: a pipe, a
/// terminal. Its end closes it, which never blocks. At most one task reads and
/// one writes at a time. As an async scope, its exit closes it.
///
/// What a cancelled read has read is not lost: the next read gives it. A write
/// that is cancelled may have been done in part, or wholly.
class stream {
public:
  /// Takes \p fd, and makes it non-blocking. \throws std::system_error; EPERM
  /// for a file (see file.h)
  explicit stream(int fd) : stream(detail::unique_fd(fd)) {}
  stream(stream &&) noexcept = default;
  stream &operator=(stream &&) noexcept = default;

  /// `co_await s.read_some(buffer)` waits until there are bytes, and gives
  /// their number; 0 at the end of the stream.
  detail::read_some_operation read_some(mutable_bytes to) noexcept {
    return {channel(), to};
  }
  /// Fills the buffer. \throws incomplete_read if the stream ends before
  detail::read_exactly_operation read_exactly(mutable_bytes to) noexcept {
    return {channel(), to};
  }
  /// Gives the bytes up to the next \p delimiter, with it.
  /// \throws incomplete_read if the stream ends before
  /// \throws std::length_error if they are more than \p limit; they stay
  detail::read_until_operation read_until(std::string_view delimiter,
                                          std::size_t limit = 64 * 1024) {
    return {channel(), delimiter, limit, /*is_end_fine=*/false};
  }
  /// Gives the next line, with the '\n'; nothing at the end of the stream.
  /// \throws incomplete_read if the stream ends in the line
  /// \throws std::length_error if it is longer than \p limit; it stays
  detail::read_until_operation read_line(std::size_t limit = 64 * 1024) {
    return {channel(), "\n", limit, /*is_end_fine=*/true};
  }
  /// Writes all bytes, which must live until it is done.
  detail::write_all_operation write_all(const_bytes from) noexcept {
    return {channel(), from};
  }

  /// Tells the peer that nothing follows. It still may send.
  void write_eof() {
    detail::checked(::shutdown(native_handle(), SHUT_WR), "shutdown");
  }
  bool is_open() const noexcept { return state && state->is_open(); }
  /// Closes the descriptor. A read in progress gets the end of the stream, a
  /// write an error.
  void close() noexcept {
    if (state)
      state->close();
  }
  /// `co_await s.wait_closed()` waits until somebody has called close().
  detail::close_operation wait_closed() noexcept {
    return detail::close_operation(channel());
  }
  /// -1 if it is closed.
  int native_handle() const noexcept { return state ? state->fd() : -1; }
  /// The addresses of the ends. \throws std::system_error
  endpoint local() const {
    return endpoint::of(native_handle(), ::getsockname);
  }
  endpoint peer() const { return endpoint::of(native_handle(), ::getpeername); }

  auto async_enter() noexcept {
    return detail::immediate_await([this]() -> stream & { return *this; });
  }
  detail::close_operation async_exit(std::exception_ptr) noexcept {
    close();
    return wait_closed();
  }

private:
  friend class server;
  friend task<stream> connect(endpoint);

  explicit stream(detail::unique_fd fd) {
    const int flags = detail::checked(::fcntl(fd.get(), F_GETFL), "fcntl");
    detail::checked(::fcntl(fd.get(), F_SETFL, flags | O_NONBLOCK), "fcntl");
    const detail::channel_kind kind = detail::kind_of(fd.get());
    open(std::move(fd), kind);
  }
  /// Takes a non-blocking descriptor.
  stream(detail::unique_fd fd, detail::channel_kind kind) {
    open(std::move(fd), kind);
  }
  void open(detail::unique_fd fd, detail::channel_kind kind) {
    loop *home = loop::current();
    assert(home && "a stream is opened on the loop");
    if (kind == detail::channel_kind::tcp) {
      // As asyncio: small messages are sent at once.
      const int one = 1;
      ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    }
    state = std::make_unique<detail::channel>(*home, std::move(fd), kind);
  }
  detail::channel &channel() const noexcept {
    assert(state && "a stream is used that was moved from");
    return *state;
  }

  std::unique_ptr<detail::channel> state;
};

/// Looks a name up in the pool. An empty \p host is this machine; \p service is
/// a name, or a number, or empty.
/// \throws std::system_error of resolve_category() if there is no such name
inline task<std::vector<endpoint>> resolve(std::string host,
                                           std::string service = {}) {
  auto found = co_await detail::untracked(
      to_thread(detail::look_up, std::move(host), std::move(service), false));
  co_return found;
}

/// Connects a TCP or Unix socket. \throws std::system_error
inline task<stream> connect(endpoint to) {
  detail::unique_fd fd = detail::make_socket(to, "connect to");
  const bool is_unix = to.family() == AF_UNIX;
  int result = 0;
  // A Unix socket whose server is slow to accept cannot be waited for.
  for (duration delay = std::chrono::milliseconds(1);;
       delay = std::min<duration>(2 * delay, std::chrono::milliseconds(50))) {
    result = ::connect(fd.get(), to.data(), to.size()) == 0 ? 0 : errno;
    if (result != EAGAIN || !is_unix)
      break;
    co_await detail::untracked(sleep_for(delay));
  }
  if (result != 0 && result != EINPROGRESS)
    throw detail::socket_error(result, "connect to", to);
  stream made(std::move(fd), is_unix ? detail::channel_kind::other_socket
                                     : detail::channel_kind::tcp);
  if (result == EINPROGRESS) {
    made.channel().expect_nothing();
    detail::connect_operation connected(made.channel());
    result = co_await detail::untracked(connected);
    if (result != 0)
      throw detail::socket_error(result, "connect to", to);
  }
  co_return made;
}

/// Connects to a service by its number or name. Each address of \p host is
/// tried. \throws std::system_error of resolve(), or of the first address
inline task<stream> connect(std::string host, std::string service) {
  auto targets =
      co_await detail::untracked(resolve(std::move(host), std::move(service)));
  std::exception_ptr error;
  for (const endpoint &to : targets) {
    try {
      stream made = co_await detail::untracked(connect(to));
      co_return made;
    } catch (const std::system_error &) {
      if (!error)
        error = std::current_exception();
    }
  }
  std::rethrow_exception(error);
}
inline task<stream> connect(std::string host, std::uint16_t port) {
  in6_addr number;
  if (::inet_pton(AF_INET, host.c_str(), &number) == 1 ||
      ::inet_pton(AF_INET6, host.c_str(), &number) == 1)
    return connect(endpoint(host, port));
  return connect(std::move(host), std::to_string(port));
}
/// Connects to a Unix socket.
inline task<stream> connect_unix(std::string path) {
  return connect(endpoint::of_path(path));
}

/// Accepts connections, and runs a task for each. Its end closes it, and
/// complains if such tasks still run. As an async scope, its exit closes it,
/// cancels those tasks if there is an error, and waits for them.
class server {
public:
  /// What is called for each connection.
  using handler = std::function<task<>(stream)>;

  server(server &&other) noexcept = default;
  server &operator=(server &&other) noexcept {
    std::swap(state, other.state);
    return *this;
  }
  ~server() {
    if (!state)
      return;
    state->close();
    if (!state->connections.empty())
      detail::complain("a server is destroyed while its handlers run");
    state.release()->disown();
  }

  /// The addresses on which it listens, or has listened.
  const std::vector<endpoint> &endpoints() const noexcept {
    return state->endpoints;
  }
  std::string address() const { return endpoints().front().address(); }
  std::uint16_t port() const noexcept { return endpoints().front().port(); }

  bool is_open() const noexcept { return state->is_open; }
  /// The number of handlers that run.
  std::size_t connections() const noexcept { return state->connections.size(); }
  /// Accepts no more connections. The handlers run on.
  void close() noexcept { state->close(); }
  /// Cancels all handlers.
  void cancel_handlers() noexcept { state->cancel_handlers(); }

  /// `co_await server.wait_closed()` waits until it is closed, and all handlers
  /// have ended.
  auto wait_closed() noexcept { return closed_operation(*state); }

  auto async_enter() noexcept {
    return detail::immediate_await([this]() -> server & { return *this; });
  }
  auto async_exit(std::exception_ptr error) noexcept {
    close();
    if (error)
      cancel_handlers();
    return wait_closed();
  }

private:
  friend task<server> listen(std::string, std::uint16_t, handler, where);
  friend task<server> listen_unix(std::string, handler, where);

  struct shared_state;

  /// A socket that listens.
  struct listener final : detail::event_sink {
    listener(shared_state &owner, detail::unique_fd fd, bool is_unix)
        : owner(owner), fd(std::move(fd)), is_unix(is_unix) {
      owner.home.add(this->fd.get(), EPOLLIN, *this);
    }
    ~listener() {
      if (loop::current() == &owner.home) // It may be gone.
        owner.home.remove(fd.get(), *this);
    }
    void on_events(std::uint32_t) override { owner.accept(*this); }

    shared_state &owner;
    detail::unique_fd fd;
    const bool is_unix;
  };

  /// A handler that runs.
  struct connection final : detail::end_hook {
    connection(shared_state &owner, join_handle<> handling)
        : owner(owner), handling(std::move(handling)) {
      this->handling.internal_state().add(*this);
    }
    void on_end() noexcept override { owner.end(place); }

    shared_state &owner;
    join_handle<> handling;
    typename std::list<connection>::iterator place;
  };

  /// Lives until the server is destroyed, and the last handler has ended.
  struct shared_state final : detail::timer_node {
    shared_state(loop &home, handler handle, where made)
        : home(home), handle(std::move(handle)), made(made) {}

    void accept(listener &on) {
      // What is called may close the server, or destroy it.
      is_accepting = true;
      // The rest is told again in the next turn.
      for (int i = 0; i != 64 && is_open; ++i) {
        detail::unique_fd fd(::accept4(on.fd.get(), nullptr, nullptr,
                                       SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (fd) {
          begin(std::move(fd), on.is_unix);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
          break;
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
                   errno == ENOMEM) {
          pause();
          break;
        }
        // All others are errors of one connection, which is gone.
      }
      is_accepting = false;
      on_fewer();
    }

    void begin(detail::unique_fd fd, bool is_unix) {
      try {
        stream accepted(std::move(fd), is_unix
                                           ? detail::channel_kind::other_socket
                                           : detail::channel_kind::tcp);
        task<> handling = handle(std::move(accepted));
        // The place of listen() is what can be said of its beginning.
        connections.emplace_back(
            *this, spawn(std::move(handling), "connection", made));
        connections.back().place = std::prev(connections.end());
      } catch (...) {
        home.tell_unhandled(std::current_exception(), "a server's handler");
      }
    }

    /// There are no descriptors or no memory: tries again after a second.
    void pause() {
      home.tell_unhandled(
          std::make_exception_ptr(detail::last_error("accept4")),
          "a server that accepts");
      if (!is_open || is_armed())
        return;
      watch(0);
      home.arm(*this, clock::now() + std::chrono::seconds(1));
    }
    void fire() override { watch(EPOLLIN); }
    void watch(std::uint32_t events) {
      for (listener &l : listeners)
        home.modify(l.fd.get(), events, l);
    }

    void close() noexcept {
      if (!std::exchange(is_open, false))
        return;
      if (is_armed() && loop::current() == &home)
        home.disarm(*this);
      on_fewer();
    }
    void cancel_handlers() noexcept {
      // A cancellation ends no task at once.
      for (connection &c : connections)
        c.handling.cancel();
    }
    void end(std::list<connection>::iterator ended) noexcept {
      connections.erase(ended);
      on_fewer();
    }
    void on_fewer() noexcept {
      if (is_open || is_accepting)
        return;
      listeners.clear();
      if (!connections.empty())
        return;
      waiters.wake_all();
      if (!is_owned)
        delete this;
    }
    void disown() noexcept {
      is_owned = false;
      on_fewer();
    }

    loop &home;
    const handler handle;
    const where made;
    std::list<listener> listeners;
    std::vector<endpoint> endpoints;
    std::list<connection> connections;
    bool is_open = true;
    bool is_accepting = false;
    bool is_owned = true;
    detail::wait_list waiters{
        "a server is destroyed while tasks wait for its end"};
  };

  class [[nodiscard]] closed_operation final : public detail::queued_wait {
  public:
    explicit closed_operation(shared_state &of) noexcept : of(of) {}
    bool await_ready() const noexcept {
      return !of.is_open && of.connections.empty();
    }
    void await_resume() { finish(); }

  private:
    void start() override { of.waiters.push_back(*this); }
    shared_state &of;
  };

  server(handler handle, where made) {
    loop *home = loop::current();
    assert(home && "listen() is awaited on the loop");
    state = std::make_unique<shared_state>(*home, std::move(handle), made);
  }
  /// Begins to listen with a socket that has a name.
  void add(detail::unique_fd fd, const endpoint &at) {
    if (::listen(fd.get(), SOMAXCONN) != 0)
      throw detail::socket_error(errno, "listen on", at);
    // With the port that the system chose.
    state->endpoints.push_back(endpoint::of(fd.get(), ::getsockname));
    state->listeners.emplace_back(*state, std::move(fd),
                                  at.family() == AF_UNIX);
  }

  std::unique_ptr<shared_state> state;
};

/// Listens on \p port of \p host, on each of its addresses, or on all of this
/// machine if it is empty; port 0 lets the system choose. Calls \p handle with
/// each connection, and runs the task that it returns. What that throws goes to
/// loop::on_unhandled.
/// \throws std::system_error
inline task<server> listen(std::string host, std::uint16_t port,
                           server::handler handle,
                           where at = where::current()) {
  std::vector<endpoint> targets;
  in6_addr number;
  if (::inet_pton(AF_INET, host.c_str(), &number) == 1 ||
      ::inet_pton(AF_INET6, host.c_str(), &number) == 1)
    targets.push_back(endpoint(host, port));
  else
    targets = co_await detail::untracked(to_thread(
        detail::look_up, std::move(host), std::to_string(port), true));
  server made(std::move(handle), at);
  for (const endpoint &target : targets) {
    detail::unique_fd fd = detail::make_socket(target, "listen on");
    const int one = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    // The address of the other family is one of its own.
    if (target.family() == AF_INET6)
      ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof(one));
    if (::bind(fd.get(), target.data(), target.size()) != 0)
      throw detail::socket_error(errno, "listen on", target);
    made.add(std::move(fd), target);
  }
  co_return made;
}

} // namespace aio::net

namespace aio::detail {

/// Makes a Unix socket with a name. Touches the file system: blocks.
inline unique_fd bind_unix(const std::string &path) {
  const net::endpoint target = net::endpoint::of_path(path);
  unique_fd fd = make_socket(target, "listen on");
  struct stat known;
  if (path[0] != '\0' && ::stat(path.c_str(), &known) == 0 &&
      S_ISSOCK(known.st_mode))
    ::unlink(path.c_str());
  if (::bind(fd.get(), target.data(), target.size()) != 0)
    throw socket_error(errno, "listen on", target);
  return fd;
}

} // namespace aio::detail

namespace aio::net {

/// The same on a Unix socket. A socket that \p path names already is replaced;
/// the new one stays after the server's end.
inline task<server> listen_unix(std::string path, server::handler handle,
                                where at = where::current()) {
  detail::unique_fd fd =
      co_await detail::untracked(to_thread(detail::bind_unix, path));
  server made(std::move(handle), at);
  made.add(std::move(fd), endpoint::of_path(path));
  co_return made;
}

} // namespace aio::net

#endif // AIO_NET_H
