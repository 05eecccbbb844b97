/// One node as one observer describes it: a line of `CLUSTER NODES` or `nodes.conf`.
package struct ClusterNode: Sendable, Hashable {
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
    /// When the pending ping was sent, Unix time in milliseconds; 0 if none is pending.
    package var pingSent: Int64 = 0
    /// When the last pong came, Unix time in milliseconds; 0 if none came.
    ///
    /// Meaningless on the `myself` line, where some versions put the time of the answer.
    package var pongReceived: Int64 = 0
    /// A replica shows its own up to 5.0, its master's from 6.0 on.
    package var configEpoch: Int64 = 0
    /// Whether the bus connection stands; a frozen process still shows as connected.
    package var linkConnected = true
    package var slots = SlotSet()
    package var openSlots: [OpenSlot] = []

    package init(id: NodeID) { self.id = id }

    package var isMyself: Bool { flags.contains(.myself) }
    package var isMaster: Bool { flags.contains(.master) }
    package var isReplica: Bool { flags.contains(.replica) }

    /// Where clients reach it, nil while host or port is unknown.
    package var endpoint: Endpoint? { host.isEmpty || port == 0 ? nil : Endpoint(host: host, port: port) }

    package var shardID: String? { extras["shard-id"] }

    /// Client port for TLS, nil if there is none or none is written.
    package var tlsPort: Int? { extras["tls-port"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 } }
}
