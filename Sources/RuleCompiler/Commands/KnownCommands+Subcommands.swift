import RuleFormat

extension KnownCommands {
    /// Subcommands by the command that contains them; the container's name counts as a word.
    static let contained: [String: [String: Command]] = [
        "ACL": parse(
            """
            CAT:-2:s DELUSER:-3:x DRYRUN:-4:s GENPASS:-2:s GETUSER:3:s LIST:2:s LOAD:2:d LOG:-2:s SAVE:2:s SETUSER:-3:d
            USERS:2:s WHOAMI:2:s
            """
        ),
        "CLIENT": parse(
            """
            CACHING:3:s GETNAME:2:s GETREDIR:2:s ID:2:s INFO:2:s KILL:-3:d LIST:-2:s NO-EVICT:3:s NO-TOUCH:3:s
            PAUSE:-3:d REPLY:3:s SETINFO:4:s SETNAME:3:s TRACKING:-3:s TRACKINGINFO:2:s UNBLOCK:-3:d UNPAUSE:2:s
            """
        ),
        "CLUSTER": parse(
            """
            ADDSLOTS:-3:d ADDSLOTSRANGE:-4:d BUMPEPOCH:2:s CANCELSLOTMIGRATIONS:2:d COUNT-FAILURE-REPORTS:3:s
            COUNTKEYSINSLOT:3:s DELSLOTS:-3:d DELSLOTSRANGE:-4:d FAILOVER:-2:d FLUSHSLOT:-3:x FLUSHSLOTS:2:d FORGET:3:d
            GETKEYSINSLOT:4:s GETSLOTMIGRATIONS:2:s INFO:2:s KEYSLOT:3:s LINKS:2:s MEET:-4:s MIGRATESLOTS:-4:d
            MIGRATION:-3:d MYID:2:s MYSHARDID:2:s NODES:2:s REPLICAS:3:s REPLICATE:-3:d RESET:-2:x SAVECONFIG:2:s
            SET-CONFIG-EPOCH:3:d SETSLOT:-4:d SHARDS:2:s SLAVES:3:s SLOT-STATS:-4:s SLOTS:2:s SYNCSLOTS:-3:d
            """
        ),
        "CONFIG": parse("GET:-3:s RESETSTAT:2:s REWRITE:2:s SET:-4:s"),
        "FUNCTION": parse(
            "DELETE:3:x DUMP:2:s FLUSH:-2:x KILL:2:d LIST:-2:s LOAD:-3:d RESTORE:-3:d STATS:2:s"
        ),
        "LATENCY": parse("DOCTOR:2:s GRAPH:3:s HISTOGRAM:-2:s HISTORY:3:s LATEST:2:s RESET:-2:s"),
        "MEMORY": parse("DOCTOR:2:s MALLOC-STATS:2:s PURGE:2:s STATS:2:s USAGE:-3:s"),
        "MODULE": parse("LIST:2:s LOAD:-3:d LOADEX:-3:d UNLOAD:3:d"),
        "SCRIPT": parse("DEBUG:3:d EXISTS:-3:s FLUSH:-2:d KILL:2:d LOAD:3:s SHOW:3:s"),
        "SLOWLOG": parse("GET:-2:s LEN:2:s RESET:2:s"),
    ]

    /// Directives whose change drops connections or locks somebody out.
    private static let disruptiveDirectives: Set<String> = [
        "bind", "cluster-port", "maxclients", "port", "protected-mode", "requirepass", "tls-port",
    ]

    /// What a command of a repair is, by its words; nil if no server knows it.
    static func find(_ words: [String]) -> Command? {
        guard let first = words.first?.uppercased() else { return nil }
        guard let contained = contained[first] else { return plain[first] }
        guard words.count > 1, let found = contained[words[1].uppercased()] else { return nil }
        let name = "\(first) \(found.name)"
        let isSetting = name == "CONFIG SET" && words.count > 2
        let risk: Risk = isSetting && disruptiveDirectives.contains(words[2].lowercased()) ? .disruptive : found.risk
        return Command(name: name, arity: found.arity, risk: risk)
    }

    /// The closest name, for "did you mean".
    static func nearest(_ words: [String]) -> String? {
        guard let first = words.first?.uppercased() else { return nil }
        if let contained = contained[first], words.count > 1 {
            return didYouMean(words[1].uppercased(), among: contained.keys).map { "\(first) \($0)" }
        }
        return didYouMean(first, among: plain.keys)
    }
}
