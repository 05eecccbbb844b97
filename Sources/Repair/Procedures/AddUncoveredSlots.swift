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
        let unseen = unseenMasters(examination)
        guard unseen.isEmpty else {
            return ProcedureResult(advice: [
                "slots \(text): \(unseen.joined(separator: ", ")) can't be asked and may own them. "
                    + "Bring it back, or remove it from the cluster, then run rcdoctor fix again."
            ])
        }
        let others = holders(of: slots, besides: owner, examination)
        guard others.isEmpty else {
            return ProcedureResult(advice: [
                "slots \(text): \(others.joined(separator: ", ")) hold keys of them besides \(owner). "
                    + "Their keys must be moved to the owner first; this version does not do that."
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
        return ProcedureResult(steps: [step])
    }

    /// Masters that the others know and that gave no view of their own.
    private func unseenMasters(_ examination: Examination) -> [String] {
        let seen = Set(examination.sample.nodes.compactMap(\.id))
        var missing: Set<String> = []
        for view in examination.sample.nodes.compactMap(\.nodes) {
            for line in view.nodes where line.isMaster && !seen.contains(line.id) && !line.flags.contains(.handshake) {
                missing.insert(line.endpoint?.description ?? line.id.text)
            }
        }
        return missing.sorted()
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
