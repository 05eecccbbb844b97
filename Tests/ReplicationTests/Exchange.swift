import Replication

/// A conversation as bytes of both sides, and what the decoder tells about it.
struct Exchange {
    var decoder: ReplicationDecoder
    private(set) var events: [ReplicationEvent] = []
    /// How many bytes come at once.
    let pieces: Int

    init(_ decoder: ReplicationDecoder = ReplicationDecoder(), pieces: Int = .max) {
        self.decoder = decoder
        self.pieces = pieces
    }

    mutating func replica(_ bytes: [UInt8]) { send(bytes) { $0.replica($1, $2) } }

    mutating func master(_ bytes: [UInt8]) { send(bytes) { $0.master($1, $2) } }

    mutating func replica(_ text: String) { replica(Array(text.utf8)) }

    mutating func master(_ text: String) { master(Array(text.utf8)) }

    /// Sends a command as an array.
    mutating func replica(command: String...) { replica(Self.array(command)) }

    mutating func master(command: String...) { master(Self.array(command)) }

    static func array(_ words: [String]) -> [UInt8] {
        Array(("*\(words.count)\r\n" + words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()).utf8)
    }

    private mutating func send(
        _ bytes: [UInt8],
        _ body: (inout ReplicationDecoder, UnsafeRawBufferPointer, (ReplicationEvent) -> Void) -> Void
    ) {
        bytes.withUnsafeBytes { all in
            var start = 0
            while start < all.count {
                let end = start + min(pieces, all.count - start)
                body(&decoder, UnsafeRawBufferPointer(rebasing: all[start..<end])) { events.append($0) }
                start = end
            }
        }
    }
}
