import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Moves keys that lie at a node which does not own their slot to the owner.
///
/// Never over a key that the owner has: an equal copy is dropped here, of a different one neither is touched.
struct SendKeysHome: Procedure {
    static let name = "send-keys-home"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), let slots = slots(finding, node, examination)
        else { return ProcedureResult() }
        if let objection = examination.partialView { return ProcedureResult(advice: ["slots \(slots): \(objection)"]) }
        var result = ProcedureResult()
        var left = slots
        for owner in examination.masters where owner.name != node.name {
            let shared = owner.nodes?.myself?.slots.intersection(slots) ?? SlotSet()
            if shared.isEmpty { continue }
            left = left.subtracting(shared)
            guard let move = examination.move(.keys, shared, from: node, to: owner) else { continue }
            var step = examination.moveStep(
                finding,
                "bring the keys to the owner of their slots, then close the slots",
                move
            )
            step.checks += shared.map { Condition(node.name, .keysInSlot($0, 0)) }
            result.steps.append(step)
        }
        if !left.isEmpty { result.advice.append("slots \(left): nobody owns them; give them an owner first.") }
        return result
    }

    /// The slots with keys: named by the finding, or counted at this node where it names a wider range.
    private func slots(_ finding: Finding, _ node: NodeSample, _ examination: Examination) -> SlotSet? {
        if let slot = finding.row["slot"]?.integer.map(Int.init) { return SlotSet(range: slot...slot) }
        guard let named = finding.row["slots"]?.text.flatMap({ SlotSet(text: $0) }) else { return nil }
        let own = node.nodes?.myself?.slots ?? SlotSet()
        let counted = examination.sample.slotKeys.filter { $0.node == node.name && $0.keys > 0 }.map(\.slot)
        var slots = SlotSet()
        for slot in counted where named.contains(slot) && !own.contains(slot) { slots.insert(slot) }
        return slots.isEmpty ? named.subtracting(own) : slots
    }
}
