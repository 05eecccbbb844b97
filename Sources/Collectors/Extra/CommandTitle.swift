import ClusterModel

/// How a logged command is named: its own words and never an argument.
enum CommandTitle {
    /// Commands whose second word is a subcommand.
    private static let containers: Set<String> = [
        "acl", "client", "cluster", "command", "commandlog", "config", "debug", "function", "latency", "memory",
        "module", "object", "pubsub", "script", "slowlog", "xgroup", "xinfo",
    ]

    static func of(_ words: [String]) -> String {
        guard let name = words.first?.lowercased() else { return "" }
        guard containers.contains(name), words.count > 1 else { return name }
        return "\(name)|\(words[1].lowercased())"
    }

    /// Number of words of the command.
    ///
    /// Where it was cut for its length, the last word tells how many more there were (`slowlogCreateEntry` in
    /// `src/slowlog.c`).
    static func count(_ words: [String]) -> Int {
        guard let last = words.last, last.hasPrefix("... ("), last.hasSuffix(" more arguments)"),
            let more = Int(last.dropFirst(5).prefix(while: \.isNumber))
        else { return words.count }
        return more.plus(words.count - 1)
    }
}
