/// Commands of Redis and Valkey with what pairing and statistics need: first key, writing, special treatment.
///
/// Source: COMMAND of Redis 3.2 to 8.2 and Valkey 8.0 to 9.1.
enum KnownCommands {
    /// Each line: a mark and names.
    ///
    /// `r1` reads, its first key is word 1; `w2` writes, its key is word 2; `-` has no key;
    /// `c1`, `c2` a word that counts keys stands at 1 or 2 and the key behind it; `s` the key stands behind STREAMS.
    private static let text = """
        r1 GET STRLEN GETRANGE SUBSTR GETBIT BITCOUNT BITPOS BITFIELD_RO EXISTS TYPE TTL PTTL EXPIRETIME PEXPIRETIME DUMP
        r1 HGET HMGET HGETALL HKEYS HVALS HLEN HEXISTS HSTRLEN HSCAN HRANDFIELD HTTL HPTTL HEXPIRETIME HPEXPIRETIME
        r1 LLEN LINDEX LRANGE LPOS SCARD SISMEMBER SMISMEMBER SMEMBERS SRANDMEMBER SSCAN SINTER SUNION SDIFF
        r1 ZCARD ZCOUNT ZLEXCOUNT ZRANGE ZRANGEBYSCORE ZRANGEBYLEX ZREVRANGE ZREVRANGEBYSCORE ZREVRANGEBYLEX ZRANK
        r1 ZREVRANK ZSCORE ZMSCORE ZSCAN ZRANDMEMBER XLEN XRANGE XREVRANGE XPENDING GEODIST GEOHASH GEOPOS GEOSEARCH
        r1 GEORADIUS_RO GEORADIUSBYMEMBER_RO MGET PFCOUNT SORT_RO LCS TOUCH DIGEST VSIM VCARD VDIM VEMB VGETATTR VINFO
        r1 VISMEMBER VLINKS VRANDMEMBER VRANGE
        w1 SET SETNX SETEX PSETEX GETSET GETDEL GETEX APPEND SETRANGE SETBIT BITFIELD INCR DECR INCRBY DECRBY INCRBYFLOAT
        w1 DEL UNLINK EXPIRE PEXPIRE EXPIREAT PEXPIREAT PERSIST RENAME RENAMENX COPY MOVE RESTORE MSET MSETNX SORT
        w1 HSET HSETNX HMSET HINCRBY HINCRBYFLOAT HDEL HEXPIRE HPEXPIRE HEXPIREAT HPEXPIREAT HPERSIST HGETDEL HGETEX HSETEX
        w1 LPUSH RPUSH LPUSHX RPUSHX LPOP RPOP LINSERT LSET LREM LTRIM RPOPLPUSH LMOVE SADD SREM SPOP SMOVE
        w1 SINTERSTORE SUNIONSTORE SDIFFSTORE ZADD ZREM ZINCRBY ZPOPMIN ZPOPMAX ZREMRANGEBYRANK ZREMRANGEBYSCORE
        w1 ZREMRANGEBYLEX ZUNIONSTORE ZINTERSTORE ZDIFFSTORE ZRANGESTORE XADD XDEL XTRIM XACK XCLAIM XAUTOCLAIM XSETID
        w1 XACKDEL XDELEX GEOADD GEORADIUS GEORADIUSBYMEMBER GEOSEARCHSTORE PFADD PFMERGE DELEX DELIFEQ MSETEX
        w1 VADD VREM VSETATTR
        w2 BITOP
        w1 BLPOP BRPOP BRPOPLPUSH BLMOVE BZPOPMIN BZPOPMAX
        c1 LMPOP ZMPOP ZUNION ZINTER ZDIFF SINTERCARD ZINTERCARD
        c2 EVAL EVALSHA EVAL_RO EVALSHA_RO FCALL FCALL_RO BLMPOP BZMPOP
        s XREAD XREADGROUP
        w1 RESTORE-ASKING
        w3 MIGRATE
        r2 OBJECT XINFO
        w2 XGROUP
        r1 WATCH
        - UNWATCH MULTI EXEC DISCARD PING ECHO SELECT SWAPDB FLUSHDB FLUSHALL KEYS SCAN RANDOMKEY DBSIZE TIME INFO SAVE
        - BGSAVE BGREWRITEAOF LASTSAVE SHUTDOWN COMMAND CONFIG CLIENT CLUSTER DEBUG MEMORY LATENCY SLOWLOG COMMANDLOG
        - MODULE ACL SCRIPT FUNCTION PUBSUB PUBLISH SPUBLISH SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE
        - SUNSUBSCRIBE MONITOR AUTH HELLO RESET QUIT ASKING READONLY READWRITE WAIT WAITAOF ROLE REPLICAOF SLAVEOF
        - FAILOVER PSYNC SYNC REPLCONF LOLWUT PFSELFTEST PFDEBUG POST HOST: CLUSTERSCAN
        """

    private static let subcommands: [(container: String, names: String)] = [
        (
            "CLIENT",
            "LIST INFO KILL PAUSE UNPAUSE REPLY SETNAME GETNAME SETINFO TRACKING CACHING ID NO-EVICT NO-TOUCH CAPA"
        ),
        (
            "CLUSTER",
            "SLOTS SHARDS NODES INFO MYID MEET FORGET FAILOVER REPLICATE RESET SETSLOT ADDSLOTS DELSLOTS KEYSLOT "
                + "SAVECONFIG LINKS BUMPEPOCH SYNCSLOTS MIGRATESLOTS FLUSHSLOTS REPLICAS SLAVES MYSHARDID "
                + "ADDSLOTSRANGE DELSLOTSRANGE GETKEYSINSLOT COUNTKEYSINSLOT"
        ),
        ("CONFIG", "GET SET REWRITE RESETSTAT"),
        ("ACL", "SETUSER DELUSER GETUSER LIST WHOAMI LOG LOAD SAVE CAT USERS"),
        ("DEBUG", "SLEEP SEGFAULT RELOAD OBJECT JMAP"),
        ("SCRIPT", "LOAD EXISTS FLUSH KILL"),
        ("FUNCTION", "LOAD LIST STATS KILL FLUSH DELETE DUMP RESTORE"),
        ("MEMORY", "USAGE STATS DOCTOR PURGE"),
        ("LATENCY", "LATEST HISTORY DOCTOR RESET GRAPH HISTOGRAM"),
        ("SLOWLOG", "GET LEN RESET"),
        ("COMMANDLOG", "GET LEN RESET"),
        ("COMMAND", "DOCS COUNT INFO LIST GETKEYS"),
        ("OBJECT", "ENCODING FREQ IDLETIME REFCOUNT"),
        ("XINFO", "STREAM GROUPS CONSUMERS"),
        ("XGROUP", "CREATE DESTROY SETID CREATECONSUMER DELCONSUMER"),
        ("MODULE", "LIST LOAD LOADEX UNLOAD"),
        ("PUBSUB", "CHANNELS NUMSUB NUMPAT SHARDCHANNELS"),
    ]

    /// Prefixes of modules' commands; what else has a dot in it may be anything.
    static let modules: Set<String> = [
        "JSON", "FT", "BF", "CF", "CMS", "TOPK", "TDIGEST", "TS", "GRAPH", "AI", "RG", "TFUNCTION", "CL",
    ]

    private static let dangerous: Set<String> = [
        "KEYS", "FLUSHALL", "FLUSHDB", "MONITOR", "SAVE", "SHUTDOWN", "DEBUG", "DEBUG SLEEP", "DEBUG SEGFAULT",
        "DEBUG RELOAD", "CONFIG SET", "CLIENT PAUSE", "SCRIPT FLUSH", "FUNCTION FLUSH", "CLUSTER RESET",
        "CLUSTER FLUSHSLOTS", "SWAPDB", "FAILOVER", "REPLICAOF", "SLAVEOF",
    ]

    private static let special: [String: SpecialCommand] = [
        "SUBSCRIBE": .subscribe, "PSUBSCRIBE": .subscribe, "SSUBSCRIBE": .subscribe, "UNSUBSCRIBE": .unsubscribe,
        "PUNSUBSCRIBE": .unsubscribe, "SUNSUBSCRIBE": .unsubscribe, "MONITOR": .monitor, "MULTI": .multi,
        "EXEC": .exec, "DISCARD": .exec, "RESET": .reset, "HELLO": .hello, "AUTH": .auth, "CLIENT": .client,
        "CONFIG": .config, "ACL": .acl, "CLUSTER": .cluster, "DEBUG": .debug, "SCRIPT": .script, "PSYNC": .psync,
        "SYNC": .sync, "REPLCONF": .replconf, "BLPOP": .blocking, "BRPOP": .blocking, "BLMOVE": .blocking,
        "BRPOPLPUSH": .blocking, "BLMPOP": .blocking, "BZPOPMIN": .blocking, "BZPOPMAX": .blocking,
        "BZMPOP": .blocking, "WAIT": .blocking, "WAITAOF": .blocking, "XREAD": .mayBlock, "XREADGROUP": .mayBlock,
        "ASKING": .asking, "READONLY": .readonly, "READWRITE": .readwrite, "MIGRATE": .migrate,
        "RESTORE-ASKING": .restoreAsking, "QUIT": .quit, "SHUTDOWN": .shutdown,
    ]

    static let all = read()

    private static func read() -> [CommandTraits] {
        let containers = Set(subcommands.map(\.container))
        var list: [CommandTraits] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            let mark = words[0]
            for name in words.dropFirst() {
                var traits = CommandTraits(name: String(name))
                traits.writes = mark.hasPrefix("w")
                traits.reads = mark.hasPrefix("r")
                traits.keyWord =
                    switch mark {
                    case "-": 0
                    case "c1": CommandTable.keyAfterCount1
                    case "c2": CommandTable.keyAfterCount2
                    case "s": CommandTable.keyAfterStreams
                    default: Int8(mark.dropFirst()) ?? 0
                    }
                finish(&traits, containers)
                list.append(traits)
            }
        }
        for (container, names) in subcommands {
            guard let parent = list.first(where: { $0.name == container }) else { continue }
            for name in names.split(separator: " ") {
                var traits = CommandTraits(name: "\(container) \(name)")
                traits.keyWord = parent.keyWord
                traits.reads = parent.reads
                traits.writes = parent.writes
                traits.special = parent.special
                traits.isDangerous = dangerous.contains(traits.name)
                list.append(traits)
            }
        }
        return list
    }

    private static func finish(_ traits: inout CommandTraits, _ containers: Set<String>) {
        traits.special = special[traits.name] ?? .none
        traits.isDangerous = dangerous.contains(traits.name)
        traits.isContainer = containers.contains(traits.name)
    }
}
