/// What a replica, or a node that moves slots, asks for on its connection.
package enum ReplicationRequest: Sendable, Hashable {
    case ping
    /// The password is not kept.
    case auth
    /// The pairs of one REPLCONF, names in small letters: `listening-port`, `ip-address`, `capa`, `version`, ….
    case replconf([Option])
    /// Asks to go on after an offset, or with `? -1` for everything.
    case psync(id: String?, offset: Int?, isFailover: Bool)
    /// The way of old days, and the last resort of new ones; it gets a snapshot without an offset.
    case sync
    /// How far the replica is, in bytes of the stream; and how much of it is on its disk (7.2 on), nil if not told.
    case ack(Int, fsynced: Int?)
    /// `CLUSTER SYNCSLOTS` with its words: slots move as a whole (Redis 8.4, Valkey 9.0).
    case syncSlots([String])
    /// Anything else, by its first word in capitals; empty where that was too long to keep.
    case other(String)

    package struct Option: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Whether a server answers it.
    package var isAnswered: Bool {
        switch self {
        case .ack: false
        case .replconf(let options): options.first?.name != "getack"
        default: true
        }
    }

    /// Whether a command with these first words starts or belongs to a replication connection or a slot migration, so
    /// that what follows is no longer client traffic: REPLCONF, PSYNC, SYNC and CLUSTER SYNCSLOTS, in any case.
    package static func isSign(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> Bool {
        let word = String(decoding: Array(first.prefix(16)), as: UTF8.self).uppercased()
        if word == "CLUSTER" {
            return String(decoding: Array(second.prefix(16)), as: UTF8.self).uppercased() == "SYNCSLOTS"
        }
        return ["REPLCONF", "PSYNC", "SYNC"].contains(word)
    }

    /// The command that the scanner has just completed.
    init(_ scanner: borrowing CommandScanner) {
        if scanner.isWord(0, "REPLCONF") {
            self = Self.replconf(scanner)
        } else if scanner.isWord(0, "PSYNC") {
            let id = scanner.text(1)
            self = .psync(
                id: id == "?" || id.isEmpty ? nil : id,
                offset: StreamOffset.read(scanner.text(2)),
                isFailover: scanner.isWord(3, "FAILOVER")
            )
        } else if scanner.isWord(0, "SYNC") {
            self = .sync
        } else if scanner.isWord(0, "PING") {
            self = .ping
        } else if scanner.isWord(0, "AUTH") {
            self = .auth
        } else if scanner.isWord(0, "CLUSTER"), scanner.isWord(1, "SYNCSLOTS") {
            self = .syncSlots((2..<max(2, scanner.words)).map { scanner.text($0) })
        } else {
            self = .other(scanner.text(0).uppercased())
        }
    }

    private static func replconf(_ scanner: borrowing CommandScanner) -> ReplicationRequest {
        if scanner.isWord(1, "ACK"), let offset = StreamOffset.read(scanner.text(2)) {
            return .ack(offset, fsynced: scanner.isWord(3, "FACK") ? StreamOffset.read(scanner.text(4)) : nil)
        }
        return .replconf(
            stride(from: 1, to: scanner.words, by: 2).map { index in
                Option(scanner.text(index).lowercased(), scanner.text(index + 1))
            }
        )
    }
}
