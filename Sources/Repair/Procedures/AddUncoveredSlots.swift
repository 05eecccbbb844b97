import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Gives slots that nobody owns to the master that the evidence names.
///
/// Refuses on a partial view: a master that can't be asked may own them, and two owners are worse than none.
struct AddUncoveredSlots: Procedure {
    static let name = "add-uncovered-slots"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let owner = finding.row["owner"]?.text, let text = finding.row["slots"]?.text,
            let slots = SlotSet(text: text),
            let node = examination.sample.nodes.first(where: { $0.name == owner }), let id = node.id
        else { return ProcedureResult() }
        let unseen = examination.unseenMasters
        guard unseen.isEmpty else {
            return ProcedureResult(advice: [
                "slots \(text): \(unseen.joined(separator: ", ")) can't be asked and may own them. "
                    + "Bring it back, or remove it from the cluster, then run rcdoctor fix again."
            ])
        }
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: reason(finding),
            node: owner,
            run: .plain("CLUSTER", "ADDSLOTS") + slots.map { .text(String($0)) },
            risk: .disruptive
        )
        let views = examination.sample.nodes.filter { $0.state == .answered }.map(\.name)
        step.guards = views.map { Condition($0, .slotsBelong(slots, to: nil)) }
        step.checks = views.map { Condition($0, .slotsBelong(slots, to: id)) }
        step.checkWithin = 20_000
        step.undo = .plain("CLUSTER", "DELSLOTS") + slots.map { .text(String($0)) }
        return ProcedureResult(steps: [step] + gather(slots, at: node, finding, examination))
    }

    /// Keys of these slots at other masters are brought to the new owner.
    private func gather(
        _ slots: SlotSet,
        at owner: NodeSample,
        _ finding: Finding,
        _ examination: Examination
    ) -> [RepairStep] {
        holders(of: slots, besides: owner.name, examination).compactMap { name in
            guard let holder = examination.member(name) else { return nil }
            let held = examination.sample.slotKeys.filter { $0.node == name && $0.keys > 0 && slots.contains($0.slot) }
            let set = SlotSet(held.map { $0.slot...$0.slot })
            return examination.move(.keys, set, from: holder, to: owner).map {
                examination.moveStep(finding, "bring its keys of these slots to \(owner.name)", $0)
            }
        }
    }

    private func holders(of slots: SlotSet, besides owner: String, _ examination: Examination) -> [String] {
        let holding = examination.sample.slotKeys.filter { slots.contains($0.slot) && $0.keys > 0 && $0.node != owner }
        return Set(holding.map(\.node)).sorted()
    }

    private func reason(_ finding: Finding) -> String {
        switch finding.row["owner_reason"]?.text {
        case "keys": "it holds keys of these slots"
        case "neighbours": "it owns the slots on both sides"
        case "one_neighbour": "it owns the slots beside them"
        default: "it has the fewest slots"
        }
    }
}
