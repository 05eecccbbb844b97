package import ClusterModel

package struct ResyncSummary: Sendable {
    package let replica: String
    package let replicaPort: Int?
    package let master: String
    /// `full`, `partial`, `refused`, `sync`, `second_channel`, `slots`, or `unknown` if its start was not seen.
    package let answer: String
    package let refusal: String?
    package let askedReplicationID: String?
    package let askedOffset: Int?
    package let replicationID: String?
    package let offset: Int?
    package let at: String
    package let frame: Int
    package let stream: Int
    package let transferBytes: Int?
    package let transferSeen: Int
    package let transferFinished: Bool?
    package let transferSeconds: Double?
    /// Seconds from the question to the start of the file.
    package let waitSeconds: Double?
    /// Seconds from the first ACK to the end of the connection.
    package let ackSeconds: Double?
    package let streamBytes: Int
    package let acknowledgements: Int
    package let lagMaximum: Int?
    package let lagLast: Int?
    package let closedByMaster: Bool?
}

package struct BusNodeSummary: Sendable {
    package let id: NodeID
    package let address: String
    package let announcedIP: String?
    package let hostname: String?
    package let busPort: Int?
    package let version: Int
    package let role: String?
    package let master: NodeID?
    package let currentEpoch: Int
    package let configEpoch: Int
    package let replicationOffset: Int
    package let isClusterDown: Bool?
    package let slots: SlotSet
    package let shard: NodeID?
    package let sendsExtensions: Bool
    package let isFailed: Bool
    package let span: TrafficSummary.Span
    package let bytes: Int
    /// Host that its messages come from.
    package let host: String
    /// Number of the cluster that it belongs to.
    package let cluster: Int
    /// Seconds from the start of the capture to the last change of its current epoch, and to its last message.
    package let epochSeconds: Double
    package let lastSeconds: Double
}

package struct BusMessageSummary: Sendable {
    package let sender: NodeID?
    package let senderAddress: String
    package let from: String
    package let to: String
    package let type: String
    package let bytes: Int
    package let span: TrafficSummary.Span
}

package struct BusGossipSummary: Sendable {
    package let reporter: String
    package let reporterID: NodeID
    package let subject: String
    package let subjectID: NodeID
    /// As CLUSTER NODES writes flags: `fail?`, `fail`, `handshake`, `noaddr`.
    package let state: String
    package let span: TrafficSummary.Span
}

/// One line of the cluster's life.
package struct EventSummary: Sendable {
    package let at: String
    package let nanoseconds: UInt64
    /// Seconds from the start of the capture.
    package let seconds: Double
    package let frame: Int
    package let stream: Int
    package let file: String
    package let kind: String
    /// Who says or does it.
    package let node: String
    /// About whom.
    package let subject: String?
    package let epoch: Int?
    package let slots: String?
}
