//===- aio.h - The whole runtime --------------------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AIO_AIO_H
#define AIO_AIO_H

// Who includes this one need not include those: clangd, too, is told.
// IWYU pragma: begin_exports
#include "aio/error.h"
#include "aio/file.h"
#include "aio/loop.h"
#include "aio/net.h"
#include "aio/offload.h"
#include "aio/permit.h"
#include "aio/process.h"
#include "aio/ready.h"
#include "aio/run.h"
#include "aio/scope.h"
#include "aio/signal.h"
#include "aio/sleep.h"
#include "aio/spawn.h"
#include "aio/sync.h"
#include "aio/task.h"
#include "aio/task_group.h"
#include "aio/thread_pool.h"
#include "aio/timeout.h"
#include "aio/to_process.h"
#include "aio/unstoppable.h"
#include "aio/watchdog.h"
#include "aio/when.h"
#include "aio/where.h"
// IWYU pragma: end_exports

#endif // AIO_AIO_H
