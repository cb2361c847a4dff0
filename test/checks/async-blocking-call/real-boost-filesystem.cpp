// RUN: %check_async %s
// Boost.Filesystem, also through an alias of its namespace.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

namespace boost {
namespace system {
class error_code {};
} // namespace system
namespace filesystem {
class path {
public:
  path(const char *);
  path filename() const;
};
bool remove(const path &, system::error_code &);
class file_status {};
bool exists(const path &);
bool exists(file_status);
class directory_iterator {
public:
  directory_iterator();
  explicit directory_iterator(const path &);
};
} // namespace filesystem
} // namespace boost

namespace fs = boost::filesystem;

Task<> cleans(fs::path Name, fs::file_status Known) {
  boost::system::error_code Error;
  fs::remove(Name.filename(), Error);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::filesystem::remove' blocks the event loop in coroutine 'cleans'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable file system operation instead, or hand the call to a thread
  fs::exists(Name);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'boost::filesystem::exists' blocks the event loop in coroutine 'cleans'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await an awaitable query instead, or hand the call to a thread
  fs::exists(Known);
  fs::directory_iterator It(Name);
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: 'boost::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'cleans'
  // CHECK-NOTES: :[[@LINE-2]]:26: note: await an awaitable directory listing instead, or hand the call to a thread
  fs::directory_iterator End;
  co_return;
}
