/// What a master says to a request.
package enum ReplicationAnswer: Sendable, Hashable {
    case ok
    case pong
    /// Everything will be sent: a snapshot, then the stream from this offset on.
    case fullResync(id: String, offset: Int)
    /// The stream goes on where the replica asked; the id may be a new one.
    case partialResync(id: String?)
    /// The snapshot comes on a second connection (Valkey 8.0, Redis 8.0 on), for which Redis gives a client id.
    case secondChannel(client: Int?)
    /// On the second connection of Valkey: the stream after the snapshot starts there, on the first one.
    case snapshotEnd(offset: Int, id: String)
    /// A snapshot of slots comes next (Redis 8.4).
    case slotsSnapshot
    /// An error: its first word, and the whole line without it, at most 200 bytes.
    case refused(code: String, text: String)
    /// Another line, at most 200 bytes of it.
    case other(String)

    /// Reads a line without its end; `$` lines are not answers, save `$ENDOFF`.
    init(line: some Collection<UInt8>) {
        let text = String(decoding: line.prefix(200), as: UTF8.self)
        let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        switch words.first {
        case "+OK": self = .ok
        case "+PONG": self = .pong
        case "+FULLRESYNC":
            if words.count >= 3, let offset = StreamOffset.read(words[2]) {
                self = .fullResync(id: words[1], offset: offset)
            } else {
                self = .other(text)
            }
        case "+CONTINUE": self = .partialResync(id: words.count > 1 ? words[1] : nil)
        case "+DUALCHANNELSYNC": self = .secondChannel(client: nil)
        case "+RDBCHANNELSYNC", "+RDBCHANNELSYNCSLOTS":
            self = .secondChannel(client: words.count > 1 ? Int(words[1]) : nil)
        case "+SLOTSSNAPSHOT": self = .slotsSnapshot
        default:
            if text.hasPrefix("$ENDOFF:"), words.count >= 2, let offset = StreamOffset.read(words[0].dropFirst(8)) {
                self = .snapshotEnd(offset: offset, id: words[1])
            } else if text.hasPrefix("-") {
                let code = words.first?.dropFirst() ?? ""
                self = .refused(code: String(code), text: words.dropFirst().joined(separator: " "))
            } else {
                self = .other(text)
            }
        }
    }
}
