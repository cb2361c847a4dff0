//===- CatalogTest.cpp - Tests of packs and their lookup ------------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "gtest/gtest.h"

using namespace asynctidy;

namespace {

/// "line:column: message" of each error.
using Errors = std::vector<std::string>;

std::unique_ptr<CatalogLibrary> parse(llvm::StringRef Text, Errors &Found,
                                      bool IsUsers = true) {
  return parsePack(llvm::MemoryBufferRef(Text, "pack.yaml"), IsUsers,
                   [&](const CatalogPlace &Place, llvm::StringRef Message) {
                     EXPECT_EQ(Place.File, "pack.yaml");
                     Found.push_back(std::to_string(Place.Line) + ":" +
                                     std::to_string(Place.Column) + ": " +
                                     Message.str());
                   });
}

Errors errorsOf(llvm::StringRef Text) {
  Errors Found;
  EXPECT_FALSE(parse(Text, Found));
  return Found;
}

void add(Catalog &To, llvm::StringRef Text, const Errors &Expected = {}) {
  Errors Found;
  auto Pack = parse(Text, Found);
  ASSERT_EQ(Found, Errors());
  ASSERT_TRUE(Pack);
  const bool IsWell = To.add(std::move(*Pack), [&](const CatalogPlace &Place,
                                                   llvm::StringRef Message) {
    EXPECT_EQ(Place.File, "pack.yaml");
    Found.push_back(std::to_string(Place.Line) + ":" +
                    std::to_string(Place.Column) + ": " + Message.str());
  });
  EXPECT_EQ(Found, Expected);
  EXPECT_EQ(IsWell, Expected.empty());
}

/// "library@line" of each entry found.
std::vector<std::string> found(const Catalog &In, llvm::StringRef Name) {
  std::vector<std::string> Result;
  for (const CatalogEntry *Entry : In.lookup(Name))
    Result.push_back(Entry->Library.str() + "@" +
                     std::to_string(Entry->Place.Line));
  return Result;
}

using Strings = std::vector<std::string>;

Strings strings(llvm::ArrayRef<llvm::StringRef> List) {
  Strings Result;
  for (llvm::StringRef Text : List)
    Result.push_back(Text.str());
  return Result;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

TEST(Pack, IsRead) {
  Errors Found;
  const auto Pack = parse(R"(library: net
title: 'A library'
source: manual
linkage: C
namespaces: [net, '::other::net']
callbacks: catalogued
coroutine-types: net::task
generators: ['net::generator']
callable-wrappers: []
headers: ['<net.h>']
prelude: |
  int a;
  int b;
functions:
  - name: ['::recv', 'net::socket::read']
    arity: [3, 4]
    object: true
    category: socket
    wait: timed
    unless: 'flag(3, MSG_DONTWAIT)'
    because: 'waits until
      the peer sends'
    instead: { zeta: z, '*': 'an awaitable', alpha: 'co_await {alpha}::a' }
    example: 'f(''x'');'
    counterexample: ['a;', 'b;']
handlers:
  - name: net::**::async_*
    callable: last
offloads:
  - name: net::post
    callable: 1
invokes:
  - name: ::sort
    callable: [2, last]
remove: ['::send']
)",
                          Found);
  EXPECT_EQ(Found, Errors());
  ASSERT_TRUE(Pack);
  EXPECT_EQ(Pack->Id, "net");
  EXPECT_EQ(Pack->Title, "A library");
  EXPECT_TRUE(Pack->IsCLinkage);
  EXPECT_EQ(strings(Pack->Namespaces), Strings({"net", "other::net"}));
  EXPECT_TRUE(Pack->CallbacksCatalogued);
  EXPECT_EQ(strings(Pack->CoroutineTypes), Strings({"net::task"}));
  EXPECT_EQ(strings(Pack->Generators), Strings({"net::generator"}));
  EXPECT_EQ(Pack->Prelude, "int a;\nint b;\n");
  EXPECT_EQ(strings(Pack->Removed), Strings({"send"}));
  ASSERT_EQ(Pack->Entries.size(), 4u);

  const CatalogEntry &Entry = Pack->Entries[0];
  EXPECT_EQ(Entry.K, CatalogEntry::Kind::Blocks);
  EXPECT_EQ(Entry.Library, "net");
  EXPECT_EQ(strings(Entry.Names), Strings({"recv", "net::socket::read"}));
  EXPECT_EQ(Entry.Arity.vec(), std::vector<unsigned>({3, 4}));
  EXPECT_TRUE(Entry.IsObject);
  EXPECT_TRUE(Entry.IsCLinkage);
  EXPECT_TRUE(Entry.IsUsers);
  EXPECT_EQ(Entry.Cat, Category::Socket);
  EXPECT_EQ(Entry.Wait, WaitClass::Timed);
  ASSERT_TRUE(Entry.unless());
  EXPECT_EQ(toString(*Entry.unless()), "flag(3, MSG_DONTWAIT)");
  EXPECT_EQ(Entry.unless(), Entry.unless());
  EXPECT_EQ(Entry.Because, "waits until the peer sends");
  ASSERT_EQ(Entry.Instead.size(), 3u);
  EXPECT_EQ(Entry.Instead[0].Library, "zeta");
  EXPECT_EQ(Entry.Instead[1].Text, "an awaitable");
  EXPECT_EQ(Entry.Instead[2].Text, "co_await {alpha}::a");
  EXPECT_EQ(strings(Entry.Examples), Strings({"f('x');"}));
  EXPECT_EQ(strings(Entry.Counterexamples), Strings({"a;", "b;"}));
  EXPECT_EQ(Entry.Place.Line, 15u);
  EXPECT_EQ(Entry.Place.Column, 5u);

  EXPECT_EQ(Pack->Entries[1].K, CatalogEntry::Kind::Handler);
  EXPECT_EQ(Pack->Entries[1].Callable.vec(),
            std::vector<int>({CatalogEntry::LastArgument}));
  EXPECT_FALSE(Pack->Entries[1].unless());
  EXPECT_EQ(Pack->Entries[2].K, CatalogEntry::Kind::Offload);
  EXPECT_EQ(Pack->Entries[3].K, CatalogEntry::Kind::Invoke);
  EXPECT_EQ(Pack->Entries[3].Callable.vec(),
            std::vector<int>({2, CatalogEntry::LastArgument}));
}

TEST(Pack, Scopes) {
  Errors Found;
  auto Pack = parse(R"(library: net
owners: ['net::box', 'net::list']
permits: ['net::may_block']
scope-enters: [async_open]
scope-exits: ['async_close', drop]
handlers:
  - { name: 'net::with', callable: 1, scope: exit, object: true }
  - { name: 'net::begin', callable: 0, scope: enter }
  - { name: 'net::post', callable: 0 }
)",
                   Found);
  EXPECT_EQ(Found, Errors());
  ASSERT_TRUE(Pack);
  EXPECT_EQ(strings(Pack->Owners), Strings({"net::box", "net::list"}));
  EXPECT_EQ(strings(Pack->Permits), Strings({"net::may_block"}));
  EXPECT_EQ(strings(Pack->ScopeEnters), Strings({"async_open"}));
  EXPECT_EQ(strings(Pack->ScopeExits), Strings({"async_close", "drop"}));
  ASSERT_EQ(Pack->Entries.size(), 3u);
  EXPECT_EQ(Pack->Entries[0].Scope, ScopePart::Exit);
  EXPECT_TRUE(Pack->Entries[0].IsObject);
  EXPECT_EQ(Pack->Entries[1].Scope, ScopePart::Enter);
  EXPECT_FALSE(Pack->Entries[1].IsObject);
  EXPECT_EQ(Pack->Entries[2].Scope, ScopePart::None);
}

TEST(Pack, BadScopes) {
  EXPECT_EQ(errorsOf(R"(library: net
scope-exits: ['net::close']
scope-enters: ['2nd', '']
owners: ['a::b*']
handlers:
  - { name: 'net::with', callable: 1, scope: exti }
offloads:
  - { name: 'net::go', callable: 1, scope: exit }
)"),
            Errors({"2:15: 'net::close' is no unqualified name of a member",
                    "3:16: '2nd' is no unqualified name of a member",
                    "3:23: '' is no unqualified name of a member",
                    "4:10: only a handler's name may be a glob",
                    "6:46: unknown part of a scope 'exti'; did you mean "
                    "'exit'?",
                    "8:37: unknown key 'scope' in offloads"}));
}

TEST(Pack, ThreadsAndStates) {
  Errors Found;
  auto Pack = parse(R"(library: net
pools: net::pool
loops: ['net::loop']
drivers: net::sync_wait
executor-tags: net::tag
background-types: net::job
would-block-errors: ['::EAGAIN']
task: net::task
hops:
- name: net::go
  until: next-hop
  unless: loop(0)
- name: net::back
  to: loop
readiness:
- name: net::socket::wait
  subject: this
- name: net::future::state
  subject: this
  by: value
  returns: net::done
nonblocking:
- name: ::fcntl
  subject: 0
  when: equals(1, SET)
- name: ::open_quickly
  subject: result
)",
                    Found);
  EXPECT_EQ(Found, Errors());
  ASSERT_TRUE(Pack);
  EXPECT_EQ(strings(Pack->Pools), Strings({"net::pool"}));
  EXPECT_EQ(strings(Pack->Loops), Strings({"net::loop"}));
  EXPECT_EQ(strings(Pack->Drivers), Strings({"net::sync_wait"}));
  EXPECT_EQ(strings(Pack->ExecutorTags), Strings({"net::tag"}));
  EXPECT_EQ(strings(Pack->BackgroundTypes), Strings({"net::job"}));
  EXPECT_EQ(strings(Pack->WouldBlockErrors), Strings({"EAGAIN"}));
  EXPECT_EQ(Pack->Task, "net::task");
  ASSERT_EQ(Pack->Entries.size(), 6u);
  EXPECT_EQ(Pack->Entries[0].K, CatalogEntry::Kind::Hop);
  EXPECT_EQ(Pack->Entries[0].Until, HopEnd::NextHop);
  EXPECT_FALSE(Pack->Entries[0].IsToLoop);
  EXPECT_TRUE(Pack->Entries[1].IsToLoop);
  EXPECT_EQ(Pack->Entries[2].By, Evidence::Await);
  EXPECT_EQ(Pack->Entries[2].Subject, Argument::ThisParameter);
  EXPECT_EQ(Pack->Entries[3].By, Evidence::Value);
  EXPECT_EQ(Pack->Entries[3].Returns, "net::done");
  EXPECT_EQ(Pack->Entries[4].UnlessText, "not surely(equals(1, SET))");
  EXPECT_EQ(Pack->Entries[5].Subject, CatalogEntry::ResultSubject);
}

TEST(Pack, BadThreadsAndStates) {
  EXPECT_EQ(errorsOf(R"(library: net
hops:
- name: ::a
- name: ::b
  until: later
readiness:
- name: ::c
  subject: result
- name: ::d
  subject: 0
  by: value
- name: ::e
  subject: 0
  returns: 1
nonblocking:
- name: ::f
  subject: that
  when: equals(1)
)"),
            Errors({"3:3: missing required key 'until'",
                    "5:10: unknown end of a hop 'later'; expected one of: "
                    "next-await, next-hop",
                    "8:12: expected an argument's index or 'this'",
                    "9:3: missing required key 'returns'",
                    "12:3: 'returns' goes with 'by: value'",
                    "17:12: expected an argument's index, 'this' or 'result'",
                    "18:17: expected ',' and a macro, an enumerator, a number "
                    "or a character"}));
}

TEST(Pack, MalformedYaml) {
  EXPECT_EQ(errorsOf("title: 'a\n").size(), 1u);
  EXPECT_EQ(errorsOf(""), Errors({"1:1: the pack is empty"}));
  EXPECT_EQ(errorsOf("- a\n"),
            Errors({"1:1: expected a mapping of keys to values"}));
  EXPECT_EQ(errorsOf("library: a\n---\nlibrary: b\n"),
            Errors({"3:1: a file holds one pack only"}));
}

TEST(Pack, UnknownKeys) {
  EXPECT_EQ(errorsOf("library: a\nfunction: []\n"),
            Errors({"2:1: unknown key 'function' in a pack; did you mean "
                    "'functions'?"}));
  EXPECT_EQ(errorsOf("library: a\ncolour: red\n"),
            Errors({"2:1: unknown key 'colour' in a pack"}));
  EXPECT_EQ(errorsOf(R"(library: a
functions:
  - name: '::f'
    categry: file
    category: file
    wait: device
    callable: 1
)"),
            Errors({"4:5: unknown key 'categry' in functions; did you mean "
                    "'category'?",
                    "7:5: unknown key 'callable' in functions"}));
}

TEST(Pack, MissingAndRepeatedKeys) {
  EXPECT_EQ(errorsOf("title: t\ntitle: u\n"),
            Errors({"2:1: the key 'title' is given twice",
                    "1:1: missing required key 'library'"}));
  EXPECT_EQ(errorsOf(R"(library: a
functions:
  - arity: 1
handlers:
  - { name: '::f' }
)"),
            Errors({"3:5: missing required key 'name'",
                    "3:5: missing required key 'category'",
                    "3:5: missing required key 'wait'",
                    "5:7: missing required key 'callable'"}));
}

TEST(Pack, BadValues) {
  EXPECT_EQ(errorsOf(R"(library: A
linkage: c
callbacks: hidden
namespaces: ['a b']
functions:
  - name: '::f'
    arity: many
    object: maybe
    category: sokcet
    wait: 'forever'
    instead: { 'A B': c }
invokes:
  - name: '::g'
    callable: first
)"),
            Errors({"1:10: a library's id is made of lower-case letters, "
                    "digits and dashes",
                    "2:10: unknown linkage 'c'; did you mean 'C'?",
                    "3:12: unknown value of 'callbacks' 'hidden'; expected "
                    "one of: visible, catalogued",
                    "4:14: 'a b' is no namespace's name",
                    "7:12: expected a number of parameters",
                    "8:13: unknown truth value 'maybe'; expected one of: "
                    "false, true",
                    "9:15: unknown category 'sokcet'; did you mean 'socket'?",
                    "10:11: unknown wait class 'forever'; expected one of: "
                    "unbounded, timed, device, contention",
                    "11:16: expected a library's id or '*'",
                    "14:15: expected an argument's index or 'last'"}));
  EXPECT_EQ(errorsOf("library:\n"), Errors({"2:1: a value is missing"}));
  EXPECT_EQ(errorsOf("library: [a]\n"),
            Errors({"1:10: expected a single value"}));
  EXPECT_EQ(errorsOf("library: a\nfunctions: f\n"),
            Errors({"2:12: expected a list of entries under 'functions'"}));
}

Errors errorsOfName(llvm::StringRef Name, llvm::StringRef List = "invokes") {
  return errorsOf(
      ("library: a\n" + List + ":\n- name: " + Name + "\n  callable: 0\n")
          .str());
}

TEST(Pack, BadNames) {
  EXPECT_EQ(errorsOfName("''"), Errors({"3:9: the name is empty"}));
  EXPECT_EQ(errorsOfName("[]"), Errors({"3:9: the list of names is empty"}));
  EXPECT_EQ(errorsOfName("recv"), Errors({"3:9: a name is qualified; write "
                                          "'::recv' if it is global"}));
  EXPECT_EQ(errorsOfName("['::a', 'a::b<int>']"),
            Errors({"3:17: a name is written without template arguments"}));
  EXPECT_EQ(errorsOfName("std::__1::f"),
            Errors({"3:9: leave the inline namespace '__1' out"}));
  EXPECT_EQ(errorsOfName("'a:: b'"), Errors({"3:9: ' b' is no name"}));
  EXPECT_EQ(errorsOfName("'a.b::c'"),
            Errors({"3:9: 'a.b' is no scope's name"}));
  EXPECT_EQ(errorsOfName("a::b*"),
            Errors({"3:9: only a handler's name may be a glob"}));
  EXPECT_EQ(errorsOfName("a::**::b"),
            Errors({"3:9: only a handler's name may be a glob"}));
  EXPECT_EQ(errorsOfName("a::**", "handlers"),
            Errors({"3:9: '**' is no name"}));
}

TEST(Pack, GoodNames) {
  for (llvm::StringRef Name :
       {"'::f'", "a::~a", "'a::operator<<'", "'a::operator std::string'",
        "'a::operator()'", "'{a}::b'", "'a::operator*'"}) {
    Errors Found;
    EXPECT_TRUE(parse(
        ("library: a\ninvokes:\n- name: " + Name + "\n  callable: 0\n").str(),
        Found));
    EXPECT_EQ(Found, Errors());
  }
}

Errors errorsOfCondition(llvm::StringRef Condition) {
  return errorsOf(("library: a\ninvokes:\n- name: '::f'\n  callable: 0\n"
                   "  unless: " +
                   Condition + "\n")
                      .str());
}

TEST(Pack, BadConditions) {
  EXPECT_EQ(errorsOfCondition("zero(2) or flg(1, A)"),
            Errors({"5:22: unknown question 'flg'; did you mean 'flag'?"}));
  EXPECT_EQ(errorsOfCondition("'zero(2) or flg(1, A)'"),
            Errors({"5:23: unknown question 'flg'; did you mean 'flag'?"}));
  EXPECT_EQ(errorsOfCondition("'equals(0, ''r'') or'"),
            Errors({"5:31: expected a question such as 'flag', 'not' or '('"}));
  EXPECT_EQ(errorsOfCondition("\"zero(x)\""),
            Errors({"5:17: expected an argument's index (from 0) or 'this'"}));
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

TEST(Names, LastComponent) {
  EXPECT_EQ(lastComponent("recv"), "recv");
  EXPECT_EQ(lastComponent("std::thread::join"), "join");
  EXPECT_EQ(lastComponent("std::jthread::~jthread"), "~jthread");
  EXPECT_EQ(lastComponent("a::operator<<"), "operator<<");
  EXPECT_EQ(lastComponent("a::operator std::string"), "operator std::string");
  EXPECT_EQ(lastComponent("operator new"), "operator new");
  EXPECT_EQ(lastComponent("operators::of"), "of");
}

//===----------------------------------------------------------------------===//
// Lookup
//===----------------------------------------------------------------------===//

constexpr llvm::StringLiteral Net = R"(library: net
namespaces: ['boost::net', net]
coroutine-types: ['{net}::task']
generators: ['{net}::gen']
callable-wrappers: ['{net}::bound']
functions:
  - name: '::recv'
    category: socket
    wait: unbounded
  - name: ['{net}::read', '{net}::write']
    category: socket
    wait: unbounded
    unless: 'type(1, {net}::error)'
    instead: { net: '{net}::async_read' }
  - name: '{net}::run'
    object: true
    category: loop
    wait: unbounded
handlers:
  - name: '{net}::**::async_*'
    callable: last
  - name: '{net}::async_special'
    callable: 0
)";

TEST(Catalog, FindsNames) {
  Catalog C;
  add(C, Net);
  EXPECT_EQ(found(C, "recv"), Strings({"net@7"}));
  EXPECT_EQ(found(C, "std::recv"), Strings());
  EXPECT_EQ(found(C, ""), Strings());
  EXPECT_TRUE(C.mayContain("recv"));
  EXPECT_TRUE(C.mayContain("read"));
  EXPECT_TRUE(C.mayContain("async_anything"));
  EXPECT_FALSE(C.mayContain("asyn"));
  EXPECT_FALSE(C.mayContain("send"));
  EXPECT_EQ(C.lastComponents().count("write"), 1u);
  EXPECT_EQ(C.globPrefixes().vec(), Strings({"async_"}));
}

TEST(Catalog, ExpandsLibraries) {
  Catalog C;
  add(C, Net);
  for (llvm::StringRef Namespace : {"net", "boost::net"}) {
    const auto Entries = C.lookup((Namespace + "::read").str());
    ASSERT_EQ(Entries.size(), 1u);
    EXPECT_EQ(
        strings(Entries[0]->Names),
        Strings({(Namespace + "::read").str(), (Namespace + "::write").str()}));
    EXPECT_EQ(toString(*Entries[0]->unless()),
              ("type(1, " + Namespace + "::error)").str());
    // A cure keeps its braces: they stand for the namespace in use.
    EXPECT_EQ(Entries[0]->Instead[0].Text, "{net}::async_read");
    EXPECT_TRUE(C.libraryOfCoroutineType((Namespace + "::task").str()));
    EXPECT_TRUE(C.isGenerator((Namespace + "::gen").str()));
    EXPECT_TRUE(C.isCallableWrapper((Namespace + "::bound").str()));
  }
  EXPECT_FALSE(C.isGenerator("std::gen"));
  EXPECT_EQ(C.objects().size(), 2u);
}

TEST(Catalog, ALibraryInAConditionAloneIsAnyOfItsNamespaces) {
  Catalog C;
  add(C, Net);
  add(C, R"(library: user
functions:
  - name: ['::f', '{net}::g']
    category: wait
    wait: timed
    unless: 'zero(0) or type(1, {net}::a, b)'
)");
  ASSERT_EQ(C.lookup("f").size(), 1u);
  EXPECT_EQ(toString(*C.lookup("f")[0]->unless()),
            "zero(0) or type(1, boost::net::a, net::a, b)");
  ASSERT_EQ(C.lookup("net::g").size(), 1u);
  EXPECT_EQ(toString(*C.lookup("net::g")[0]->unless()),
            "zero(0) or type(1, net::a, b)");
}

TEST(Catalog, ReportsAnUnknownLibrary) {
  Catalog C;
  add(C, R"(library: user
functions:
  - name: '{nte}::f'
    category: wait
    wait: timed
)",
      {"3:5: there is no library 'nte' with namespaces to stand for '{nte}'"});
}

TEST(Catalog, Globs) {
  Catalog C;
  add(C, Net);
  EXPECT_EQ(found(C, "net::async_read"), Strings({"net@20"}));
  EXPECT_EQ(found(C, "boost::net::ip::socket::async_read"),
            Strings({"net@20"}));
  EXPECT_EQ(found(C, "boost::net::ip::socket::async_read"),
            Strings({"net@20"}));
  EXPECT_EQ(found(C, "boost::async_read"), Strings());
  EXPECT_EQ(found(C, "net::socket::read_async_"), Strings());
  // The name itself says more than the glob.
  EXPECT_EQ(found(C, "net::async_special"), Strings({"net@22"}));
  EXPECT_EQ(found(C, "net::detail::async_special"), Strings({"net@20"}));
}

TEST(Catalog, ALaterFileReplacesWhatItNames) {
  Catalog C;
  add(C, Net);
  add(C, R"(library: user
functions:
  - name: ['::recv', '::send']
    category: socket
    wait: timed
  - name: '::recv'
    arity: 3
    category: socket
    wait: timed
  - name: 'net::run'
    category: socket
    wait: timed
handlers:
  - name: 'net::read'
    callable: 0
  - name: '{net}::**::async_*'
    callable: 0
)");
  // Entries of one file stay together.
  EXPECT_EQ(found(C, "recv"), Strings({"user@3", "user@6"}));
  EXPECT_EQ(found(C, "send"), Strings({"user@3"}));
  // Another list says another thing.
  EXPECT_EQ(found(C, "net::read"), Strings({"net@10", "user@14"}));
  EXPECT_EQ(found(C, "net::write"), Strings({"net@10"}));
  EXPECT_EQ(found(C, "net::async_x"), Strings({"user@16"}));
  EXPECT_EQ(found(C, "net::run"), Strings({"user@10"}));
  EXPECT_EQ(C.objects().size(), 1u);
}

TEST(Catalog, RemovesNames) {
  Catalog C;
  add(C, Net);
  add(C, R"(library: user
remove: ['::recv', '{net}::read', 'net::async_wait', 'net::run']
)");
  EXPECT_EQ(found(C, "recv"), Strings());
  EXPECT_EQ(found(C, "net::read"), Strings());
  EXPECT_EQ(found(C, "boost::net::read"), Strings());
  EXPECT_EQ(found(C, "net::write"), Strings({"net@10"}));
  // A glob holds for other names still.
  EXPECT_EQ(found(C, "net::async_wait"), Strings());
  EXPECT_EQ(found(C, "net::async_read"), Strings({"net@20"}));
  EXPECT_EQ(C.objects().size(), 1u);
  add(C, R"(library: later
remove: ['net::**::async_*']
handlers:
  - { name: 'net::async_wai*', callable: 0 }
)");
  EXPECT_EQ(found(C, "net::async_read"), Strings());
  EXPECT_EQ(found(C, "boost::net::async_read"), Strings({"net@20"}));
  EXPECT_EQ(found(C, "net::async_wait"), Strings({"later@4"}));
}

TEST(Catalog, ReportsANameThatCannotBeRemoved) {
  Catalog C;
  add(C, Net);
  add(C, "library: user\nremove: ['::recv', '::rcev']\n",
      {"2:20: no earlier entry names 'rcev'"});
  EXPECT_EQ(found(C, "recv"), Strings());
}

TEST(Catalog, LibraryOfANamespace) {
  Catalog C;
  add(C, Net);
  add(C, "library: inner\nnamespaces: ['net::inner']\n");
  ASSERT_TRUE(C.libraryOf("net::a::b"));
  EXPECT_EQ(C.libraryOf("net::a::b")->Id, "net");
  EXPECT_EQ(C.libraryOf("net::inner::b")->Id, "inner");
  EXPECT_EQ(C.libraryOf("boost::net::b")->Id, "net");
  EXPECT_FALSE(C.libraryOf("boost::b"));
  EXPECT_FALSE(C.libraryOf("b"));
}

TEST(Catalog, SurvivesAMove) {
  Catalog C;
  add(C, Net);
  const Catalog Moved = std::move(C);
  EXPECT_EQ(found(Moved, "net::async_read"), Strings({"net@20"}));
  EXPECT_EQ(Moved.lookup("recv")[0]->Library, "net");
}

TEST(Catalog, Builtin) {
  const Catalog C = Catalog::builtin();
  ASSERT_FALSE(C.libraries().empty());
  for (const CatalogLibrary &Library : C.libraries())
    for (const CatalogEntry &Entry : Library.Entries) {
      EXPECT_FALSE(Entry.Names.empty());
      EXPECT_EQ(Entry.Library, Library.Id);
      EXPECT_EQ(!Entry.unless(), Entry.UnlessText.empty());
      for (llvm::StringRef Name : Entry.Names) {
        EXPECT_FALSE(Name.contains('{')) << Name.str();
        EXPECT_TRUE(Name.contains('*') || !C.lookup(Name).empty())
            << Name.str();
      }
    }
  const auto Recv = C.lookup("recv");
  ASSERT_EQ(Recv.size(), 1u);
  EXPECT_EQ(Recv[0]->Cat, Category::Socket);
  EXPECT_EQ(Recv[0]->Wait, WaitClass::Unbounded);
  EXPECT_TRUE(Recv[0]->IsCLinkage);
  EXPECT_FALSE(Recv[0]->IsUsers);
  ASSERT_TRUE(Recv[0]->unless());
  EXPECT_EQ(Recv[0]->Arity.vec(), std::vector<unsigned>({4}));
}

const char *const FixPack = R"(library: mine
source: 'test'
functions:
  - name: 'app::f'
    arity: [1, 2]
    category: sleep
    wait: timed
    fix: )";

TEST(Catalog, MistakesInFixes) {
  const auto Pack = [](llvm::StringRef Fix) { return FixPack + Fix.str(); };
  EXPECT_EQ(errorsOf(Pack("{ aio: 'f({2}, {0})' }")),
            Errors({"8:20: there is no argument 2: 'arity' says so"}));
  EXPECT_EQ(errorsOf(Pack("{ Aio: 'f()' }")),
            Errors({"8:12: expected a library's id"}));
  EXPECT_EQ(errorsOf(Pack("{ '*': 'f()' }")),
            Errors({"8:12: expected a library's id"}));
  EXPECT_EQ(errorsOf(Pack("{ aio: 'f({0:word})' }")).size(), 1U);
  EXPECT_EQ(errorsOf(Pack("{ aio: 'f({0:word})' }")).front().substr(0, 6),
            "8:20: ");
  EXPECT_EQ(errorsOf(Pack("'co_await f()'")),
            Errors({"8:10: expected a mapping of keys to values"}));
}

TEST(Catalog, FixesAreForLibrariesThatAreThere) {
  Catalog Packs = Catalog::builtin();
  add(Packs, FixPack + std::string("{ nobody: 'f({nothing}::g)' }"),
      {"8:12: there is no library 'nobody' to have a fix",
       "8:12: there is no library 'nothing' with namespaces to stand for "
       "'{nothing}'"});
  Catalog Others = Catalog::builtin();
  add(Others, FixPack + std::string("{ posix-time: 'f({asio}::g)' }"),
      {"8:12: the library 'posix-time' has no coroutine type in which a fix "
       "could stand"});
  Catalog Good = Catalog::builtin();
  add(Good, FixPack + std::string("{ aio: 'co_await {asio}::g({1})' }"));
  ASSERT_EQ(Good.lookup("app::f").size(), 1U);
  const CatalogEntry &Entry = *Good.lookup("app::f").front();
  ASSERT_EQ(Entry.Fixes.size(), 1U);
  EXPECT_EQ(Entry.Fixes.front().Library, "aio");
  EXPECT_EQ(Entry.Fixes.front().Text, "co_await {asio}::g({1})");
}

TEST(Catalog, BuiltinFixes) {
  const Catalog Packs = Catalog::builtin();
  const auto Entries = Packs.lookup("std::this_thread::sleep_for");
  ASSERT_EQ(Entries.size(), 1U);
  ASSERT_FALSE(Entries.front()->Fixes.empty());
  EXPECT_EQ(Entries.front()->Fixes.front().Text, "co_await aio::sleep_for({0})");
  EXPECT_EQ(Packs.namespaceOf("asio", "asio=asio"), "asio");
  EXPECT_EQ(Packs.namespaceOf("asio", "aio=aio"), "boost::asio");
  EXPECT_TRUE(Packs.find("aio")->NeedsAwait);
  EXPECT_FALSE(Packs.find("asio")->NeedsAwait);
}

TEST(Catalog, ToThread) {
  EXPECT_EQ(Catalog::builtin().find("libcoro")->ToThread,
            "co_await pool->schedule()");
  EXPECT_EQ(Catalog::builtin().find("posix-time")->ToThread, "");
  Catalog Packs;
  add(Packs, "library: app\nto-thread: 'co_await app::away()'\n");
  ASSERT_TRUE(Packs.find("app"));
  EXPECT_EQ(Packs.find("app")->ToThread, "co_await app::away()");
}

} // namespace
