//===- CatalogList.cpp - What the catalog knows of a name -----------------===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CatalogList.h"
#include "Catalog/Catalog.h"
#include "Database.h"
#include "Installation.h"
#include "Text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <map>
#include <set>

using namespace llvm;

namespace asynctidy {
namespace launcher {

namespace {

bool isGlob(StringRef Name) {
  return Name.find_first_of("*?[") != StringRef::npos;
}

StringRef kindName(CatalogEntry::Kind K) {
  switch (K) {
  case CatalogEntry::Kind::Blocks:
    return "blocks";
  case CatalogEntry::Kind::Handler:
    return "runs a callable later, on the loop";
  case CatalogEntry::Kind::Offload:
    return "runs a callable on another thread";
  case CatalogEntry::Kind::Invoke:
    return "runs a callable before it returns";
  case CatalogEntry::Kind::Hop:
    return "brings a coroutine that awaits it to another thread or loop";
  case CatalogEntry::Kind::Readiness:
    return "tells that an object or descriptor is ready";
  case CatalogEntry::Kind::NonBlocking:
    return "puts an object or descriptor in non-blocking mode";
  }
  return {};
}

/// What the user asks for.
class Query {
public:
  static Expected<Query> make(StringRef Name) {
    Query Result;
    Name.consume_front("::");
    Result.Name = Name.str();
    Result.IsQualified = Name.contains("::");
    if (!isGlob(Name))
      return std::move(Result);
    Expected<GlobPattern> Pattern = GlobPattern::create(Result.Name);
    if (!Pattern)
      return failure("'" + Name +
                     "' is no glob: " + toString(Pattern.takeError()));
    Result.Pattern = std::move(*Pattern);
    Result.HasPattern = true;
    return std::move(Result);
  }

  /// Whether a name of an entry, which may be a glob itself, is meant.
  bool means(StringRef Entry) const {
    const StringRef Compared = IsQualified ? Entry : lastComponent(Entry);
    if (Compared == Name)
      return true;
    if (HasPattern)
      return Pattern.match(Compared);
    if (!isGlob(Compared))
      return false;
    Expected<GlobPattern> Of = GlobPattern::create(Compared);
    if (Of)
      return Of->match(Name);
    consumeError(Of.takeError());
    return false;
  }

private:
  std::string Name;
  GlobPattern Pattern;
  bool IsQualified = false, HasPattern = false;
};

void printEntry(raw_ostream &Out, const CatalogEntry &Entry) {
  Out << "  " << kindName(Entry.K);
  if (Entry.K == CatalogEntry::Kind::Blocks)
    Out << " (" << categoryName(Entry.Cat) << ", " << waitClassName(Entry.Wait)
        << ')';
  if (!Entry.Because.empty())
    Out << ": " << Entry.Because;
  Out << '\n';
  if (!Entry.Arity.empty()) {
    Out << "    with ";
    interleave(Entry.Arity, Out, " or ");
    Out << (Entry.Arity.size() == 1 && Entry.Arity.front() == 1
                ? " parameter\n"
                : " parameters\n");
  }
  if (!Entry.UnlessText.empty())
    Out << "    unless " << Entry.UnlessText << '\n';
  for (const Cure &C : Entry.Instead)
    Out << "    instead" << (C.Library == "*" ? "" : ", with ")
        << (C.Library == "*" ? StringRef() : C.Library) << ": " << C.Text
        << '\n';
  Out << "    from "
      << (Entry.IsUsers ? "" : "the built-in pack ")
      << Entry.Place.File << ':' << Entry.Place.Line << '\n';
}

Error addUsers(Catalog &Packs, const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return failure("the catalog file '" + File +
                   "' cannot be read: " + Buffer.getError().message());
  auto OnError = [](const CatalogPlace &Place, StringRef Message) {
    errs() << Place.File << ':' << Place.Line << ':' << Place.Column
           << ": error: " << Message << '\n';
  };
  std::unique_ptr<CatalogLibrary> Library =
      parsePack((*Buffer)->getMemBufferRef(), /*IsUsers=*/true, OnError);
  if (!Library || !Packs.add(std::move(*Library), OnError))
    return failure("the catalog file '" + File + "' has errors");
  return Error::success();
}

} // namespace

Expected<std::string> listCatalog(StringRef Name, ArrayRef<std::string> Files) {
  Expected<Query> Asked = Query::make(Name);
  if (!Asked)
    return Asked.takeError();
  Catalog Packs = Catalog::builtin();
  for (const std::string &File : Files)
    if (Error Wrong = addUsers(Packs, File))
      return std::move(Wrong);

  // Names, and what holds for each: an entry that another has replaced is not
  // looked up any more.
  std::map<StringRef, std::vector<const CatalogEntry *>> Found;
  std::map<StringRef, const CatalogLibrary *> Removed;
  for (const CatalogLibrary &Library : Packs.libraries()) {
    for (StringRef Of : Library.Removed)
      if (Asked->means(Of))
        Removed[Of] = &Library;
    for (const CatalogEntry &Entry : Library.Entries)
      for (StringRef Of : Entry.Names)
        if (Asked->means(Of) &&
            (Entry.IsObject || isGlob(Of) ||
             is_contained(Packs.lookup(Of), &Entry)))
          Found[Of].push_back(&Entry);
  }
  std::string Text;
  raw_string_ostream Out(Text);
  for (const auto &[Of, Entries] : Found) {
    Out << Of << '\n';
    for (const CatalogEntry *Entry : Entries)
      printEntry(Out, *Entry);
  }
  for (const auto &[Of, Library] : Removed)
    if (!Found.count(Of))
      Out << Of << "\n  removed by " << Library->Place.File << '\n';
  Out.flush();
  return Text;
}

std::vector<std::string> similarNames(StringRef Name) {
  const StringRef Sought = lastComponent(Name);
  const unsigned Allowed = Sought.size() < 5 ? 1 : 2;
  std::set<std::string> Names;
  const Catalog Packs = Catalog::builtin();
  for (const CatalogLibrary &Library : Packs.libraries())
    for (const CatalogEntry &Entry : Library.Entries)
      for (StringRef Of : Entry.Names)
        if (Sought.edit_distance(lastComponent(Of), /*AllowReplacements=*/true,
                                 Allowed) <= Allowed)
          Names.insert(Of.str());
  return {Names.begin(), Names.end()};
}

namespace {

std::string scalar(yaml::Node *Node) {
  SmallString<128> Storage;
  if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Node))
    return Scalar->getValue(Storage).str();
  return {};
}

/// Collects the values of CatalogFile in CheckOptions, which is a list of keys
/// and values, or a map since LLVM 15.
void readOptions(yaml::Node *Options, std::vector<std::string> &Values) {
  auto Add = [&](StringRef Key, const std::string &Value) {
    if (beginsWith(Key, "async-") && endsWith(Key, ".CatalogFile"))
      Values.push_back(Value);
  };
  if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(Options)) {
    for (yaml::Node &Element : *List) {
      auto *Map = dyn_cast<yaml::MappingNode>(&Element);
      if (!Map)
        continue;
      std::string Key, Value;
      for (yaml::KeyValueNode &Pair : *Map)
        (scalar(Pair.getKey()) == "key" ? Key : Value) =
            scalar(Pair.getValue());
      Add(Key, Value);
    }
  } else if (auto *Map = dyn_cast_or_null<yaml::MappingNode>(Options)) {
    for (yaml::KeyValueNode &Pair : *Map) {
      const std::string Key = scalar(Pair.getKey());
      Add(Key, scalar(Pair.getValue()));
    }
  }
}

} // namespace

std::vector<std::string> configuredCatalogs(StringRef Directory) {
  std::vector<std::string> Files;
  const std::string From = cleanPath(Directory);
  for (StringRef Place = From; !Place.empty();
       Place = sys::path::parent_path(Place)) {
    SmallString<256> Path(Place);
    sys::path::append(Path, ".clang-tidy");
    auto File = MemoryBuffer::getFile(Path);
    if (!File)
      continue;
    SourceMgr Sources;
    Sources.setDiagHandler([](const SMDiagnostic &, void *) {});
    yaml::Stream Stream((*File)->getMemBufferRef(), Sources);
    std::vector<std::string> Values;
    auto Document = Stream.begin();
    if (Document != Stream.end())
      if (auto *Map =
              dyn_cast_or_null<yaml::MappingNode>(Document->getRoot()))
        for (yaml::KeyValueNode &Pair : *Map) {
          const std::string Key = scalar(Pair.getKey());
          if (Key == "CheckOptions")
            readOptions(Pair.getValue(), Values);
        }
    for (const std::string &Value : Values) {
      SmallVector<StringRef, 4> Parts;
      StringRef(Value).split(Parts, ';', -1, /*KeepEmpty=*/false);
      for (StringRef Part : Parts) {
        std::string Named = cleanPath(Part.trim(), Place);
        if (!is_contained(Files, Named))
          Files.push_back(std::move(Named));
      }
    }
    break;
  }
  return Files;
}

} // namespace launcher
} // namespace asynctidy
