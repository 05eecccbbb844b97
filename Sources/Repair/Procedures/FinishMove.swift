import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Finishes the move of a slot that was cut off: opens the half that is missing, moves the keys that are left, and hands
/// the slot over.
///
/// Forward, since back would hide the keys that have been moved for as long as it takes.
struct FinishMove: Procedure {
    static let name = "finish-move"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let source = examination.member(finding.row["node"]?.text),
            let target = examination.member(finding.row["peer"]?.text),
            let slot = finding.row["slot"]?.integer.map(Int.init)
        else { return ProcedureResult() }
        if let objection = examination.partialView { return ProcedureResult(advice: ["slot \(slot): \(objection)"]) }
        guard source.nodes?.myself?.slots.contains(slot) == true, target.nodes?.myself?.isMaster == true,
            let move = examination.move(.slots, SlotSet(range: slot...slot), from: source, to: target)
        else {
            return ProcedureResult(advice: [
                "slot \(slot): \(source.name) does not own it, or \(target.name) is no master, so there is no move to finish."
            ])
        }
        return ProcedureResult(steps: [
            examination.moveStep(finding, "finish the move: the keys that are left, then the slot", move)
        ])
    }
}
