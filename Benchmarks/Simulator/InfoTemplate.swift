import NIOCore

/// An answer to INFO of all nodes of a role: bytes, with places for what is a node's own.
struct InfoTemplate: Sendable {
    enum Part {
        case bytes(ByteBuffer)
        case runID
        /// Seconds since 1970, ten digits.
        case saved
        case replication
        case keyspace
    }

    private(set) var parts: [Part] = []

    /// - Parameter port: that of every node.
    init(_ sections: [SampleTexts.Section], port: Int) {
        for (index, section) in sections.enumerated() {
            add((index == 0 ? "" : "\r\n") + "# \(section.title)\r\n")
            switch section.title {
            case "Replication": parts.append(.replication)
            case "Keyspace": parts.append(.keyspace)
            default: for line in section.lines { add(line: line, port) }
            }
        }
        joinBytes()
    }

    private mutating func add(line: String, _ port: Int) {
        switch line.prefix(while: { $0 != ":" }) {
        case "run_id": add("run_id:", .runID)
        case "rdb_last_save_time": add("rdb_last_save_time:", .saved)
        case "tcp_port": add("tcp_port:\(port)\r\n")
        case "config_file": add("config_file:/etc/redis/redis.conf\r\n")
        default: add(line + "\r\n")
        }
    }

    private mutating func add(_ label: String, _ own: Part) {
        add(label)
        parts.append(own)
        add("\r\n")
    }

    private mutating func add(_ text: String) {
        parts.append(.bytes(ByteBuffer(string: text)))
    }

    /// Makes one piece of neighbours.
    private mutating func joinBytes() {
        var joined: [Part] = []
        for part in parts {
            if case .bytes(let next) = part, case .bytes(var last) = joined.last {
                last.writeImmutableBuffer(next)
                joined[joined.count - 1] = .bytes(last)
            } else {
                joined.append(part)
            }
        }
        parts = joined
    }
}
