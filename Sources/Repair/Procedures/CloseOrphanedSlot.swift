import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Closes a slot whose other side is gone, if nobody else holds a key of it: then no key had moved.
///
/// Every other master is asked just before, among them the one that took over from the lost side.
struct CloseOrphanedSlot: Procedure {
    static let name = "close-orphaned-slot"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), node.nodes?.myself?.isMaster == true,
            let slot = finding.row["slot"]?.integer.map(Int.init),
            let half = node.nodes?.myself?.openSlots.first(where: { $0.slot == slot })
        else { return ProcedureResult() }
        let covered = examination.masters.reduce(SlotSet()) { $0.union($1.nodes?.myself?.slots ?? SlotSet()) }
        guard covered.count == HashSlot.count else {
            return ProcedureResult(advice: [
                "slot \(slot): \(half.peer.short) is gone and nobody serves its slots. Start it again with its data; it may "
                    + "hold keys of this slot."
            ])
        }
        var step = RepairStep(
            finding,
            on: node,
            "close the slot; no living master but its owner holds keys of it",
            .plain("CLUSTER", "SETSLOT", String(slot), "STABLE")
        )
        let isOwner = node.nodes?.myself?.slots.contains(slot) == true
        let holders = examination.masters.filter { other in
            isOwner ? other.name != node.name : other.nodes?.myself?.slots.contains(slot) != true
        }
        step.guards =
            [Condition(node.name, .slotOpen(slot))]
            + holders.map { Condition($0.name, .keysInSlot(slot, 0)) }
        step.checks = [Condition(node.name, .slotClosed(slot))]
        return ProcedureResult(steps: [step])
    }
}
