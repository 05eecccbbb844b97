package import RuleFormat

/// The commands of Redis 3.0 to 8 and Valkey 7.2 to 9: how many words they take, and what running one may cost.
///
/// From `COMMAND` of these versions; where versions differ, the looser arity stands here. Modules' commands are not in it.
package enum KnownCommands {
    /// A command or a subcommand.
    package struct Command: Sendable, Hashable {
        package let name: String
        /// Words with the name itself; negative: at least so many.
        package let arity: Int
        package let risk: Risk

        package func takes(_ words: Int) -> Bool { arity < 0 ? words >= -arity : words == arity }
    }

    package static let plain: [String: Command] = parse(text)

    static func parse(_ text: String) -> [String: Command] {
        var result: [String: Command] = [:]
        for entry in text.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: ":")
            guard parts.count == 3, let arity = Int(parts[1]) else { continue }
            let risk: Risk = parts[2] == "s" ? .safe : parts[2] == "d" ? .disruptive : .destructive
            result[String(parts[0])] = Command(name: String(parts[0]), arity: arity, risk: risk)
        }
        return result
    }

    /// NAME:ARITY:RISK, where s is safe, d disruptive and x destructive.
    private static let text = """
        ACL:-2:s APPEND:3:d ASKING:1:s AUTH:-2:s BGREWRITEAOF:1:s BGSAVE:-1:s BITCOUNT:-2:s BITFIELD:-2:d
        BITFIELD_RO:-2:s BITOP:-4:d BITPOS:-3:s BLMOVE:6:d BLMPOP:-5:d BLPOP:-3:d BRPOP:-3:d BRPOPLPUSH:4:d
        BZMPOP:-5:d BZPOPMAX:-3:d BZPOPMIN:-3:d CLIENT:-2:s CLUSTER:-2:s CLUSTERSCAN:-2:s COMMAND:-1:s
        COMMANDLOG:-2:s CONFIG:-2:s COPY:-3:d DBSIZE:1:s DEBUG:-1:d DECR:2:d DECRBY:3:d DEL:-2:x DELIFEQ:3:d
        DISCARD:1:s DUMP:2:s ECHO:2:s EVAL:-3:d EVALSHA:-3:d EVALSHA_RO:-3:s EVAL_RO:-3:s EXEC:1:d EXISTS:-2:s
        EXPIRE:-3:d EXPIREAT:-3:d EXPIRETIME:2:s FAILOVER:-1:d FCALL:-3:d FCALL_RO:-3:s FLUSHALL:-1:x FLUSHDB:-1:x
        FUNCTION:-2:s GEOADD:-5:d GEODIST:-4:s GEOHASH:-2:s GEOPOS:-2:s GEORADIUS:-6:d GEORADIUSBYMEMBER:-5:d
        GEORADIUSBYMEMBER_RO:-5:s GEORADIUS_RO:-6:s GEOSEARCH:-7:s GEOSEARCHSTORE:-8:d GET:2:s GETBIT:3:s GETDEL:2:x
        GETEX:-2:d GETRANGE:4:s GETSET:3:d HDEL:-3:d HELLO:-1:s HEXISTS:3:s HEXPIRE:-6:d HEXPIREAT:-6:d
        HEXPIRETIME:-5:s HGET:3:s HGETALL:2:s HGETDEL:-5:d HGETEX:-5:d HINCRBY:4:d HINCRBYFLOAT:4:d HKEYS:2:s
        HLEN:2:s HMGET:-3:s HMSET:-4:d HPERSIST:-5:d HPEXPIRE:-6:d HPEXPIREAT:-6:d HPEXPIRETIME:-5:s
        HPTTL:-5:s HRANDFIELD:-2:s HSCAN:-3:s HSET:-4:d HSETEX:-6:d HSETNX:4:d HSTRLEN:3:s HTTL:-5:s HVALS:2:s
        INCR:2:d INCRBY:3:d INCRBYFLOAT:3:d INFO:-1:s KEYS:2:s LASTSAVE:1:s LATENCY:-2:s LCS:-3:s LINDEX:3:s
        LINSERT:5:d LLEN:2:s LMOVE:5:d LMPOP:-4:d LOLWUT:-1:s LPOP:-2:d LPOS:-3:s LPUSH:-3:d LPUSHX:-3:d LRANGE:4:s
        LREM:4:d LSET:4:d LTRIM:4:d MEMORY:-2:s MGET:-2:s MIGRATE:-6:x MODULE:-2:s MONITOR:1:d MOVE:3:d MSET:-3:d
        MSETEX:-4:d MSETNX:-3:d MULTI:1:s OBJECT:-2:s PERSIST:2:d PEXPIRE:-3:d PEXPIREAT:-3:d PEXPIRETIME:2:s
        PFADD:-2:d PFCOUNT:-2:s PFDEBUG:-3:d PFMERGE:-2:d PFSELFTEST:1:s PING:-1:s PSETEX:4:d
        PSUBSCRIBE:-2:s PSYNC:-3:d PTTL:2:s PUBLISH:3:s PUBSUB:-2:s PUNSUBSCRIBE:-1:s QUIT:-1:s RANDOMKEY:1:s
        READONLY:1:s READWRITE:1:s RENAME:3:x RENAMENX:3:d REPLCONF:-1:d REPLICAOF:3:d RESET:1:s RESTORE:-4:x
        RESTORE-ASKING:-4:x ROLE:1:s RPOP:-2:d RPOPLPUSH:3:d RPUSH:-3:d RPUSHX:-3:d SADD:-3:d SAVE:1:s SCAN:-2:s
        SCARD:2:s SCRIPT:-2:s SDIFF:-2:s SDIFFSTORE:-3:d SELECT:2:s SET:-3:d SETBIT:4:d SETEX:4:d SETNX:3:d
        SETRANGE:4:d SHUTDOWN:-1:d SINTER:-2:s SINTERCARD:-3:s SINTERSTORE:-3:d SISMEMBER:3:s SLAVEOF:3:d
        SLOWLOG:-2:s SMEMBERS:2:s SMISMEMBER:-3:s SMOVE:4:d SORT:-2:d SORT_RO:-2:s SPOP:-2:d SPUBLISH:3:s
        SRANDMEMBER:-2:s SREM:-3:d SSCAN:-3:s SSUBSCRIBE:-2:s STRALGO:-2:s STRLEN:2:s SUBSCRIBE:-2:s SUBSTR:4:s
        SUNION:-2:s SUNIONSTORE:-3:d SUNSUBSCRIBE:-1:s SWAPDB:3:x SYNC:1:d TIME:1:s TOUCH:-2:s TTL:2:s TYPE:2:s
        UNLINK:-2:x UNSUBSCRIBE:-1:s UNWATCH:1:s VADD:-1:d VCARD:-1:s VDIM:-1:s VEMB:-1:s VGETATTR:-1:s VINFO:-1:s
        VISMEMBER:-1:s VLINKS:-1:s VRANDMEMBER:-1:s VREM:-1:d VSETATTR:-1:d VSIM:-1:s WAIT:3:s WAITAOF:4:s
        WATCH:-2:s XACK:-4:d XADD:-5:d XAUTOCLAIM:-6:d XCLAIM:-6:d XDEL:-3:d XGROUP:-2:d XINFO:-2:s XLEN:2:s
        XPENDING:-3:s XRANGE:-4:s XREAD:-4:s XREADGROUP:-7:d XREVRANGE:-4:s XSETID:-3:d XTRIM:-2:d ZADD:-4:d
        ZCARD:2:s ZCOUNT:4:s ZDIFF:-3:s ZDIFFSTORE:-4:d ZINCRBY:4:d ZINTER:-3:s ZINTERCARD:-3:s ZINTERSTORE:-4:d
        ZLEXCOUNT:4:s ZMPOP:-4:d ZMSCORE:-3:s ZPOPMAX:-2:d ZPOPMIN:-2:d ZRANDMEMBER:-2:s ZRANGE:-4:s
        ZRANGEBYLEX:-4:s ZRANGEBYSCORE:-4:s ZRANGESTORE:-5:d ZRANK:-3:s ZREM:-3:d ZREMRANGEBYLEX:4:d
        ZREMRANGEBYRANK:4:d ZREMRANGEBYSCORE:4:d ZREVRANGE:-4:s ZREVRANGEBYLEX:-4:s ZREVRANGEBYSCORE:-4:s
        ZREVRANK:-3:s ZSCAN:-3:s ZSCORE:3:s ZUNION:-3:s ZUNIONSTORE:-4:d
        """
}
