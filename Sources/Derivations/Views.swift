import ClusterModel
import Facts
import GRDB

/// What the nodes that answered believe of one another, still interned: shared by the derivations that compare views.
struct Views {
    struct Belief {
        let number: Int
        let id: String
        let subject: String
        let role: String
        let health: String
        let connected: Bool
        let epoch: Int
        let slots: String
        let observers: Int

        /// Whether the holder of this belief thinks the subject failed or failing.
        var isTroubled: Bool { health == "pfail" || health == "fail" }
    }

    /// Nodes that gave their view, by address, in order.
    let observers: [String]
    /// Each node's own word about itself, by id.
    let own: [String: Belief]
    /// What most others say, by id.
    let consensus: [String: Belief]
    /// Who says something else, by id of the subject.
    let dissents: [String: [(observer: String, belief: Belief)]]
    /// Who does not know the subject at all, by its id.
    let unaware: [String: Set<String>]

    init(_ db: Database) throws {
        var own: [String: Belief] = [:]
        var consensus: [String: Belief] = [:]
        var beliefs: [Int: Belief] = [:]
        let rows = try db.cursor("SELECT * FROM belief ORDER BY observers DESC, belief")
        while let row = try rows.next() {
            let belief = Belief(row)
            beliefs[belief.number] = belief
            if row["own"] == 1 {
                own[belief.id] = belief
            } else if row["is_consensus"] == 1 {
                consensus[belief.id] = belief
            }
        }
        var dissents: [String: [(observer: String, belief: Belief)]] = [:]
        let dissenting = try db.cursor("SELECT observer, subject_id, belief FROM dissent")
        while let row = try dissenting.next() {
            guard let belief = beliefs[row["belief"]] else { continue }
            dissents[row["subject_id"], default: []].append((row["observer"], belief))
        }
        unaware = try db.rows("SELECT observer, subject_id FROM unaware")
            .reduce(into: [:]) { $0[$1["subject_id"] as String, default: []].insert($1["observer"] as String) }
        observers = own.values.map(\.subject).sorted()
        self.own = own
        self.consensus = consensus
        self.dissents = dissents
    }

    /// Everybody who holds the consensus about a node: all who gave a view, less the others.
    func followers(of id: String) -> [String] {
        let others = Set((dissents[id] ?? []).map(\.observer))
        let lacking = unaware[id] ?? []
        let subject = own[id]?.subject
        return observers.filter { $0 != subject && !others.contains($0) && !lacking.contains($0) }
    }
}

extension Views.Belief {
    init(_ row: Row) {
        number = row["belief"]
        id = row["subject_id"]
        subject = row["subject"]
        role = row["role"]
        health = row["health"]
        connected = row["connected"] == 1
        epoch = row["config_epoch"]
        slots = row["slots"]
        observers = row["observers"]
    }
}
