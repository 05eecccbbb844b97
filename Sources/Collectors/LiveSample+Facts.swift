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

/// Writes a sample into a store, in three parts: follow-up questions may still be open, and what is around the nodes still
/// be looked at, while the first is written.
///
/// Passwords become "set" and a number.
package struct SampleWriting {
    private var numbers = SecretNumbers()
    private var wholes = SecretNumbers()

    package init() {}

    /// What the nodes said when they were asked first.
    package mutating func addNodes(of sample: LiveSample, to store: FactStore) throws {
        let ledger = BeliefLedger(sample)
        let (beliefs, dissents) = ledger.facts()
        let nodes = sample.nodes
        let names = Dictionary(nodes.compactMap { node in node.id.map { ($0, node.name) } }) { first, _ in first }
        try store.add { writer in
            try writer.add(nodes.map(\.fact))
            try writer.add(nodes.flatMap(\.collectionFacts))
            try writer.add(nodes.flatMap(\.extraCollectionFacts))
            try writer.add(nodes.flatMap(\.infoFacts))
            try writer.add(nodes.compactMap { $0.certificateFact(now: Date()) })
            try writer.add(nodes.compactMap(\.clusterInfoFact))
            try writer.add(nodes.compactMap(\.clockFact))
            for node in nodes {
                try writer.add(node.configFacts)
                try writer.add(node.secretFacts(&numbers))
                try writer.add(node.openHalves)
                try writer.add(node.silences(names))
            }
            try writer.add(beliefs)
            try writer.add(dissents)
            try writer.add(ledger.unaware)
            try sample.writeExtra(to: writer, &numbers, &wholes)
        }
    }

    /// What came of the questions that their answers gave rise to.
    package func addFollowUps(of sample: LiveSample, to store: FactStore) throws {
        try store.add { writer in
            try writer.add(sample.rates)
            try writer.add(sample.probes)
            try writer.add(sample.slotKeys)
            try writer.add(sample.censuses)
            try writer.add(sample.followUpCollections)
        }
    }

    /// What this machine and the config files say.
    package mutating func addSurroundings(of sample: LiveSample, to store: FactStore) throws {
        try store.add { writer in
            try sample.host?.write(to: writer)
            try sample.tools?.write(to: writer)
            try sample.files?.write(to: writer, &numbers, &wholes)
        }
    }
}

extension LiveSample {
    /// Follow-up questions as entries of the collection; whoever was not asked has none.
    fileprivate var followUpCollections: [CollectionFact] {
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
        let cutShort = CollectionFact(
            node: "follow-up questions",
            collector: .connect,
            status: .timedOut,
            detail: "follow-up questions were not asked to the end: interrupted."
        )
        return (leftOut > 0 ? [unasked] : []) + (wasCutShort ? [cutShort] : []) + counted
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
