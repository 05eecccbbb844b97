package import Facts
import Foundation

extension LiveSample {
    /// Writes everything that was said into a store.
    ///
    /// Passwords become "set" and a number.
    package func write(to store: FactStore) throws {
        let ledger = BeliefLedger(self)
        let (beliefs, dissents) = ledger.facts()
        var numbers = SecretNumbers()
        var wholes = SecretNumbers()
        try store.add { writer in
            try writer.add(nodes.map(\.fact))
            try writer.add(nodes.flatMap(\.collectionFacts))
            try writer.add(nodes.flatMap(\.extraCollectionFacts))
            try writer.add(nodes.flatMap(\.infoFacts))
            try writer.add(nodes.compactMap { $0.certificateFact(now: Date()) })
            try writer.add(nodes.compactMap(\.clusterInfoFact))
            try writer.add(nodes.compactMap(\.clockFact))
            try writer.add(rates)
            for node in nodes {
                try writer.add(node.configFacts)
                try writer.add(node.secretFacts(&numbers))
                try writer.add(node.openHalves)
                try writer.add(node.silences(names: self))
            }
            try writer.add(beliefs)
            try writer.add(dissents)
            try writer.add(ledger.unaware)
            try writer.add(probes)
            try writer.add(slotKeys)
            try writer.add(censuses)
            try host?.write(to: writer)
            try writeExtra(to: writer, &numbers, &wholes)
            try tools?.write(to: writer)
            try files?.write(to: writer, &numbers, &wholes)
            try writer.add(followUpCollections)
        }
    }

    /// Follow-up questions as entries of the collection; whoever was not asked has none.
    private var followUpCollections: [CollectionFact] {
        let counted = Set(slotKeys.map(\.node)).union(censuses.map(\.node)).sorted().map {
            CollectionFact(node: $0, collector: .slotKeys, status: .ok)
        }
        let unasked = CollectionFact(
            node: "\(leftOut) more nodes",
            collector: .connect,
            status: .timedOut,
            detail:
                "told of, but not asked: more than \(Discovery.most) nodes, or the time for them was over. Give a longer "
                + "--timeout, or scan from a node that tells of fewer."
        )
        return (leftOut > 0 ? [unasked] : []) + counted
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
