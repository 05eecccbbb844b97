import ClusterModel
package import Facts
import Foundation

/// Writes a sample into a store, in parts: many nodes may not have been asked yet, follow-up questions may still be open,
/// and what is around the nodes still be looked at, while the first is written.
///
/// Passwords become "set" and a number.
package struct SampleWriting {
    private var numbers = SampleNumbers()
    /// Nodes whose own words are written.
    private var early: Set<Endpoint> = []

    package init() {}

    /// What nodes say of themselves; the rest of them comes with `addNodes`.
    package mutating func addEarly(_ nodes: [NodeSample], to store: FactStore) throws {
        try store.add { writer in try addOwn(nodes, to: writer) }
        early.formUnion(nodes.map(\.endpoint))
    }

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
            try addOwn(nodes.filter { !early.contains($0.endpoint) }, to: writer)
            for node in nodes { try writer.add(node.silences(names)) }
            try writer.add(beliefs)
            try writer.add(dissents)
            try writer.add(ledger.unaware)
            try sample.writeExtra(to: writer)
        }
    }

    private mutating func addOwn(_ nodes: [NodeSample], to writer: borrowing FactWriter) throws {
        try writer.add(nodes.flatMap(\.infoFacts))
        try writer.add(nodes.compactMap { $0.certificateFact(now: Date()) })
        try writer.add(nodes.compactMap(\.clusterInfoFact))
        try writer.add(nodes.compactMap(\.clockFact))
        try addSettings(nodes, to: writer)
        for node in nodes {
            try writer.add(node.secretFacts(&numbers.passwords))
            try writer.add(node.openHalves)
            try node.writeExtra(to: writer, &numbers)
        }
    }

    /// Name after name, in the order of the table's index, which is quicker by far.
    private func addSettings(_ nodes: [NodeSample], to writer: borrowing FactWriter) throws {
        let settings = Dictionary(grouping: nodes.lazy.flatMap(\.configFacts), by: \.name)
        try writer.add(settings.sorted { $0.key < $1.key }.flatMap(\.value))
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
            try sample.files?.write(to: writer, &numbers.passwords, &numbers.wholes)
        }
    }
}

/// The numbers that stand for what is never stored: passwords, users' whole lists of them, and code of functions.
struct SampleNumbers {
    var passwords = SecretNumbers()
    var wholes = SecretNumbers()
    var codes = SecretNumbers()
}
