// RUN: %check_async %s
// REQUIRES: libuv
// libuv's file functions wait only without a callback, also where a helper
// passes the callback on; the callbacks themselves run on the loop.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <unistd.h>
#include <uv.h>

static int look(uv_loop_t *Loop, uv_fs_t *Request, uv_fs_cb Done) {
  return uv_fs_stat(Loop, Request, "a", Done);
}

static void done(uv_fs_t *) {}

Task<> helped(uv_loop_t *Loop, uv_fs_t *Request, uv_fs_cb Unknown) {
  look(Loop, Request, done);
  look(Loop, Request, [](uv_fs_t *) {});
  look(Loop, Request, Unknown);
  look(Loop, Request, nullptr);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'look' blocks the event loop in coroutine 'helped': it reaches 'uv_fs_stat'
  // CHECK-NOTES: :12:10: note: 'look' calls 'uv_fs_stat' (fs) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await the call with a callback instead, or hand the call to a thread
  co_return;
}

static void slow(uv_fs_t *) { sleep(1); }
  // CHECK-NOTES: :[[@LINE-1]]:31: warning: 'sleep' blocks the event loop in handler 'slow' of 'uv_fs_unlink'
  // CHECK-NOTES: :[[@LINE-2]]:31: note: let a coroutine await an awaitable timer instead, or hand the call to a thread

static void onTimer(uv_timer_t *Timer) {
  static uv_fs_t Request;
  uv_fs_unlink(Timer->loop, &Request, "a", NULL);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'uv_fs_unlink' blocks the event loop in handler 'onTimer' of 'uv_timer_start'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: let a coroutine await the call with a callback instead, or hand the call to a thread
  uv_fs_unlink(Timer->loop, &Request, "a", slow);
}

static void work(uv_work_t *) { sleep(1); }
static void afterWork(uv_work_t *, int) { usleep(100); }
  // CHECK-NOTES: :[[@LINE-1]]:43: warning: 'usleep' blocks the event loop in handler 'afterWork' of 'uv_queue_work'
  // CHECK-NOTES: :[[@LINE-2]]:43: note: let a coroutine await an awaitable timer instead, or hand the call to a thread

int main() {
  uv_loop_t *Loop = uv_default_loop();
  uv_timer_t Timer;
  uv_work_t Work;
  uv_timer_init(Loop, &Timer);
  uv_timer_start(&Timer, onTimer, 10, 0);
  uv_queue_work(Loop, &Work, work, afterWork);
  return uv_run(Loop, UV_RUN_DEFAULT);
}
