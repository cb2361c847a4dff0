// RUN: rm -rf %t && split-file %s %t
// RUN: %clang_tidy -load=%plugin -checks=-*,async-* --dump-config %t/default/a.cpp -- | FileCheck %s --check-prefix=DEFAULT
// RUN: %clang_tidy -load=%plugin --dump-config %t/set/a.cpp -- > %t/dumped
// RUN: FileCheck %s --check-prefix=SET < %t/dumped
// What is dumped is read back: the same options again.
// RUN: mkdir %t/again && cp %t/dumped %t/again/.clang-tidy && cp %t/set/a.cpp %t/again
// RUN: %clang_tidy -load=%plugin --dump-config %t/again/a.cpp -- | FileCheck %s --check-prefix=SET
// RUN: %if llvm-ge-15 %{ %clang_tidy -load=%plugin --verify-config %t/set/a.cpp -- 2>&1 | FileCheck %s --check-prefix=VERIFIED %}
// RUN: %if llvm-ge-15 %{ not %clang_tidy -load=%plugin --verify-config %t/unknown/a.cpp -- 2>&1 | FileCheck %s --check-prefix=UNKNOWN %}
// Every option is stored, so that clang-tidy can show and verify it.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// DEFAULT-DAG: async-blocking-call.Categories{{:?[[:space:]]+(value:[[:space:]]+)?'?}}*,-lock,-terminal{{'?$}}
// DEFAULT-DAG: async-blocking-call.CatalogFile{{:?[[:space:]]+(value:[[:space:]]+)?''$}}
// DEFAULT-DAG: async-blocking-call.AllowedFunctions{{:?[[:space:]]+(value:[[:space:]]+)?''$}}
// DEFAULT-DAG: async-blocking-call.AllowedCoroutineTypes{{:?[[:space:]]+(value:[[:space:]]+)?''$}}
// SET-DAG: async-blocking-call.Categories{{:?[[:space:]]+(value:[[:space:]]+)?'?}}sleep,file{{'?$}}
// SET-DAG: async-blocking-call.CatalogFile{{:?[[:space:]]+(value:[[:space:]]+)?'?}}mine.yaml{{'?$}}
// SET-DAG: async-blocking-call.AllowedFunctions{{:?[[:space:]]+(value:[[:space:]]+)?'?}}legacy::*{{'?$}}
// SET-DAG: async-blocking-call.AllowedCoroutineTypes{{:?[[:space:]]+(value:[[:space:]]+)?'?}}pool::Job{{'?$}}
// VERIFIED: No config errors detected.
// UNKNOWN: unknown check option 'async-blocking-call.Categorie'; did you mean 'async-blocking-call.Categories'

//--- default/.clang-tidy
Checks: '-*,async-*'
//--- default/a.cpp
//--- set/a.cpp
//--- set/mine.yaml
library: mine
//--- set/.clang-tidy
Checks: '-*,async-*'
CheckOptions:
  - { key: async-blocking-call.Categories, value: 'sleep,file' }
  - { key: async-blocking-call.CatalogFile, value: mine.yaml }
  - { key: async-blocking-call.AllowedFunctions, value: 'legacy::*' }
  - { key: async-blocking-call.AllowedCoroutineTypes, value: 'pool::Job' }
//--- unknown/a.cpp
//--- unknown/.clang-tidy
Checks: '-*,async-*'
CheckOptions:
  - { key: async-blocking-call.Categorie, value: 'sleep' }
