#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints a unit with a chain of functions whose last one sleeps and calls the
first one again, and a coroutine that calls the first one.

  long_chain.py LENGTH callers-first|callees-first
"""

import sys

length = int(sys.argv[1])
numbers = range(length)
if sys.argv[2] == "callees-first":
    numbers = reversed(numbers)

print('#include "task.h"')
for i in range(length):
    print(f"void f{i}();")
for i in numbers:
    body = f"f{i + 1}();" if i + 1 < length else "f0(); sleep(1);"
    print(f"void f{i}() {{ {body} }}")
print("Task<> run() {\n  f0();\n  co_return;\n}")
