// eslint-community/eslint-plugin-n#355: to define a method is not to call one; eslint/eslint#12601: nor is a member of that name.
// RUN: %check_async %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"

struct Shell {
  // The definitions are not calls.
  static void sleep(int) {}
  static int poll() { return 0; }
  bool enableSync = false;
  int fsync = 0;
};
namespace app {
void usleep(unsigned) {}
} // namespace app

Task<> definitions(Shell &S) {
  Shell::sleep(1);
  Shell::poll();
  app::usleep(1);
  S.enableSync = S.fsync != 0;
  co_return;
}
