import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Settles who owns slots that two masters claim, or that some nodes give to somebody else.
///
/// Two claims: the higher epoch keeps them, unless only the other holds keys; that one then gets a new epoch. Keys at the
/// loser are brought to the winner before it gives way.
struct SettleOwners: Procedure {
    static let name = "settle-owners"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let slots = finding.row["slots"]?.text.flatMap({ SlotSet(text: $0) }) else { return ProcedureResult() }
        if let objection = examination.partialView { return ProcedureResult(advice: ["slots \(slots): \(objection)"]) }
        if let owner = examination.member(finding.row["owner"]?.text) {
            return agree(finding, examination, slots, owner)
        }
        guard let node = examination.member(finding.row["node"]?.text),
            let other = examination.member(finding.row["other"]?.text)
        else { return ProcedureResult() }
        return judge(finding, examination, slots, node, other)
    }

    /// Everybody is to believe the owner.
    private func agree(
        _ finding: Finding,
        _ examination: Examination,
        _ slots: SlotSet,
        _ owner: NodeSample
    ) -> ProcedureResult {
        guard let id = owner.id else { return ProcedureResult() }
        var steps = [bump(finding, owner)]
        if let observer = examination.member(finding.row["observer"]?.text), observer.nodes?.myself?.isMaster == true,
            observer.name != owner.name
        {
            for slot in slots {
                var step = RepairStep(finding, on: observer, "believe \(owner.name)", risk: .disruptive)
                step.run = .plain("CLUSTER", "SETSLOT", String(slot), "NODE", id.text)
                step.guards = [
                    Condition(observer.name, .keysInSlot(slot, 0)),
                    Condition(owner.name, .slotsBelong(SlotSet(range: slot...slot), to: id)),
                ]
                steps.append(step)
            }
        }
        if var last = steps.popLast() {
            last.checks = examination.formed.map { Condition($0.name, .slotsBelong(slots, to: id)) }
            last.checkWithin = 20_000
            steps.append(last)
        }
        return ProcedureResult(steps: steps)
    }

    private func judge(
        _ finding: Finding,
        _ examination: Examination,
        _ slots: SlotSet,
        _ node: NodeSample,
        _ other: NodeSample
    ) -> ProcedureResult {
        let epochs = (node.nodes?.myself?.configEpoch ?? 0, other.nodes?.myself?.configEpoch ?? 0)
        var (winner, loser) = epochs.0 > epochs.1 ? (node, other) : (other, node)
        let held = (keys(of: slots, at: winner, examination), keys(of: slots, at: loser, examination))
        guard let winning = held.0, let losing = held.1 else {
            return ProcedureResult(advice: [
                "slots \(slots): nobody has counted the keys that \(node.name) and \(other.name) hold of them."
            ])
        }
        var result = ProcedureResult()
        if losing > 0, winning == 0 {
            swap(&winner, &loser)
            result.steps.append(bump(finding, winner))
        }
        if let move = examination.move(.keys, slots, from: loser, to: winner), let id = winner.id {
            var step = examination.moveStep(finding, "bring its keys to \(winner.name), then give way", move)
            // Two that do not know each other can claim the same slots for long, and who does not know has no say.
            let seers = examination.formed.filter { $0.nodes?[id] != nil }
            step.checks = seers.map { Condition($0.name, .slotsBelong(slots, to: id)) }
            result.steps.append(step)
        }
        return result
    }

    private func keys(of slots: SlotSet, at node: NodeSample, _ examination: Examination) -> Int? {
        var sum = 0
        for slot in slots {
            guard let keys = examination.keys(in: slot, at: node.name) else {
                // An empty database holds none.
                if node.info?.entries(in: "keyspace").isEmpty == true { return 0 }
                return nil
            }
            sum += keys
        }
        return sum
    }

    private func bump(_ finding: Finding, _ node: NodeSample) -> RepairStep {
        var step = RepairStep(finding, on: node, "a new config epoch, which all have to believe", risk: .disruptive)
        step.run = .plain("CLUSTER", "BUMPEPOCH")
        return step
    }
}
