// RUN: rm -rf %t && split-file %s %t
// RUN: not %clang_tidy -load=%plugin %t/a.cpp -- -std=c++20 2>&1 | FileCheck %s --check-prefix=FILE
// The options as one mapping: since LLVM 15.
// RUN: %if llvm-ge-15 %{ not %clang_tidy -load=%plugin %t/map/a.cpp -- -std=c++20 2>&1 | FileCheck %s --check-prefix=MAP %}
// RUN: not %check_async %t/good.cpp --option Categories=colour > %t/colour
// RUN: FileCheck %s --check-prefix=COLOUR < %t/colour
// RUN: not %check_async %t/good.cpp --option CatalogFile=%t/nowhere.yaml > %t/nowhere
// RUN: FileCheck %s --check-prefix=NOWHERE < %t/nowhere
// RUN: not %check_async %t/good.cpp --option CatalogFile=%t/map > %t/directory
// RUN: FileCheck %s --check-prefix=DIRECTORY < %t/directory
// RUN: %check_async %t/good.cpp --option Categories=sleep --option CatalogFile=%t/good.yaml
// A value of an option that means nothing is an error with its place; from the command line it has none.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// FILE-DAG: error: {{.*}}.clang-tidy:4:19: unknown category 'flie' in option 'async-blocking-call.Categories'; known are sleep, wait, lock, socket,
// FILE-DAG: error: {{.*}}.clang-tidy:6:23: cannot read catalog file '{{.*}}none.yaml': No such file or directory
// FILE-DAG: error: {{.*}}.clang-tidy:8:18: invalid pattern 'b[c' in option 'async-blocking-call.AllowedFunctions'
// FILE-DAG: error: {{.*}}.clang-tidy:10:13: invalid pattern '[' in option 'async-blocking-call.AllowedCoroutineTypes'

// MAP-DAG: error: {{.*}}.clang-tidy:3:38: unknown category 'sleeep' in option 'async-blocking-call.Categories'
// MAP-DAG: error: {{.*}}.clang-tidy:4:36: cannot read catalog file '{{.*}}directory': Is a directory

// COLOUR: error: unknown category 'colour' in option 'async-blocking-call.Categories'; known are sleep, wait, lock, socket, dns, file, fs, process, ipc, database, http, tls, loop, terminal, gui
// NOWHERE: error: cannot read catalog file '{{.*}}nowhere.yaml': No such file or directory
// DIRECTORY: error: cannot read catalog file '{{.*}}map': Is a directory

//--- .clang-tidy
Checks: '-*,async-blocking-call'
CheckOptions:
  - key: async-blocking-call.Categories
    value: 'sleep,flie'
  - key: async-blocking-call.CatalogFile
    value: 'good.yaml;none.yaml'
  - key: async-blocking-call.AllowedFunctions
    value: 'a::*;b[c'
  - key: async-blocking-call.AllowedCoroutineTypes
    value: '['
//--- good.yaml
library: good
//--- a.cpp
//--- good.cpp
//--- map/a.cpp
//--- map/directory/empty
//--- map/.clang-tidy
Checks: '-*,async-blocking-call'
CheckOptions:
  async-blocking-call.Categories: '*,-sleeep'
  async-blocking-call.CatalogFile: directory
