/// What an observer says of a node, times left out: a thousand observers that agree hold one of these, not a thousand.
///
/// Two that are the same object are equal; two that are not may be equal, too.
package final class ToldNode: Sendable {
    package struct Words: Sendable, Hashable {
        package var id: NodeID
        /// IP address without brackets, `""` where the observer knows none (a `myself` that has met nobody, `noaddr`).
        package var host = ""
        /// Client port, 0 if unknown; with TLS the plain or the TLS port, depending on version and connection.
        package var port = 0
        /// Bus port; nil up to 3.2, where it is not written (and is the port + 10000).
        package var busPort: Int?
        /// Announced host name (7.0 on), nil where none was announced.
        package var hostname: String?
        /// The `key=value` fields of `nodes.conf` (Redis 7.2 and Valkey on): `tls-port`, `shard-id`, `nodename`, ….
        package var extras: [String: String] = [:]
        package var flags: NodeFlags = []
        /// The master that it replicates, nil for masters.
        package var masterID: NodeID?
        /// A replica shows its own up to 5.0, its master's from 6.0 on.
        package var configEpoch: Int64 = 0
        /// Whether the bus connection stands; a frozen process still shows as connected.
        package var linkConnected = true
        package var slots = SlotSet()
        package var openSlots: [OpenSlot] = []

        package init(id: NodeID) { self.id = id }
    }

    /// Its parts as facts show them, made once for all who say the same.
    package struct Texts: Sendable {
        package let id: String
        package let master: String?
        package let endpoint: String?
        package let flags: String
        package let slots: String
        package let slotCount: Int
    }

    package let words: Words
    package let texts: Texts

    init(_ words: Words) {
        self.words = words
        texts = Texts(
            id: words.id.text,
            master: words.masterID?.text,
            endpoint: words.endpoint?.description,
            flags: words.flags.description,
            slots: words.slots.description,
            slotCount: words.slots.count
        )
    }
}

extension ToldNode.Words {
    /// Where clients reach it, nil while host or port is unknown.
    var endpoint: Endpoint? { host.isEmpty || port == 0 ? nil : Endpoint(host: host, port: port) }
}

extension ToldNode: Hashable {
    package static func == (left: ToldNode, right: ToldNode) -> Bool { left === right || left.words == right.words }
    package func hash(into hasher: inout Hasher) { hasher.combine(words) }
}
