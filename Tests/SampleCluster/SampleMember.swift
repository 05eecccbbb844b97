package import ClusterModel

/// A node of a made-up cluster: what it is, and what is wrong with it.
package struct SampleMember: Sendable {
    package var endpoint: Endpoint
    package var id: NodeID
    package var master: NodeID?
    /// Slots as CLUSTER NODES writes them, separated by spaces.
    package var slots = ""
    /// Open slots as it writes them in its own line: `[10->-id]`.
    package var openSlots: [String] = []
    /// What the others think of it: `fail?`, `fail`, `handshake`; nil for nothing.
    package var trouble: String?
    package var requirepass = ""
    package var masterauth = ""
    package var configFile = "/etc/redis/redis.conf"
    package var version = "7.2.6"
    package var linkStatus = "up"
    package var keys = 0
    /// False: it is a member of the cluster, but gave no answer.
    package var answers = true

    package init(_ endpoint: Endpoint, id: NodeID, master: NodeID? = nil, slots: String = "") {
        self.endpoint = endpoint
        self.id = id
        self.master = master
        self.slots = slots
    }

    package var name: String { endpoint.description }

    /// Its line in the answer of one observer to CLUSTER NODES.
    func line(myself: Bool) -> String {
        var flags = [master == nil ? "master" : "slave"]
        if myself { flags.insert("myself", at: 0) }
        if let trouble, !myself { flags.append(trouble) }
        var words = [
            id.text, "\(endpoint)@\(endpoint.port + 10_000)", flags.joined(separator: ","), master?.text ?? "-", "0",
            "1795383251000", "1", "connected", slots,
        ]
        if myself { words += openSlots }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
