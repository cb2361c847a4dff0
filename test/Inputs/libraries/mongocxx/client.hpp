//===- client.hpp - A part of mongocxx -------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_MONGOCXX_CLIENT_HPP
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_MONGOCXX_CLIENT_HPP

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bsoncxx::document {
class view {};
class value {};
} // namespace bsoncxx::document

namespace mongocxx {
namespace v_noabi {

using bsoncxx::document::value;
using bsoncxx::document::view;

class cursor {
public:
  class iterator {
  public:
    const view &operator*() const;
    iterator &operator++();
    friend bool operator==(const iterator &, const iterator &);
    friend bool operator!=(const iterator &, const iterator &);
  };
  iterator begin();
  iterator end();
};

class change_stream {
public:
  class iterator {
  public:
    const view &operator*() const;
    iterator &operator++();
    friend bool operator==(const iterator &, const iterator &);
    friend bool operator!=(const iterator &, const iterator &);
  };
  iterator begin() const;
  iterator end() const;
};

class bulk_write {
public:
  bulk_write &append(const view &);
  std::optional<std::int64_t> execute() const;
};

class index_view {
public:
  cursor list();
  std::optional<std::string> create_one(const view &);
  value create_many(const std::vector<view> &);
  void drop_one(std::string_view);
  void drop_all();
};

class collection {
public:
  cursor aggregate(const view &);
  bulk_write create_bulk_write();
  std::optional<std::int64_t> bulk_write(const std::vector<view> &);
  std::int64_t count_documents(const view &);
  std::int64_t estimated_document_count();
  value create_index(const view &);
  std::optional<std::int64_t> delete_many(const view &);
  std::optional<std::int64_t> delete_one(const view &);
  cursor distinct(std::string_view, const view &);
  void drop();
  cursor find(const view &);
  std::optional<value> find_one(const view &);
  std::optional<value> find_one_and_delete(const view &);
  std::optional<value> find_one_and_replace(const view &, const view &);
  std::optional<value> find_one_and_update(const view &, const view &);
  std::optional<std::int64_t> insert_one(const view &);
  template <typename Container>
  std::optional<std::int64_t> insert_many(const Container &) {
    return {};
  }
  cursor list_indexes() const;
  void rename(std::string_view);
  std::optional<std::int64_t> replace_one(const view &, const view &);
  std::optional<std::int64_t> update_many(const view &, const view &);
  std::optional<std::int64_t> update_one(const view &, const view &);
};

class database {
public:
  value run_command(const view &);
  collection create_collection(std::string_view);
  void drop();
  bool has_collection(std::string_view) const;
  cursor list_collections();
  std::vector<std::string> list_collection_names();
  v_noabi::collection collection(std::string_view) const;
  v_noabi::collection operator[](std::string_view) const;
};

class client_session {
public:
  void start_transaction();
  void commit_transaction();
  void abort_transaction();
  template <typename Callable> void with_transaction(Callable &&) {}
};

class client {
public:
  cursor list_databases() const;
  std::vector<std::string> list_database_names() const;
  v_noabi::database database(std::string_view) const &;
  v_noabi::database operator[](std::string_view) const &;
};

class pool {
public:
  class entry {};
  entry acquire();
  std::optional<entry> try_acquire();
};

namespace gridfs {

class uploader {
public:
  void write(const std::uint8_t *, std::size_t);
  void close();
  void abort();
};

class downloader {
public:
  std::size_t read(std::uint8_t *, std::size_t);
  void close();
};

class bucket {
public:
  downloader open_download_stream(const view &);
  value upload_from_stream(std::string_view, std::istream *);
  void upload_from_stream_with_id(const view &, std::string_view,
                                  std::istream *);
  void download_to_stream(const view &, std::ostream *);
  void delete_file(const view &);
  cursor find(const view &);
};

} // namespace gridfs

} // namespace v_noabi

using v_noabi::bulk_write;
using v_noabi::change_stream;
using v_noabi::client;
using v_noabi::client_session;
using v_noabi::collection;
using v_noabi::cursor;
using v_noabi::database;
using v_noabi::index_view;
using v_noabi::pool;
namespace gridfs = v_noabi::gridfs;

} // namespace mongocxx

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_MONGOCXX_CLIENT_HPP
