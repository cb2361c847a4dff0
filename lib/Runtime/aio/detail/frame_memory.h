//===- detail/frame_memory.h - Memory for frames ----------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Frames of coroutines, and what belongs to them, come and go in great numbers
/// and in few sizes. Each thread keeps some of what it freed, by size, and
/// gives that first: this takes a fraction of the time of the general
/// allocator.
///
//===----------------------------------------------------------------------===//

#ifndef AIO_DETAIL_FRAME_MEMORY_H
#define AIO_DETAIL_FRAME_MEMORY_H

#include <cstddef>
#include <new>

// A sanitizer should see every frame come and go.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AIO_KEEPS_FRAMES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||     \
    __has_feature(memory_sanitizer)
#define AIO_KEEPS_FRAMES 0
#endif
#endif
#ifndef AIO_KEEPS_FRAMES
#define AIO_KEEPS_FRAMES 1
#endif

namespace aio::detail {

#if AIO_KEEPS_FRAMES

/// What a thread keeps.
class kept_memory {
public:
  // Sizes are rounded up to a multiple.
  static constexpr std::size_t grain = 64;
  static constexpr std::size_t classes = 16;
  /// The most bytes that are kept of each rounded size.
  static constexpr std::size_t most_bytes = 256 * 1024;

  constexpr kept_memory() = default;

  void *take(std::size_t size) {
    const std::size_t index = (size - 1) / grain;
    if (index >= classes)
      return ::operator new(size);
    list &blocks = lists[index];
    if (block *first = blocks.first) {
      blocks.first = first->next;
      --blocks.count;
      return first;
    }
    return ::operator new((index + 1) * grain);
  }

  void give(void *memory, std::size_t size) noexcept {
    const std::size_t index = (size - 1) / grain;
    if (index >= classes)
      return ::operator delete(memory);
    list &blocks = lists[index];
    if (blocks.count >= most_bytes / grain / (index + 1) || !is_open())
      return ::operator delete(memory);
    blocks.first = new (memory) block{blocks.first};
    ++blocks.count;
  }

private:
  struct block {
    block *next;
  };
  struct list {
    block *first = nullptr;
    std::size_t count = 0;
  };
  /// Frees what is kept when the thread ends.
  struct at_thread_end {
    explicit at_thread_end(kept_memory &memory) noexcept : memory(memory) {}
    at_thread_end(const at_thread_end &) = delete;
    at_thread_end &operator=(const at_thread_end &) = delete;
    ~at_thread_end() {
      memory.state = states::closed;
      for (list &blocks : memory.lists)
        while (block *first = blocks.first) {
          blocks.first = first->next;
          ::operator delete(first);
        }
    }
    kept_memory &memory;
  };

  bool is_open() noexcept {
    return state == states::open || (state == states::unused && open());
  }
  bool open() noexcept {
    static thread_local at_thread_end end(*this);
    state = states::open;
    return true;
  }

  list lists[classes]{};
  enum class states { unused, open, closed } state = states::unused;
};

inline constinit thread_local kept_memory frame_memory;

inline void *allocate_frame(std::size_t size) {
  return frame_memory.take(size);
}
inline void free_frame(void *memory, std::size_t size) noexcept {
  frame_memory.give(memory, size);
}

#else

inline void *allocate_frame(std::size_t size) { return ::operator new(size); }
inline void free_frame(void *memory, std::size_t) noexcept {
  ::operator delete(memory);
}

#endif

/// Gives a class, and what derives from it, such memory.
struct in_frame_memory {
  static void *operator new(std::size_t size) {
    return detail::allocate_frame(size);
  }
  static void operator delete(void *memory, std::size_t size) noexcept {
    detail::free_frame(memory, size);
  }
};

} // namespace aio::detail

#endif // AIO_DETAIL_FRAME_MEMORY_H
