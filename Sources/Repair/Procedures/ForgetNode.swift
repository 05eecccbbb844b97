import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lets every node forget an id in one burst, so that gossip does not bring it back.
///
/// A forgotten id is banned for 60 s (cluster-blacklist-ttl in Valkey). Whoever still lists it afterwards would spread it
/// again, so where not every member could be told, the check waits until the ban is over.
struct ForgetNode: Procedure {
    static let name = "forget-node"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let text = (finding.row["old_id"] ?? finding.row["id"])?.text, let id = NodeID(text) else {
            return ProcedureResult()
        }
        // It tells whose copy the node at its address holds, so that node comes first.
        if let heir = examination.sample.nodes.first(where: { examination.past(of: $0)?.id == id }),
            heir.nodes?.myself?.slots.isEmpty == false
        {
            return ProcedureResult(advice: [
                "\(heir.name) came back under a new id with the old data; it is forgotten together with mending that."
            ])
        }
        return ProcedureResult(steps: Self.steps(id, finding, examination))
    }

    static func steps(_ id: NodeID, _ finding: Finding, _ examination: Examination) -> [RepairStep] {
        // A node can't forget the master that it follows, nor itself.
        let listing = examination.formed.filter { node in
            node.nodes?[id] != nil && node.id != id && node.nodes?.myself?.masterID != id
        }
        var steps = listing.map { node in
            RepairStep(
                finding,
                on: node,
                "forget the id that nobody answers to",
                .plain("CLUSTER", "FORGET", id.text)
            )
        }
        guard var last = steps.popLast() else { return [] }
        last.checks = listing.map { Condition($0.name, .forgotten(id)) }
        let untold = examination.sample.nodes.contains { $0.state != .answered && $0.id != id }
        let isAlive = examination.sample.nodes.contains { $0.id == id }
        if untold || isAlive { last.settle = Self.ban(listing) + 2_000 }
        steps.append(last)
        return steps
    }

    private static func ban(_ nodes: [NodeSample]) -> Int {
        let seconds = nodes.compactMap { $0.config?["cluster-blacklist-ttl"]?.text.flatMap { Int($0) } }.max()
        return min(max(0, seconds ?? 60), 3600) * 1000
    }
}
