// RUN: rm -rf %t && split-file %s %t
// RUN: not %clang_tidy -load=%plugin %t/a.cpp -- -std=c++20 2>&1 | FileCheck %s --check-prefix=FILE --implicit-check-not=error:
// RUN: not %check_async %t/good.cpp --option async-blocking-scope.ScopeEnterNames=a::b > %t/line
// RUN: FileCheck %s --check-prefix=LINE < %t/line
// A name that is none is an error with its place, told once for both checks.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// FILE-DAG: error: {{.*}}.clang-tidy:4:16: 'app::open' in option 'async-blocking-scope.ScopeEnterNames' is no unqualified name of a member function
// FILE-DAG: error: {{.*}}.clang-tidy:6:13: '2nd' in option 'async-blocking-scope.ScopeExitNames' is no unqualified name of a member function
// FILE-DAG: error: {{.*}}.clang-tidy:8:20: invalid pattern 'b[c' in option 'async-blocking-scope.ScopeTypes'
// LINE: error: 'a::b' in option 'async-blocking-scope.ScopeEnterNames' is no unqualified name of a member function

//--- .clang-tidy
Checks: '-*,async-*'
CheckOptions:
  - key: async-blocking-scope.ScopeEnterNames
    value: 'in;app::open'
  - key: async-blocking-scope.ScopeExitNames
    value: '2nd'
  - key: async-blocking-scope.ScopeTypes
    value: 'app::*;b[c'
//--- a.cpp
//--- good.cpp
