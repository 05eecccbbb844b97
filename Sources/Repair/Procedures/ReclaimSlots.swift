import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Lets an owner claim slots again that it dropped while all others go on giving them to it.
///
/// Plans nothing where anybody else claims one of them: then it is a dispute, and not for this node to decide.
struct ReclaimSlots: Procedure {
    static let name = "reclaim-slots"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let name = finding.row["node"]?.text, let text = finding.row["slots"]?.text,
            let slots = SlotSet(text: text),
            let id = examination.sample.nodes.first(where: { $0.name == name })?.id
        else { return ProcedureResult() }
        if let objection = examination.partialView { return ProcedureResult(advice: ["slots \(text): \(objection)"]) }
        let claimants = examination.sample.nodes.filter { node in
            node.id != id && node.nodes?.myself.map { !$0.slots.intersection(slots).isEmpty } == true
        }
        guard claimants.isEmpty else {
            return ProcedureResult(advice: [
                "slots \(text): \(claimants.map(\.name).joined(separator: ", ")) claims them too; settle that first."
            ])
        }
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: "claim the slots that the others give to this node anyway",
            node: name,
            run: .plain("CLUSTER", "ADDSLOTS") + slots.map { .text(String($0)) },
            risk: .safe
        )
        step.guards = [Condition(name, .slotsBelong(slots, to: nil))]
        let views = examination.sample.nodes.filter { $0.state == .answered }.map(\.name)
        step.checks = views.map { Condition($0, .slotsBelong(slots, to: id)) }
        step.checkWithin = 20_000
        step.undo = .plain("CLUSTER", "DELSLOTS") + slots.map { .text(String($0)) }
        return ProcedureResult(steps: [step])
    }
}
