// As much of folly/Synchronized.h as the tests need.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef LIBRARIES_FOLLY_SYNCHRONIZED_H
#define LIBRARIES_FOLLY_SYNCHRONIZED_H

namespace folly {

namespace detail {
struct SynchronizedLockPolicyExclusive {};
struct SynchronizedLockPolicyShared {};
struct SynchronizedLockPolicyTryExclusive {};
} // namespace detail

template <class Policy> class SharedMutexImpl {
public:
  void lock();
  bool try_lock();
  void unlock();
  void lock_shared();
  void unlock_shared();
};
using SharedMutex = SharedMutexImpl<void>;

template <class SynchronizedType, class LockPolicy> class ScopedUnlocker {
public:
  ~ScopedUnlocker();
};

template <class SynchronizedType, class LockPolicy> class LockedPtr {
public:
  LockedPtr() = default;
  explicit LockedPtr(SynchronizedType *);
  LockedPtr(LockedPtr &&) noexcept;
  ~LockedPtr();
  bool isNull() const;
  explicit operator bool() const;
  void unlock() noexcept;
  ScopedUnlocker<SynchronizedType, LockPolicy> scopedUnlock();
  typename SynchronizedType::DataType *operator->() const;
};

template <class T, class Mutex = SharedMutex> struct Synchronized {
  using DataType = T;
  LockedPtr<Synchronized, detail::SynchronizedLockPolicyExclusive> wlock();
  LockedPtr<Synchronized, detail::SynchronizedLockPolicyShared> rlock();
  LockedPtr<Synchronized, detail::SynchronizedLockPolicyTryExclusive>
  tryWLock();
  T copy() const;
};

} // namespace folly

#endif
