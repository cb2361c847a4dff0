//===- YamlReader.h - Reading YAML with the places of errors ----*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Walks the nodes of LLVM's YAML parser rather than mapping them by YAML I/O,
/// which stops at the first error and forgets the order of a mapping's keys.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_CATALOG_YAMLREADER_H
#define ASYNCTIDY_CATALOG_YAMLREADER_H

#include "Catalog/Catalog.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <memory>
#include <vector>

namespace asynctidy {

/// Reads a file that holds one document: its forms and the values that are no
/// more than texts. Every mistake is reported with its place, and reading goes
/// on behind it.
class YamlReader {
public:
  YamlReader(const YamlReader &) = delete;
  YamlReader &operator=(const YamlReader &) = delete;

protected:
  /// \param Storage receives the texts and lists that are read.
  YamlReader(llvm::MemoryBufferRef Buffer,
             std::shared_ptr<CatalogStorage> Storage,
             CatalogErrorHandler OnError);
  ~YamlReader() = default;

  /// A scalar's text, and where it stands.
  struct Scalar {
    llvm::StringRef Text;
    llvm::SMLoc Where;
    /// The scalar as it is written; empty for a block scalar.
    llvm::StringRef Raw;

    /// Where the character at \p Offset of Text stands.
    llvm::SMLoc at(size_t Offset) const;
  };

  /// Calls \p Read with the document's root, unless the file is empty.
  /// \returns whether there was no error.
  bool readDocument(llvm::function_ref<void(llvm::yaml::Node &Root)> Read);

  /// Whether what follows cannot be read, as the text is no YAML.
  bool hasFailed() { return Input.failed(); }
  unsigned numErrors() const { return NumErrors; }
  void error(llvm::SMLoc Where, const llvm::Twine &Message);
  CatalogPlace placeOf(llvm::SMLoc Where) const;
  /// Where a node begins; LLVM says of `[a]` that it begins at `a`.
  llvm::SMLoc startOf(const llvm::yaml::Node &Node) const;

  llvm::StringRef save(llvm::StringRef Text) { return Storage->save(Text); }
  template <typename T> llvm::ArrayRef<T> save(const std::vector<T> &List) {
    return Storage->save(List);
  }

  /// \returns false after an error.
  bool readScalar(llvm::yaml::Node &Node, Scalar &Result);
  /// A scalar, or a list of them.
  std::vector<Scalar> readList(llvm::yaml::Node &Node);

  using KeyVisitor =
      llvm::function_ref<void(const Scalar &Key, llvm::yaml::Node &Value)>;
  /// Visits the keys of a mapping in their order.
  /// \returns where it begins: at its first key.
  llvm::SMLoc forEachKey(llvm::yaml::Node &Node, KeyVisitor Visit);

  llvm::StringRef readText(llvm::yaml::Node &Node);
  llvm::ArrayRef<llvm::StringRef> readTexts(llvm::yaml::Node &Node);
  /// One of a few words.
  /// \param What what the words are, for the message.
  /// \returns its index, or -1 after an error.
  int readWord(llvm::yaml::Node &Node, llvm::StringRef What,
               llvm::ArrayRef<llvm::StringRef> Words);

  /// Reports a key that is none of \p Keys.
  /// \param Where what the keys belong to, for the message.
  bool isKnown(const Scalar &Key, llvm::ArrayRef<llvm::StringRef> Keys,
               llvm::StringRef Where);
  /// Reports that \p Key is not among \p Given.
  void require(llvm::StringRef Key, const llvm::StringSet<> &Given,
               llvm::SMLoc Where);

private:
  void syntaxError(const llvm::SMDiagnostic &Diagnostic);
  llvm::StringRef textBefore(llvm::SMLoc Where) const;

  std::shared_ptr<CatalogStorage> Storage;
  llvm::StringRef File;
  CatalogErrorHandler OnError;
  llvm::SourceMgr Sources;
  llvm::yaml::Stream Input;
  unsigned NumErrors = 0;
};

} // namespace asynctidy

#endif // ASYNCTIDY_CATALOG_YAMLREADER_H
