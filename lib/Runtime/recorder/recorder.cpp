//===- recorder.cpp - Records calls that block a loop ---------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Linked into a program (with -rdynamic), this stands in front of the blocking
/// functions of the C library, also for the C++ library and other shared ones.
/// It records each call that is made in a step of a loop of this thread,
/// outside of a permit_blocking, and that its own arguments let block: a
/// descriptor without O_NONBLOCK, no MSG_DONTWAIT, a time that is not over, a
/// lock that somebody else holds, a stream with output to flush. Whether it did
/// block, and how long, plays no part: nothing has to be slow, and nothing is
/// measured.
///
/// A record is a line in the file that AIO_RECORD names, or on standard error:
///
///   name<TAB>category<TAB>module+0x12ab;module+0x34cd;...
///
/// with the places of the calls, innermost first, as offsets in their modules,
/// for a symboliser. A call that is made by a recorded one is not recorded.
///
/// Which functions there are, their categories and the conditions come from the
/// catalog: interceptions.inc is generated. Not intercepted are the checking
/// twins of functions (_FORTIFY_SOURCE), what a header's inline function does
/// in its place, and system calls that are made without a function.
///
//===----------------------------------------------------------------------===//

#include "aio/permit.h"
#include "c_library.h"
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstring>
#include <optional>
#include <tuple>
#include <type_traits>
#include <unwind.h>

#if defined(__GNUC__) && !defined(__clang__)
// Of the C functions' types, in templates.
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace {

// --- The questions of the catalog's conditions -------------------------------
//
// Each is about argument I of the call, whose arguments are the tuple a.

/// An argument of a variadic call: a number or an address.
struct raw_argument {
  long value;
};

template <class T> long long number_of(T value) {
  if constexpr (std::is_pointer_v<T>)
    return static_cast<long long>(reinterpret_cast<std::intptr_t>(value));
  else if constexpr (std::is_same_v<T, raw_argument>)
    return value.value;
  else
    return static_cast<long long>(value);
}

bool is_zero_time(const timespec &t) { return t.tv_sec == 0 && t.tv_nsec == 0; }
bool is_zero_time(const timeval &t) { return t.tv_sec == 0 && t.tv_usec == 0; }

template <int I, class Arguments> bool null(const Arguments &a) {
  return number_of(std::get<I>(a)) == 0;
}

template <int I, class Arguments> bool zero(const Arguments &a) {
  const auto argument = std::get<I>(a);
  using type = std::remove_cv_t<decltype(argument)>;
  if (number_of(argument) == 0)
    return true;
  if constexpr (std::is_pointer_v<type>) {
    return is_zero_time(*argument);
  } else if constexpr (std::is_same_v<type, raw_argument>) {
    // No number that is asked about is as large as an address. The system call
    // does not tell whether what is there can be read.
    return argument.value > 0xffff &&
           is_zero_time(*reinterpret_cast<const timespec *>(argument.value));
  }
  return false;
}

template <int I, class Arguments, class... Values>
bool flag(const Arguments &a, Values... values) {
  const long long argument = number_of(std::get<I>(a));
  return (((argument & number_of(values)) == number_of(values)) && ...);
}

template <int I, class Arguments, class... Values>
bool equals(const Arguments &a, Values... values) {
  const long long argument = number_of(std::get<I>(a));
  return ((argument == number_of(values)) || ...);
}

template <int I, class Arguments, class... Texts>
bool text(const Arguments &a, Texts... texts) {
  const char *argument = std::get<I>(a);
  return argument && ((std::strcmp(argument, texts) == 0) || ...);
}

template <int I, class Arguments, class... Objects>
bool object(const Arguments &a, Objects... objects) {
  return ((std::get<I>(a) == objects) || ...);
}

// --- The functions -----------------------------------------------------------

// One class a function. Its category is null for a call that does not block.
#define INTERCEPTED(function, ...)                                             \
  struct function##_tag {                                                      \
    static constexpr const char *name = #function;                             \
    static constexpr const char *symbol = #function;                           \
    using type = decltype(&::function);                                        \
    template <class Arguments>                                                 \
    static const char *category([[maybe_unused]] const Arguments &a) {         \
      __VA_ARGS__                                                              \
      return nullptr;                                                          \
    }                                                                          \
  };
#define RULE(category, unless)                                                 \
  if (!(unless))                                                               \
    return #category;
#define NOT_INTERCEPTED(function, reason)
#include "interceptions.inc"
#undef INTERCEPTED
#undef RULE

/// The function that Tag stands for, of the library behind this one.
template <class Tag> typename Tag::type real() {
  static std::atomic<void *> found = nullptr;
  void *function = found.load(std::memory_order_relaxed);
  if (!function) {
    function = ::dlsym(RTLD_NEXT, Tag::symbol);
    if (!function) {
      std::fprintf(stderr, "recorder: no library has '%s'\n", Tag::symbol);
      std::abort();
    }
    found.store(function, std::memory_order_relaxed);
  }
  return reinterpret_cast<typename Tag::type>(function);
}

// --- Records -----------------------------------------------------------------

/// Whether this thread is in a recorded call, or in the recorder.
constinit thread_local bool is_inside = false;

class record_file {
public:
  record_file() {
    if (const char *path = std::getenv("AIO_RECORD"))
      file = real<open_tag>()(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                              0666);
    if (file < 0) {
      std::fprintf(stderr, "recorder: cannot write to AIO_RECORD\n");
      std::abort();
    }
    const ssize_t size =
        real<readlink_tag>()("/proc/self/exe", program, sizeof(program) - 1);
    program[std::max<ssize_t>(size, 0)] = '\0';
  }

  /// \param call where the function was called.
  void add(const char *name, const char *category, void *call) {
    // A child that has not yet become another program has no loop.
    if (::getpid() != process)
      return;
    stack frames{};
    frames.begin = call;
    _Unwind_Backtrace(collect, &frames);
    if (frames.size == 0) // The call is not in sight: all is better than none.
      frames.calls[frames.size++] = reinterpret_cast<std::uintptr_t>(call) - 1;
    text_size = 0;
    append("%s\t%s\t", name, category);
    for (unsigned i = 0; i != frames.size; ++i)
      append_place(frames.calls[i], i == 0 ? "" : ";");
    append("\n");
    [[maybe_unused]] ssize_t written = real<write_tag>()(file, text, text_size);
  }

private:
  struct stack {
    static constexpr unsigned limit = 100;
    void *begin;
    unsigned size;
    std::uintptr_t calls[limit];
  };

  static _Unwind_Reason_Code collect(_Unwind_Context *context, void *data) {
    stack &frames = *static_cast<stack *>(data);
    const std::uintptr_t next = _Unwind_GetIP(context);
    if (frames.size == stack::limit || next == 0)
      return _URC_END_OF_STACK;
    // The recorder's own frames come first.
    if (frames.size != 0 || reinterpret_cast<void *>(next) == frames.begin)
      frames.calls[frames.size++] = next - 1; // In the call.
    return _URC_NO_REASON;
  }

  void append_place(std::uintptr_t place, const char *before) {
    Dl_info module{};
    if (!::dladdr(reinterpret_cast<void *>(place), &module))
      return append("%s?", before);
    // The loader knows the program by the name that it was given.
    const bool is_program = module.dli_fbase == own_base();
    append("%s%s+0x%jx", before, is_program ? program : module.dli_fname,
           static_cast<std::uintmax_t>(
               place - reinterpret_cast<std::uintptr_t>(module.dli_fbase)));
  }

  static void *own_base() {
    Dl_info module{};
    ::dladdr(reinterpret_cast<void *>(&collect), &module);
    return module.dli_fbase;
  }

  __attribute__((format(printf, 2, 3))) void append(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const std::size_t room = sizeof(text) - text_size;
    const int size = ::vsnprintf(text + text_size, room, format, arguments);
    va_end(arguments);
    if (size > 0)
      text_size += std::min<std::size_t>(size, room - 1);
  }

  int file = STDERR_FILENO;
  const pid_t process = ::getpid();
  char program[4096];
  // The loops' threads take turns.
  static inline constinit thread_local char text[1 << 15] = "";
  static inline constinit thread_local std::size_t text_size = 0;
};

record_file &records() {
  static record_file file;
  return file;
}

/// The file is there also if nothing is recorded.
[[maybe_unused]] const record_file &made_at_the_start = records();

// --- What a condition cannot ask ---------------------------------------------

/// Which argument is a descriptor that is waited for, or -1.
template <class Tag> constexpr int descriptor = -1;
/// Which is another one: the call waits if either makes it wait.
template <class Tag> constexpr int other_descriptor = -1;
#define DESCRIPTOR(index, function)                                            \
  template <> constexpr int descriptor<function##_tag> = index;
DESCRIPTOR(0, accept)
DESCRIPTOR(0, accept4)
DESCRIPTOR(0, connect)
DESCRIPTOR(0, dprintf)
DESCRIPTOR(0, eventfd_read)
DESCRIPTOR(0, mq_receive)
DESCRIPTOR(0, mq_send)
DESCRIPTOR(0, mq_timedreceive)
DESCRIPTOR(0, mq_timedsend)
DESCRIPTOR(0, read)
DESCRIPTOR(0, readv)
DESCRIPTOR(0, recv)
DESCRIPTOR(0, recvfrom)
DESCRIPTOR(0, recvmmsg)
DESCRIPTOR(0, recvmsg)
DESCRIPTOR(0, send)
DESCRIPTOR(0, sendmmsg)
DESCRIPTOR(0, sendmsg)
DESCRIPTOR(0, sendto)
DESCRIPTOR(0, splice)
DESCRIPTOR(0, tee)
DESCRIPTOR(0, vdprintf)
DESCRIPTOR(0, vmsplice)
DESCRIPTOR(0, write)
DESCRIPTOR(0, writev)
#undef DESCRIPTOR
template <> constexpr int other_descriptor<splice_tag> = 2;
template <> constexpr int other_descriptor<tee_tag> = 1;

/// Which argument is a point in time until which is waited, or -1; and which
/// says its clock, or -1 if none does.
template <class Tag> constexpr int deadline = -1;
template <class Tag> constexpr int clock_of_deadline = -1;
#define DEADLINE(index, clock_index, function)                                 \
  template <> constexpr int deadline<function##_tag> = index;                  \
  template <> constexpr int clock_of_deadline<function##_tag> = clock_index;
DEADLINE(2, -1, cnd_timedwait)
DEADLINE(4, -1, mq_timedreceive)
DEADLINE(4, -1, mq_timedsend)
DEADLINE(1, -1, mtx_timedlock)
DEADLINE(3, 2, pthread_clockjoin_np)
DEADLINE(3, 2, pthread_cond_clockwait)
DEADLINE(2, -1, pthread_cond_timedwait)
DEADLINE(2, 1, pthread_mutex_clocklock)
DEADLINE(1, -1, pthread_mutex_timedlock)
DEADLINE(2, 1, pthread_rwlock_clockrdlock)
DEADLINE(2, 1, pthread_rwlock_clockwrlock)
DEADLINE(1, -1, pthread_rwlock_timedrdlock)
DEADLINE(1, -1, pthread_rwlock_timedwrlock)
DEADLINE(2, -1, pthread_timedjoin_np)
DEADLINE(2, 1, sem_clockwait)
DEADLINE(1, -1, sem_timedwait)
#undef DEADLINE

/// Whether a stream's output is what is waited for, and that is in its buffer.
template <class Tag> constexpr bool is_flush = false;
template <> constexpr bool is_flush<fclose_tag> = true;
template <> constexpr bool is_flush<fflush_tag> = true;
template <> constexpr bool is_flush<fflush_unlocked_tag> = true;

/// Whether a stream argument is not what is waited for.
template <class Tag> constexpr bool is_stream_passed_over = false;
template <> constexpr bool is_stream_passed_over<freopen_tag> = true;
template <> constexpr bool is_stream_passed_over<freopen64_tag> = true;
template <> constexpr bool is_stream_passed_over<pclose_tag> = true;

/// Whether a call on \p file does not wait: it is not open, or it is in
/// non-blocking mode, which means nothing to the files of a disk.
bool never_waits(int file) {
  const int flags = real<fcntl_tag>()(file, F_GETFL);
  if (flags < 0)
    return true;
  struct stat status;
  if (!(flags & O_NONBLOCK) || ::fstat(file, &status) != 0)
    return false;
  return !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode) &&
         !S_ISBLK(status.st_mode);
}

/// A stream in memory has no descriptor.
bool never_waits(FILE *stream) {
  return stream && never_waits(::fileno(stream));
}

/// Whether a point in time has come.
bool has_passed(const timespec &time, clockid_t clock) {
  timespec now;
  return ::clock_gettime(clock, &now) == 0 &&
         (now.tv_sec != time.tv_sec ? now.tv_sec > time.tv_sec
                                    : now.tv_nsec >= time.tv_nsec);
}

/// As above, of the clock of the calls that name none: it is that of the wall,
/// except for a condition variable which was told otherwise. No wall clock is
/// that slow.
bool has_passed(const timespec &time) {
  return has_passed(time, time.tv_sec < 1'000'000'000 ? CLOCK_MONOTONIC
                                                      : CLOCK_REALTIME);
}

/// A wait for a futex with a bit set has a point in time.
bool is_futex_timed_out(long number, long operation, const timespec *time) {
  return number == SYS_futex &&
         (operation & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET && time &&
         has_passed(*time, operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME
                                                            : CLOCK_MONOTONIC);
}

/// On a datagram socket, connect() only sets the peer.
bool is_of_datagrams(int socket) {
  int type = 0;
  socklen_t size = sizeof(type);
  return ::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
         type == SOCK_DGRAM;
}

template <class Tag, class... A> bool never_waits(const std::tuple<A...> &a) {
  if constexpr (std::is_same_v<Tag, syscall_tag>) {
    return is_futex_timed_out(
        std::get<0>(a).value, std::get<2>(a).value,
        reinterpret_cast<const timespec *>(std::get<4>(a).value));
  } else if constexpr (std::is_same_v<Tag, clock_nanosleep_tag>) {
    return (std::get<1>(a) & TIMER_ABSTIME) &&
           has_passed(*std::get<2>(a), std::get<0>(a));
  }
  if constexpr (deadline<Tag> >= 0) {
    if (const timespec *time = std::get<deadline<Tag>>(a)) {
      if constexpr (clock_of_deadline<Tag> >= 0) {
        if (has_passed(*time, std::get<clock_of_deadline<Tag>>(a)))
          return true;
      } else if (has_passed(*time)) {
        return true;
      }
    }
  }
  if constexpr (std::is_same_v<Tag, connect_tag>) {
    if (is_of_datagrams(std::get<0>(a)))
      return true;
  }
  if constexpr (other_descriptor<Tag> >= 0) {
    return never_waits(std::get<descriptor<Tag>>(a)) &&
           never_waits(std::get<other_descriptor<Tag>>(a));
  } else if constexpr (descriptor<Tag> >= 0) {
    return never_waits(std::get<descriptor<Tag>>(a));
  } else if constexpr (!is_stream_passed_over<Tag> &&
                       (std::is_same_v<A, FILE *> || ...)) {
    FILE *stream = std::get<FILE *>(a);
    if (is_flush<Tag> && stream && ::__fpending(stream) == 0)
      return true;
    return never_waits(stream);
  }
  return false;
}

/// A lock that is free is taken without a wait: the result of that, or nothing
/// if another holds it.
std::optional<int> unless_busy(int result, int busy = EBUSY) {
  return result == busy ? std::nullopt : std::optional(result);
}
#define LOCK(function, type, attempt, ...)                                     \
  template <class... Time>                                                     \
  std::optional<int> try_now(function##_tag, type *lock, Time...) {            \
    return unless_busy(::attempt(lock) __VA_OPT__(, ) __VA_ARGS__);            \
  }
LOCK(pthread_mutex_lock, pthread_mutex_t, pthread_mutex_trylock)
LOCK(pthread_mutex_timedlock, pthread_mutex_t, pthread_mutex_trylock)
LOCK(pthread_mutex_clocklock, pthread_mutex_t, pthread_mutex_trylock)
LOCK(pthread_rwlock_rdlock, pthread_rwlock_t, pthread_rwlock_tryrdlock)
LOCK(pthread_rwlock_timedrdlock, pthread_rwlock_t, pthread_rwlock_tryrdlock)
LOCK(pthread_rwlock_clockrdlock, pthread_rwlock_t, pthread_rwlock_tryrdlock)
LOCK(pthread_rwlock_wrlock, pthread_rwlock_t, pthread_rwlock_trywrlock)
LOCK(pthread_rwlock_timedwrlock, pthread_rwlock_t, pthread_rwlock_trywrlock)
LOCK(pthread_rwlock_clockwrlock, pthread_rwlock_t, pthread_rwlock_trywrlock)
LOCK(pthread_spin_lock, pthread_spinlock_t, pthread_spin_trylock)
LOCK(mtx_lock, mtx_t, mtx_trylock, thrd_busy)
LOCK(mtx_timedlock, mtx_t, mtx_trylock, thrd_busy)
#undef LOCK

// --- Calls -------------------------------------------------------------------

/// One call of an intercepted function: recorded, if it is to be.
class call {
public:
  /// \param from where it was called.
  template <class Tag, class... A> call(Tag, void *from, const A &...a) {
    if (is_inside || !aio::detail::run_context::is_stalling())
      return;
    is_inside = true;
    const int error = errno;
    const std::tuple<A...> arguments(a...);
    const char *category = Tag::category(arguments);
    if (category && !never_waits<Tag>(arguments)) {
      // What the attempt says of errors, it says in its result.
      if constexpr (requires { try_now(Tag(), a...); })
        done = try_now(Tag(), a...);
      is_recorded = !done;
      if (is_recorded)
        records().add(Tag::name, category, from);
    }
    errno = error;
    is_inside = is_recorded;
  }
  call(const call &) = delete;
  call &operator=(const call &) = delete;
  ~call() {
    if (is_recorded)
      is_inside = false;
  }

  /// The result, if the call was made already.
  std::optional<int> done;

private:
  bool is_recorded = false;
};

// The address to which a wrapper returns: the stub before it leaves no frame.
#define CALLER __builtin_return_address(0)

/// The function that stands before another.
template <class Tag, class Type = typename Tag::type> struct wrapper;
template <class Tag, class R, class... A> struct wrapper<Tag, R (*)(A...)> {
  __attribute__((noinline)) static R function(A... a) {
    const call here(Tag(), CALLER, a...);
    if constexpr (requires { try_now(Tag(), a...); })
      if (here.done)
        return *here.done;
    return real<Tag>()(a...);
  }
};
template <class Tag, class R, class... A>
struct wrapper<Tag, R (*)(A...) noexcept> : wrapper<Tag, R (*)(A...)> {};

// A variadic function cannot be forwarded to: each has its own way.

/// open() and openat(), with the mode of a new file.
#define OPEN(name, parameters, ...)                                            \
  template <> struct wrapper<name##_tag> {                                     \
    __attribute__((noinline)) static int function parameters {                 \
      mode_t mode = 0;                                                         \
      if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {             \
        va_list more;                                                          \
        va_start(more, flags);                                                 \
        mode = va_arg(more, mode_t);                                           \
        va_end(more);                                                          \
      }                                                                        \
      const call here(name##_tag(), CALLER, __VA_ARGS__);                      \
      return real<name##_tag>()(__VA_ARGS__, mode);                            \
    }                                                                          \
  };
OPEN(open, (const char *path, int flags, ...), path, flags)
OPEN(open64, (const char *path, int flags, ...), path, flags)
OPEN(openat, (int directory, const char *path, int flags, ...), directory, path,
     flags)
OPEN(openat64, (int directory, const char *path, int flags, ...), directory,
     path, flags)
#undef OPEN

/// The third argument is an int, an address, or not there.
#define FCNTL(name)                                                            \
  template <> struct wrapper<name##_tag> {                                     \
    __attribute__((noinline)) static int function(int file, int command,       \
                                                  ...) {                       \
      va_list more;                                                            \
      va_start(more, command);                                                 \
      void *argument = va_arg(more, void *);                                   \
      va_end(more);                                                            \
      const call here(name##_tag(), CALLER, file, command);                    \
      return real<name##_tag>()(file, command, argument);                      \
    }                                                                          \
  };
FCNTL(fcntl)
FCNTL(fcntl64)
#undef FCNTL

template <> struct wrapper<syscall_tag> {
  __attribute__((noinline)) static long function(long number, ...) {
    va_list more;
    va_start(more, number);
    raw_argument a[6];
    for (raw_argument &argument : a)
      argument.value = va_arg(more, long);
    va_end(more);
    const call here(syscall_tag(), CALLER, raw_argument{number}, a[0], a[1],
                    a[2], a[3], a[4], a[5]);
    return real<syscall_tag>()(number, a[0].value, a[1].value, a[2].value,
                               a[3].value, a[4].value, a[5].value);
  }
};

/// The printf family: passed on to the twin that takes a va_list.
#define FORMATTED(name, twin, result, parameters, last, ...)                   \
  template <> struct wrapper<name##_tag> {                                     \
    __attribute__((noinline)) static result function parameters {              \
      va_list more;                                                            \
      va_start(more, last);                                                    \
      const call here(name##_tag(), CALLER, __VA_ARGS__);                      \
      struct cleanup {                                                         \
        va_list &list;                                                         \
        ~cleanup() { va_end(list); }                                           \
      } ended{more};                                                           \
      return twin(__VA_ARGS__, more);                                          \
    }                                                                          \
  };
FORMATTED(printf, real<vprintf_tag>(), int, (const char *format, ...), format,
          format)
FORMATTED(wprintf, real<vwprintf_tag>(), int, (const wchar_t *format, ...),
          format, format)
FORMATTED(fprintf, real<vfprintf_tag>(), int,
          (FILE * stream, const char *format, ...), format, stream, format)
FORMATTED(fwprintf, real<vfwprintf_tag>(), int,
          (FILE * stream, const wchar_t *format, ...), format, stream, format)
FORMATTED(dprintf, real<vdprintf_tag>(), int,
          (int file, const char *format, ...), format, file, format)
FORMATTED(syslog, ::vsyslog, void, (int priority, const char *format, ...),
          format, priority, format)

// The headers give the scanf family other names in the library: the functions
// of the C standard as of 1999 or 2023, where scanf() itself is older.
#define RENAMED(prefix, function)                                              \
  struct prefix##function##_tag : function##_tag {                             \
    [[maybe_unused]] static constexpr const char *symbol = #prefix #function;  \
  };
#define RENAMED_SCANF(prefix)                                                  \
  RENAMED(prefix, scanf)                                                       \
  RENAMED(prefix, wscanf)                                                      \
  RENAMED(prefix, fscanf)                                                      \
  RENAMED(prefix, fwscanf)                                                     \
  RENAMED(prefix, vscanf)                                                      \
  RENAMED(prefix, vwscanf)                                                     \
  RENAMED(prefix, vfscanf)                                                     \
  RENAMED(prefix, vfwscanf)                                                    \
  SCANF(prefix)
#define SCANF(prefix)                                                          \
  FORMATTED(prefix##scanf, real<prefix##vscanf_tag>(), int,                    \
            (const char *format, ...), format, format)                         \
  FORMATTED(prefix##wscanf, real<prefix##vwscanf_tag>(), int,                  \
            (const wchar_t *format, ...), format, format)                      \
  FORMATTED(prefix##fscanf, real<prefix##vfscanf_tag>(), int,                  \
            (FILE * stream, const char *format, ...), format, stream, format)  \
  FORMATTED(prefix##fwscanf, real<prefix##vfwscanf_tag>(), int,                \
            (FILE * stream, const wchar_t *format, ...), format, stream,       \
            format)
SCANF()
RENAMED_SCANF(__isoc99_)
RENAMED_SCANF(__isoc23_)
// The one of X/Open, which takes a signal and not a mask.
RENAMED(__xpg_, sigpause)
#undef RENAMED
#undef RENAMED_SCANF
#undef SCANF
#undef FORMATTED

} // namespace

// --- Symbols -----------------------------------------------------------------
//
// A function cannot be defined by its type alone. So each symbol is a jump to
// the address of its wrapper.

#if defined(__x86_64__)
#define JUMP(slot) "jmp *" slot "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(slot)                                                             \
  "adrp x16, " slot "\nldr x16, [x16, :lo12:" slot "]\nbr x16\n"
#else
#error "the jump of this architecture is not known"
#endif

using address = void (*)();

#define SYMBOL(tag, symbol)                                                    \
  extern "C" {                                                                 \
  extern const address aio_recorder_##symbol                                   \
      __attribute__((visibility("hidden")));                                   \
  const address aio_recorder_##symbol __attribute__((used)) =                  \
      reinterpret_cast<address>(wrapper<tag>::function);                       \
  }                                                                            \
  asm(".text\n.p2align 4\n.globl " #symbol "\n.type " #symbol                  \
      ", %function\n" #symbol ":\n.cfi_startproc\n" JUMP(                      \
          "aio_recorder_" #symbol) ".cfi_endproc\n.size " #symbol              \
                                   ", .-" #symbol "\n");
#define INTERCEPTED(function, ...) SYMBOL(function##_tag, function)
#include "interceptions.inc"
#define RENAMED(prefix, function)                                              \
  SYMBOL(prefix##function##_tag, prefix##function)
#define RENAMED_SCANF(prefix)                                                  \
  RENAMED(prefix, scanf)                                                       \
  RENAMED(prefix, wscanf)                                                      \
  RENAMED(prefix, fscanf)                                                      \
  RENAMED(prefix, fwscanf)                                                     \
  RENAMED(prefix, vscanf)                                                      \
  RENAMED(prefix, vwscanf)                                                     \
  RENAMED(prefix, vfscanf)                                                     \
  RENAMED(prefix, vfwscanf)
RENAMED_SCANF(__isoc99_)
RENAMED_SCANF(__isoc23_)
RENAMED(__xpg_, sigpause)
