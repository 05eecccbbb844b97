/// A line of `CLIENT LIST`: `key=value` fields separated by spaces, more of them with every version.
///
/// Source: `catClientInfoString` in `src/networking.c`.
package struct ClientLine: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case normal, replica, master, pubsub, monitor, migration
    }

    /// Every field as written, known or not; the first of a name counts.
    private let fields: [String: String]

    /// Nil for a line without a single field.
    init?(_ line: some Collection<UInt8>) {
        var fields: [String: String] = [:]
        for word in line.split(separator: UInt8(ascii: " ")) {
            guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: word[..<equals], as: UTF8.self)
            if fields[name] == nil {
                fields[name] = String(decoding: word[word.index(after: equals)...], as: UTF8.self)
            }
        }
        guard !fields.isEmpty else { return nil }
        self.fields = fields
    }

    package subscript(_ name: String) -> String? { fields[name] }
    package func integer(_ name: String) -> Int? { fields[name].flatMap { Int($0) } }

    /// Host and port that it comes from; nil for a Unix socket.
    package var endpoint: Endpoint? { fields["addr"].flatMap { Endpoint($0) } }

    package var flags: String { fields["flags"] ?? "" }

    /// By the flags: `M` master, `S` replica, `O` monitor, `P` pub/sub; a client may have several.
    package var kind: Kind {
        if flags.contains("M") { return .master }
        // Up to 6.x a monitor is a replica too (`OS`), so it is asked for first.
        if flags.contains("O") { return .monitor }
        if flags.contains("S") { return .replica }
        if fields["cmd"]?.lowercased().hasPrefix("restore-asking") == true { return .migration }
        return flags.contains("P") ? .pubsub : .normal
    }

    /// Channels, patterns and shard channels.
    package var subscriptions: Int? {
        let counts = ["sub", "psub", "ssub"].compactMap(integer)
        return counts.isEmpty ? nil : counts.reduce(0) { $0.plus($1) }
    }

    /// - Parameter most: how many lines are read, at most.
    package static func parse(_ text: String, most: Int = .max) -> [ClientLine] {
        text.utf8.split(maxSplits: most) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.prefix(most)
            .compactMap { ClientLine($0) }
    }
}
