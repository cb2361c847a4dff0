//===- redis++.h - A part of redis++ ---------------------------- -*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_REDIS_H
#define ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_REDIS_H

#include <string_view>

namespace sw::redis {

// The commands have many forms each; here one takes the arguments of all.
#define COMMAND(NAME)                                                          \
  template <typename... Arguments> long long NAME(Arguments &&...) {           \
    return 0;                                                                  \
  }

// clang-format off
template <typename Impl> class QueuedRedis {
public:
  COMMAND(get) COMMAND(set)
  void exec();
  void discard();
};

class PipelineImpl;
class TransactionImpl;
using Pipeline = QueuedRedis<PipelineImpl>;
using Transaction = QueuedRedis<TransactionImpl>;

class Subscriber {
public:
  void subscribe(std::string_view);
  void consume();
};

class Redis {
public:
  Pipeline pipeline(bool new_connection = true);
  Transaction transaction(bool piped = false, bool new_connection = true);
  Subscriber subscriber();
  COMMAND(command) COMMAND(auth) COMMAND(echo) COMMAND(ping) COMMAND(swapdb)
  COMMAND(bgrewriteaof) COMMAND(bgsave) COMMAND(dbsize) COMMAND(flushall)
  COMMAND(flushdb) COMMAND(info) COMMAND(lastsave) COMMAND(save) COMMAND(del)
  COMMAND(dump) COMMAND(exists) COMMAND(expire) COMMAND(expireat)
  COMMAND(keys) COMMAND(move) COMMAND(persist) COMMAND(pexpire)
  COMMAND(pexpireat) COMMAND(pttl) COMMAND(randomkey) COMMAND(rename)
  COMMAND(renamenx) COMMAND(restore) COMMAND(scan) COMMAND(touch) COMMAND(ttl)
  COMMAND(type) COMMAND(unlink) COMMAND(wait) COMMAND(append)
  COMMAND(bitcount) COMMAND(bitop) COMMAND(bitpos) COMMAND(decr)
  COMMAND(decrby) COMMAND(get) COMMAND(getbit) COMMAND(getrange)
  COMMAND(getset) COMMAND(incr) COMMAND(incrby) COMMAND(incrbyfloat)
  COMMAND(mget) COMMAND(mset) COMMAND(msetnx) COMMAND(psetex) COMMAND(set)
  COMMAND(set_with_get_option) COMMAND(setex) COMMAND(setnx) COMMAND(setrange)
  COMMAND(strlen) COMMAND(blpop) COMMAND(brpop) COMMAND(brpoplpush)
  COMMAND(lindex) COMMAND(linsert) COMMAND(llen) COMMAND(lpop) COMMAND(lpush)
  COMMAND(lpushx) COMMAND(lrange) COMMAND(lrem) COMMAND(lset) COMMAND(ltrim)
  COMMAND(rpop) COMMAND(rpoplpush) COMMAND(rpush) COMMAND(rpushx)
  COMMAND(lmpop) COMMAND(lmove) COMMAND(blmove) COMMAND(hdel) COMMAND(hexists)
  COMMAND(hget) COMMAND(hgetall) COMMAND(hincrby) COMMAND(hincrbyfloat)
  COMMAND(hkeys) COMMAND(hlen) COMMAND(hmget) COMMAND(hmset) COMMAND(hscan)
  COMMAND(hset) COMMAND(hsetex) COMMAND(httl) COMMAND(hpttl)
  COMMAND(hexpiretime) COMMAND(hpexpiretime) COMMAND(hpexpire) COMMAND(hsetnx)
  COMMAND(hstrlen) COMMAND(hvals) COMMAND(sadd) COMMAND(scard) COMMAND(sdiff)
  COMMAND(sdiffstore) COMMAND(sinter) COMMAND(sinterstore) COMMAND(sismember)
  COMMAND(smembers) COMMAND(smove) COMMAND(spop) COMMAND(srandmember)
  COMMAND(srem) COMMAND(sscan) COMMAND(sunion) COMMAND(sunionstore)
  COMMAND(bzpopmax) COMMAND(bzpopmin) COMMAND(zadd) COMMAND(zcard)
  COMMAND(zcount) COMMAND(zincrby) COMMAND(zinterstore) COMMAND(zlexcount)
  COMMAND(zpopmax) COMMAND(zpopmin) COMMAND(zrange) COMMAND(zrangebylex)
  COMMAND(zrangebyscore) COMMAND(zrank) COMMAND(zrem) COMMAND(zremrangebylex)
  COMMAND(zremrangebyrank) COMMAND(zremrangebyscore) COMMAND(zrevrange)
  COMMAND(zrevrangebylex) COMMAND(zrevrangebyscore) COMMAND(zrevrank)
  COMMAND(zscan) COMMAND(zscore) COMMAND(zunionstore) COMMAND(pfadd)
  COMMAND(pfcount) COMMAND(pfmerge) COMMAND(geoadd) COMMAND(geodist)
  COMMAND(geohash) COMMAND(geopos) COMMAND(georadius)
  COMMAND(georadiusbymember) COMMAND(eval) COMMAND(evalsha)
  COMMAND(script_exists) COMMAND(script_flush) COMMAND(script_kill)
  COMMAND(script_load) COMMAND(fcall) COMMAND(fcall_ro) COMMAND(function_load)
  COMMAND(function_delete) COMMAND(publish) COMMAND(spublish) COMMAND(watch)
  COMMAND(unwatch) COMMAND(xack) COMMAND(xadd) COMMAND(xclaim) COMMAND(xdel)
  COMMAND(xgroup_create) COMMAND(xgroup_setid) COMMAND(xgroup_destroy)
  COMMAND(xgroup_delconsumer) COMMAND(xlen) COMMAND(xpending) COMMAND(xrange)
  COMMAND(xread) COMMAND(xreadgroup) COMMAND(xrevrange) COMMAND(xtrim)
};

class RedisCluster {
public:
  Subscriber subscriber();
  COMMAND(command) COMMAND(del) COMMAND(dump) COMMAND(exists) COMMAND(expire)
  COMMAND(expireat) COMMAND(persist) COMMAND(pexpire) COMMAND(pexpireat)
  COMMAND(pttl) COMMAND(rename) COMMAND(renamenx) COMMAND(restore)
  COMMAND(touch) COMMAND(ttl) COMMAND(type) COMMAND(unlink) COMMAND(append)
  COMMAND(bitcount) COMMAND(bitop) COMMAND(bitpos) COMMAND(decr)
  COMMAND(decrby) COMMAND(get) COMMAND(getbit) COMMAND(getrange)
  COMMAND(getset) COMMAND(incr) COMMAND(incrby) COMMAND(incrbyfloat)
  COMMAND(mget) COMMAND(mset) COMMAND(msetnx) COMMAND(psetex) COMMAND(set)
  COMMAND(set_with_get_option) COMMAND(setex) COMMAND(setnx) COMMAND(setrange)
  COMMAND(strlen) COMMAND(blpop) COMMAND(brpop) COMMAND(brpoplpush)
  COMMAND(lindex) COMMAND(linsert) COMMAND(llen) COMMAND(lpop) COMMAND(lpush)
  COMMAND(lpushx) COMMAND(lrange) COMMAND(lrem) COMMAND(lset) COMMAND(ltrim)
  COMMAND(rpop) COMMAND(rpoplpush) COMMAND(rpush) COMMAND(rpushx)
  COMMAND(lmpop) COMMAND(lmove) COMMAND(blmove) COMMAND(hdel) COMMAND(hexists)
  COMMAND(hget) COMMAND(hgetall) COMMAND(hincrby) COMMAND(hincrbyfloat)
  COMMAND(hkeys) COMMAND(hlen) COMMAND(hmget) COMMAND(hmset) COMMAND(hscan)
  COMMAND(hset) COMMAND(hsetex) COMMAND(httl) COMMAND(hpttl)
  COMMAND(hexpiretime) COMMAND(hpexpiretime) COMMAND(hpexpire) COMMAND(hsetnx)
  COMMAND(hstrlen) COMMAND(hvals) COMMAND(sadd) COMMAND(scard) COMMAND(sdiff)
  COMMAND(sdiffstore) COMMAND(sinter) COMMAND(sinterstore) COMMAND(sismember)
  COMMAND(smembers) COMMAND(smove) COMMAND(spop) COMMAND(srandmember)
  COMMAND(srem) COMMAND(sscan) COMMAND(sunion) COMMAND(sunionstore)
  COMMAND(bzpopmax) COMMAND(bzpopmin) COMMAND(zadd) COMMAND(zcard)
  COMMAND(zcount) COMMAND(zincrby) COMMAND(zinterstore) COMMAND(zlexcount)
  COMMAND(zpopmax) COMMAND(zpopmin) COMMAND(zrange) COMMAND(zrangebylex)
  COMMAND(zrangebyscore) COMMAND(zrank) COMMAND(zrem) COMMAND(zremrangebylex)
  COMMAND(zremrangebyrank) COMMAND(zremrangebyscore) COMMAND(zrevrange)
  COMMAND(zrevrangebylex) COMMAND(zrevrangebyscore) COMMAND(zrevrank)
  COMMAND(zscan) COMMAND(zscore) COMMAND(zunionstore) COMMAND(pfadd)
  COMMAND(pfcount) COMMAND(pfmerge) COMMAND(geoadd) COMMAND(geodist)
  COMMAND(geohash) COMMAND(geopos) COMMAND(georadius)
  COMMAND(georadiusbymember) COMMAND(eval) COMMAND(evalsha) COMMAND(fcall)
  COMMAND(fcall_ro) COMMAND(publish) COMMAND(spublish) COMMAND(xack)
  COMMAND(xadd) COMMAND(xclaim) COMMAND(xdel) COMMAND(xgroup_create)
  COMMAND(xgroup_setid) COMMAND(xgroup_destroy) COMMAND(xgroup_delconsumer)
  COMMAND(xlen) COMMAND(xpending) COMMAND(xrange) COMMAND(xread)
  COMMAND(xreadgroup) COMMAND(xrevrange) COMMAND(xtrim)
};
// clang-format on

#undef COMMAND

} // namespace sw::redis

#endif // ASYNCTIDY_TEST_INPUTS_LIBRARIES_SW_REDIS_REDIS_H
