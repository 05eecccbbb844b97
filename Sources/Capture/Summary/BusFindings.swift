package import ClusterModel

/// How long a member let others wait for its pongs.
package struct BusLagSummary: Sendable {
    package let node: String
    package let id: NodeID
    package let pongs: Int
    package let meanMilliseconds: Double
    package let maximumMilliseconds: Double
    package let maximumFrame: Int
    package let stream: Int
    /// Seconds from the start of the capture to the latest of the pongs.
    package let ended: Double
}

/// Slots that two masters claim at the end of the capture.
package struct BusConflictSummary: Sendable {
    package let first: String
    package let second: String
    package let slots: SlotSet
    package let firstEpoch: Int
    package let secondEpoch: Int
    package let frame: Int
    /// Seconds for which both said so at least.
    package let seconds: Double
}

/// Slots of the whole cluster by the masters' own words.
package struct BusCoverageSummary: Sendable {
    package let missing: SlotSet
    package let masters: Int
    /// Members that others speak of and that were not heard themselves.
    package let unheard: Int
    package let frame: Int
}

/// Connections of a client or a replica that wanted to be let in.
package struct LoginSummary: Sendable {
    package let client: String
    /// Client address that a replica announced.
    package let replica: String?
    package let node: String
    package let isReplica: Bool
    package let outcome: String
    package let span: TrafficSummary.Span
}

/// Connections that spoke something else.
package struct StrangerSummary: Sendable {
    package let client: String
    package let server: String
    package let kind: String
    package let isBus: Bool
    package let node: String?
    package let span: TrafficSummary.Span
}
