// RUN: rm -rf %t && split-file %s %t
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/malformed.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=MALFORMED
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/bracket.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=BRACKET
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/key.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=KEY
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/word.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=WORD
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/type.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=TYPE
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/condition.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=CONDITION
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/name.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/missing.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=MISSING
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/removed.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=REMOVED
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/empty.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/two.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not %clang_tidy -load=%plugin -checks=-*,async-* '-config={CheckOptions: [{key: async-blocking-call.CatalogFile, value: %t/twice.yaml}]}' %t/a.cpp -- 2>&1 | FileCheck %s --check-prefix=TWICE
// A mistake in a catalog file is an error with file, line and column.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// MALFORMED-DAG: error: {{.*}}malformed.yaml:4:{{[0-9]+}}: {{.*}}quote
// BRACKET-DAG: error: {{.*}}bracket.yaml:2:13: {{.*}}closing ]
// KEY-DAG: error: {{.*}}key.yaml:2:1: unknown key 'functons' in a pack; did you mean 'functions'?
// KEY-DAG: error: {{.*}}key.yaml:7:5: unknown key 'insted' in functions; did you mean 'instead'?
// KEY-DAG: error: {{.*}}key.yaml:8:5: unknown key 'colour' in functions
// WORD-DAG: error: {{.*}}word.yaml:4:15: unknown category 'databse'; did you mean 'database'?
// WORD-DAG: error: {{.*}}word.yaml:7:15: unknown category 'colour'; expected one of: sleep, wait, lock,
// WORD-DAG: error: {{.*}}word.yaml:8:11: unknown wait class 'forever'; expected one of: unbounded, timed, device, contention
// WORD-DAG: error: {{.*}}word.yaml:9:10: unknown linkage 'Pascal'; expected one of: C++, C
// TYPE-DAG: error: {{.*}}type.yaml:1:10: expected a single value
// TYPE-DAG: error: {{.*}}type.yaml:3:11: expected a single value
// TYPE-DAG: error: {{.*}}type.yaml:4:15: expected a single value
// TYPE-DAG: error: {{.*}}type.yaml:6:12: expected a number of parameters
// TYPE-DAG: error: {{.*}}type.yaml:7:13: unknown truth value 'perhaps'; expected one of: false, true
// TYPE-DAG: error: {{.*}}type.yaml:8:14: expected a mapping of keys to values
// TYPE-DAG: error: {{.*}}type.yaml:9:5: expected a mapping of keys to values
// TYPE-DAG: error: {{.*}}type.yaml:10:11: expected a list of entries under 'handlers'
// CONDITION-DAG: error: {{.*}}condition.yaml:6:25: unknown question 'flg'; did you mean 'flag'?
// CONDITION-DAG: error: {{.*}}condition.yaml:10:20: expected ')'
// CONDITION-DAG: error: {{.*}}condition.yaml:14:19: expected an argument's index (from 0) or 'this'
// NAME-DAG: error: {{.*}}name.yaml:3:13: a name is qualified; write '::query' if it is global
// NAME-DAG: error: {{.*}}name.yaml:4:13: leave the inline namespace '__1' out
// NAME-DAG: error: {{.*}}name.yaml:5:13: a name is written without template arguments
// MISSING-DAG: error: {{.*}}missing.yaml:1:1: missing required key 'library'
// MISSING-DAG: error: {{.*}}missing.yaml:3:7: missing required key 'name'
// MISSING-DAG: error: {{.*}}missing.yaml:4:7: missing required key 'category'
// MISSING-DAG: error: {{.*}}missing.yaml:4:7: missing required key 'wait'
// REMOVED-DAG: error: {{.*}}removed.yaml:2:21: no earlier entry names 'no_such_function'
// EMPTY-DAG: error: {{.*}}empty.yaml:{{[0-9]+:[0-9]+}}: the pack is empty
// TWO-DAG: error: {{.*}}two.yaml:3:1: a file holds one pack only
// TWICE-DAG: error: {{.*}}twice.yaml:2:1: the key 'library' is given twice

//--- a.cpp
//--- malformed.yaml
library: mine
functions:
  - name: 'app::query
    category: database
//--- bracket.yaml
library: mine
functions: [
//--- key.yaml
library: mine
functons: []
functions:
  - name: 'app::query'
    category: database
    wait: unbounded
    insted: { '*': 'a query' }
    colour: red
//--- word.yaml
library: mine
functions:
  - name: 'app::query'
    category: databse
    wait: unbounded
  - name: 'app::query'
    category: colour
    wait: forever
linkage: Pascal
//--- type.yaml
library: [mine]
functions:
  - name: { a: b }
    category: [database]
    wait: unbounded
    arity: many
    object: perhaps
    instead: 'text'
  - 'app::query'
handlers: 'text'
//--- condition.yaml
library: mine
functions:
  - name: 'app::query'
    category: database
    wait: unbounded
    unless: 'zero(1) or flg(2, X)'
  - name: 'app::lookup'
    category: database
    wait: unbounded
    unless: 'zero(1'
  - name: 'app::store'
    category: database
    wait: unbounded
    unless: 'zero(first)'
//--- name.yaml
library: mine
functions:
  - { name: 'query', category: database, wait: unbounded }
  - { name: 'std::__1::query', category: database, wait: unbounded }
  - { name: 'std::vector<int>::query', category: database, wait: unbounded }
//--- missing.yaml
title: 'Mine'
functions:
  - { category: database, wait: unbounded }
  - { name: 'app::query' }
//--- removed.yaml
library: mine
remove: ['::sleep', '::no_such_function']
//--- empty.yaml
# Nothing.
//--- two.yaml
library: mine
---
library: other
//--- twice.yaml
library: mine
library: mine
