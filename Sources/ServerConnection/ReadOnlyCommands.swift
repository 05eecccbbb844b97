import RESP

/// The commands that change nothing at the server, of all versions: an allow-list, so that new commands are refused.
///
/// What changes only this very connection (AUTH, READONLY, CLIENT SETNAME) counts as harmless; what changes how many
/// replies come (CLIENT REPLY, SUBSCRIBE, MONITOR) does not.
/// Source: `src/commands/*.json` of Redis 7.0 to 8 and Valkey 7.2 to 9.
enum ReadOnlyCommands {
    static func contains(_ command: RESPCommand) -> Bool {
        if plain.contains(command.name) { return true }
        guard let subcommands = containers[command.name] else { return false }
        guard command.words.count > 1 else { return command.name == "COMMAND" }
        guard let subcommand = command.word(1), subcommands.contains(subcommand) else { return false }
        switch (command.name, subcommand) {
        case ("ACL", "LOG"): return command.words.count == 2 || command.word(2) != "RESET"
        case ("CLUSTER", "MIGRATION"): return command.word(2) == "STATUS"
        default: return true
        }
    }

    /// How a command is named in an error: never more than its own words.
    static func title(_ command: RESPCommand) -> String {
        let isContainer = containers[command.name] != nil || writingContainers.contains(command.name)
        guard isContainer, let subcommand = command.word(1) else { return command.name }
        return "\(command.name) \(subcommand)"
    }

    private static let plain: Set<String> = [
        "ASKING", "AUTH", "DBSIZE", "ECHO", "EXISTS", "HELLO", "INFO", "LASTSAVE", "PING", "PTTL", "READONLY",
        "READWRITE", "ROLE", "SCAN", "SELECT", "TIME", "TTL", "TYPE",
    ]

    private static let writingContainers: Set<String> = ["DEBUG", "SCRIPT"]

    private static let containers: [String: Set<String>] = [
        "ACL": ["CAT", "DRYRUN", "GETUSER", "HELP", "LIST", "LOG", "USERS", "WHOAMI"],
        "CLIENT": [
            "CAPA", "GETNAME", "GETREDIR", "HELP", "ID", "INFO", "LIST", "NO-EVICT", "NO-TOUCH", "SETINFO", "SETNAME",
            "TRACKINGINFO",
        ],
        "CLUSTER": [
            "COUNT-FAILURE-REPORTS", "COUNTKEYSINSLOT", "GETKEYSINSLOT", "GETSLOTMIGRATIONS", "HELP", "INFO",
            "KEYSLOT", "LINKS", "MIGRATION", "MYID", "MYSHARDID", "NODES", "REPLICAS", "SHARDS", "SLAVES",
            "SLOT-STATS", "SLOTS",
        ],
        "COMMAND": ["COUNT", "DOCS", "GETKEYS", "GETKEYSANDFLAGS", "HELP", "INFO", "LIST"],
        "COMMANDLOG": ["GET", "HELP", "LEN"],
        "CONFIG": ["GET", "HELP"],
        "FUNCTION": ["HELP", "LIST", "STATS"],
        "LATENCY": ["DOCTOR", "GRAPH", "HELP", "HISTOGRAM", "HISTORY", "LATEST"],
        "MEMORY": ["DOCTOR", "HELP", "MALLOC-STATS", "STATS", "USAGE"],
        "MODULE": ["HELP", "LIST"],
        "OBJECT": ["ENCODING", "FREQ", "HELP", "IDLETIME", "REFCOUNT"],
        "PUBSUB": ["CHANNELS", "HELP", "NUMPAT", "NUMSUB", "SHARDCHANNELS", "SHARDNUMSUB"],
        "SLOWLOG": ["GET", "HELP", "LEN"],
    ]
}
