package import Facts
import Foundation

extension LiveSample {
    /// Writes everything that was said into a store.
    package func write(to store: FactStore) throws {
        var writing = SampleWriting()
        try writing.addNodes(of: self, to: store)
        try writing.addFollowUps(of: self, to: store)
        try writing.addSurroundings(of: self, to: store)
    }
}

extension LiveSample {
    /// Follow-up questions as entries of the collection; whoever was not asked has none.
    var followUpCollections: [CollectionFact] {
        let counted = Set(slotKeys.map(\.node)).union(censuses.map(\.node)).subtracting(uncounted.map(\.node))
            .sorted().map { CollectionFact(node: $0, collector: .slotKeys, status: .ok) }
        let unasked = CollectionFact(
            node: "\(leftOut) more nodes",
            collector: .connect,
            status: .timedOut,
            detail:
                "told of, but not asked: more than \(Discovery.most) nodes, or the time for them was over. Give a longer "
                + "--timeout, or scan from a node that tells of fewer."
        )
        let cutShort = CollectionFact(
            node: "follow-up questions",
            collector: .connect,
            status: .timedOut,
            detail: "follow-up questions were not asked to the end: interrupted."
        )
        return (leftOut > 0 ? [unasked] : []) + (wasCutShort ? [cutShort] : []) + counted + uncounted
            + probes.map { probe in
                CollectionFact(
                    node: probe.node,
                    collector: Self.collector(ofProbe: probe.kind),
                    status: .ok,
                    milliseconds: probe.milliseconds
                )
            }
    }

    private static func collector(ofProbe kind: String) -> CollectorName {
        switch kind {
        case "bus-port": .busProbe
        case "announced-address": .addressProbe
        default: .loginRehearsal
        }
    }
}
