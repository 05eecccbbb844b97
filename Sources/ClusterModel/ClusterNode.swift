/// One node as one observer describes it: a line of `CLUSTER NODES` or `nodes.conf`.
package struct ClusterNode: Sendable, Hashable {
    /// All that the line says apart from times; observers that say the same share it.
    package private(set) var told: ToldNode
    /// When the pending ping was sent, Unix time in milliseconds; 0 if none is pending.
    package var pingSent: Int64 = 0
    /// When the last pong came, Unix time in milliseconds; 0 if none came.
    ///
    /// Meaningless on the `myself` line, where some versions put the time of the answer.
    package var pongReceived: Int64 = 0

    package init(id: NodeID) { told = ToldNode(ToldNode.Words(id: id)) }

    init(told: ToldNode, pingSent: Int64, pongReceived: Int64) {
        self.told = told
        self.pingSent = pingSent
        self.pongReceived = pongReceived
    }

    package var id: NodeID {
        get { told.words.id }
        set { change { $0.id = newValue } }
    }
    package var host: String {
        get { told.words.host }
        set { change { $0.host = newValue } }
    }
    package var port: Int {
        get { told.words.port }
        set { change { $0.port = newValue } }
    }
    package var busPort: Int? {
        get { told.words.busPort }
        set { change { $0.busPort = newValue } }
    }
    package var hostname: String? {
        get { told.words.hostname }
        set { change { $0.hostname = newValue } }
    }
    package var extras: [String: String] {
        get { told.words.extras }
        set { change { $0.extras = newValue } }
    }
    package var flags: NodeFlags {
        get { told.words.flags }
        set { change { $0.flags = newValue } }
    }
    package var masterID: NodeID? {
        get { told.words.masterID }
        set { change { $0.masterID = newValue } }
    }
    package var configEpoch: Int64 {
        get { told.words.configEpoch }
        set { change { $0.configEpoch = newValue } }
    }
    package var linkConnected: Bool {
        get { told.words.linkConnected }
        set { change { $0.linkConnected = newValue } }
    }
    package var slots: SlotSet {
        get { told.words.slots }
        set { change { $0.slots = newValue } }
    }
    package var openSlots: [OpenSlot] {
        get { told.words.openSlots }
        set { change { $0.openSlots = newValue } }
    }

    package var isMyself: Bool { flags.contains(.myself) }
    package var isMaster: Bool { flags.contains(.master) }
    package var isReplica: Bool { flags.contains(.replica) }

    /// Where clients reach it, nil while host or port is unknown.
    package var endpoint: Endpoint? { told.words.endpoint }

    package var shardID: String? { extras["shard-id"] }

    /// Client port for TLS, nil if there is none or none is written.
    package var tlsPort: Int? { extras["tls-port"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 } }

    private mutating func change(_ work: (inout ToldNode.Words) -> Void) {
        var words = told.words
        work(&words)
        told = ToldNode(words)
    }
}
