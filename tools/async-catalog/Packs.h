//===- Packs.h - What the subcommands share ---------------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TOOLS_ASYNCCATALOG_PACKS_H
#define ASYNCTIDY_TOOLS_ASYNCCATALOG_PACKS_H

#include "Catalog/Catalog.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

namespace asynctidy {

/// Whether anything was wrong with the packs or the command line.
extern bool HasFailed;

/// Prints an error at a place in a pack.
void fail(const CatalogPlace &Place, llvm::StringRef Message);

/// The packs of the command line, in the order of their file names.
std::vector<CatalogLibrary> readPacks();

/// Expands `{library}` by the namespaces of all the packs.
void expandPacks(std::vector<CatalogLibrary> &Packs);

/// A list of entries: its key in a pack, its enumerator in the tables.
struct ListInfo {
  CatalogEntry::Kind K;
  llvm::StringRef Enumerator;
  llvm::StringRef Key;
};
llvm::ArrayRef<ListInfo> lists();
const ListInfo &listOf(CatalogEntry::Kind K);

/// What an example must contain if it uses \p Name; empty where that cannot be
/// told, as for a destructor.
llvm::StringRef tokenOf(llvm::StringRef Name);

/// Whether \p Token stands in \p Text as a word of its own.
bool containsToken(llvm::StringRef Text, llvm::StringRef Token);

/// As containsToken(), but `struct stat` is no call of stat.
bool containsCall(llvm::StringRef Text, llvm::StringRef Token);

/// Whether \p C may stand in an identifier.
bool isIdentifierPart(char C);

// The subcommands.
void compile(llvm::raw_ostream &Out);
void document(llvm::raw_ostream &Out);
void writeExamples(llvm::raw_ostream &Out);
/// \param Package the Debian package of the packs, or empty: all packs.
/// \param ExceptionsPath a file with the functions that are not intercepted, or
///        empty.
void writeInterceptions(llvm::StringRef Package, llvm::StringRef ExceptionsPath,
                        llvm::raw_ostream &Out);
void lint();

} // namespace asynctidy

#endif // ASYNCTIDY_TOOLS_ASYNCCATALOG_PACKS_H
