// RUN: %check_async %s -- -isystem /usr/include/mariadb
// REQUIRES: mysql
// The rows of mysql_use_result come one by one from the server, those of
// another result are here already; the twins _start and _cont do not wait.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "task.h"
#include <mysql.h>

static MYSQL_ROW next(MYSQL_RES *Rows) { return mysql_fetch_row(Rows); }

struct Waiter {
  bool await_ready() const { return false; }
  template <typename Handle> void await_suspend(Handle) const {}
  int await_resume() const { return MYSQL_WAIT_READ; }
};

Task<> streamed(MYSQL *Connection) {
  MYSQL_RES *Rows = mysql_use_result(Connection);
  while (mysql_fetch_row(Rows)) {
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: 'mysql_fetch_row' blocks the event loop in coroutine 'streamed'
  // CHECK-NOTES: :[[@LINE-2]]:10: note: await mysql_fetch_row_start and mysql_fetch_row_cont instead, or hand the call to a thread
  }
  next(Rows);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'next' blocks the event loop in coroutine 'streamed': it reaches 'mysql_fetch_row'
  // CHECK-NOTES: :10:49: note: 'next' calls 'mysql_fetch_row' (database) here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: await mysql_fetch_row_start and mysql_fetch_row_cont instead, or hand the call to a thread
  co_return;
}

Task<> stored(MYSQL *Connection, MYSQL_RES *Given) {
  MYSQL_RES *Rows = nullptr;
  int Status = mysql_store_result_start(&Rows, Connection);
  while (Status)
    Status = mysql_store_result_cont(&Rows, Connection, co_await Waiter());
  while (mysql_fetch_row(Rows)) {
  }
  next(Given);
}

Task<> queried(MYSQL *Connection) {
  int Failed = 0;
  int Status = mysql_real_query_start(&Failed, Connection, "SELECT 1", 8);
  while (Status)
    Status = mysql_real_query_cont(&Failed, Connection, co_await Waiter());
  mysql_real_query(Connection, "SELECT 1", 8);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: 'mysql_real_query' blocks the event loop in coroutine 'queried'
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await mysql_real_query_start and mysql_real_query_cont instead, or hand the call to a thread
}
