extension ACLRules {
    /// Whether its command rules let a replica work: PSYNC, REPLCONF and PING.
    package var canReplicate: Bool {
        ["psync", "replconf", "ping"].allSatisfy(allows)
    }

    /// Whether they allow a command that reaches beyond the data: one of the worst of the category @dangerous.
    package var allowsDangerous: Bool {
        ["config", "debug", "flushall", "flushdb", "module", "replicaof", "shutdown", "swapdb"].contains(
            where: allows
        )
    }

    /// The last rule that speaks about a command decides; without one it is forbidden.
    package func allows(_ command: String) -> Bool {
        let categories = Self.categories[command] ?? []
        return commands.last { rule in
            let name = rule.dropFirst()
            if name.hasPrefix("@") { return name == "@all" || categories.contains(String(name.dropFirst())) }
            // `+config|get` is about one subcommand and leaves the others as they are.
            return name == command
        }?.hasPrefix("+") ?? false
    }

    /// Categories of the commands asked about above (`ACL CAT`, alike in Redis 6.0 to 8 and Valkey 7.2 to 9).
    private static let categories: [String: Set<String>] = [
        "psync": ["admin", "slow", "dangerous"],
        "replconf": ["admin", "slow", "dangerous"],
        "ping": ["fast", "connection"],
        "config": ["admin", "slow", "dangerous"],
        "debug": ["admin", "slow", "dangerous"],
        "flushall": ["keyspace", "write", "slow", "dangerous"],
        "flushdb": ["keyspace", "write", "slow", "dangerous"],
        "module": ["admin", "slow", "dangerous"],
        "replicaof": ["admin", "slow", "dangerous"],
        "shutdown": ["admin", "slow", "dangerous"],
        "swapdb": ["keyspace", "write", "fast", "dangerous"],
    ]
}
