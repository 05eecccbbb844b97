package import ClusterModel
import Facts
import GRDB
package import RuleFormat
package import Rules

/// What a finding is about, by kind: the things on which causes and consequences meet.
package struct Subjects: Sendable, Hashable {
    /// A link, or another ordered pair; the far end may be unknown.
    package struct Pair: Sendable, Hashable {
        package let from: String
        package let to: String?
    }

    package private(set) var nodes: Set<String> = []
    /// Addresses of their masters.
    package private(set) var shards: Set<String> = []
    package private(set) var pair: Pair?
    package private(set) var slots: SlotSet?

    package init(_ rule: Rule, _ row: ResultRow) {
        var from: String?
        var to: String?
        for subject in rule.subjects {
            guard let text = row[subject.column]?.text else { continue }
            switch subject.kind {
            case .node: nodes.insert(text)
            case .shard: shards.insert(text)
            case .slots: slots = SlotSet(text: text)
            case .from: from = text
            case .to: to = text
            case .about: break
            }
        }
        if let from { pair = Pair(from: from, to: to) } else if let to { nodes.insert(to) }
    }

    /// About nothing in particular: about the whole cluster.
    package var isWholeCluster: Bool { nodes.isEmpty && shards.isEmpty && pair == nil && slots == nil }

    /// Whether this, as a cause, and the other, as a consequence, are about the same thing or about one inside the other.
    ///
    /// Slots decide alone where both sides have them.
    package func meet(_ other: Subjects, _ shardOf: (String) -> String?) -> Bool {
        if let slots, let others = other.slots { return !slots.intersection(others).isEmpty }
        func isIn(_ shard: String, _ node: String) -> Bool { node == shard || shardOf(node) == shard }
        func isIn(_ shard: String, _ pair: Pair) -> Bool { pair.to == shard || isIn(shard, pair.from) }
        if !nodes.isDisjoint(with: other.nodes) || !shards.isDisjoint(with: other.shards) { return true }
        if shards.contains(where: { shard in other.nodes.contains { isIn(shard, $0) } }) { return true }
        if other.shards.contains(where: { shard in nodes.contains { isIn(shard, $0) } }) { return true }
        if let link = other.pair {
            if nodes.contains(link.from) || link.to.map(nodes.contains) == true { return true }
            if shards.contains(where: { isIn($0, link) }) { return true }
        }
        if let link = pair {
            if other.nodes.contains(link.from) || link.to.map(other.nodes.contains) == true { return true }
            if other.shards.contains(where: { isIn($0, link) }) { return true }
            if let second = other.pair, link.from == second.from {
                return link.to == nil || second.to == nil || link.to == second.to
            }
        }
        return false
    }
}

/// Which replica belongs to which master, by the consensus.
package struct ShardMembers: Sendable {
    private let masters: [String: String]

    package init(_ masters: [String: String] = [:]) {
        self.masters = masters
    }

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT node, master FROM member WHERE node IS NOT NULL AND master IS NOT NULL"
        )
        masters = Dictionary(rows.map { ($0["node"] as String, $0["master"] as String) }) { first, _ in first }
    }

    /// Address of the master of a replica.
    package func shard(of node: String) -> String? { masters[node] }
}
