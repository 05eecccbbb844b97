import ClusterModel
import Collectors
import Diagnosis
import Examination
import RuleFormat

/// The step that makes a node the replica of a master.
struct Replicate {
    private let examination: Examination

    init(_ examination: Examination) {
        self.examination = examination
    }

    /// - Parameter why: what is the matter with the master, for the title.
    func steps(_ finding: Finding, _ node: NodeSample, _ master: NodeSample, why: String) -> [RepairStep] {
        guard let id = node.id, let masterID = master.id, id != masterID else { return [] }
        var step = RepairStep(
            finding,
            on: node,
            "make it a replica of \(master.name): \(why)",
            .plain("CLUSTER", "REPLICATE", masterID.text),
            risk: .disruptive
        )
        if let old = node.nodes?.myself?.masterID {
            step.guards = [Condition(node.name, .follows(replica: id, master: old))]
            // Nobody can follow a replica, so out of a chain there is no way back.
            if let line = node.nodes?[old], line.isMaster, line.flags.isDisjoint(with: [.fail, .noaddr]),
                old != masterID
            {
                step.undo = .plain("CLUSTER", "REPLICATE", old.text)
            }
        } else {
            // A master with keys is refused by the server, too.
            step.guards = [Condition(node.name, .noKeys)]
        }
        step.guards.append(Condition(node.name, .isMaster(masterID)))
        let seers = examination.formed.map(\.name)
        step.checks = Set(seers + [node.name]).sorted().map { Condition($0, .follows(replica: id, master: masterID)) }
        step.checks.append(Condition(node.name, .linkUp))
        step.checkWithin = 60_000
        return [step]
    }
}
