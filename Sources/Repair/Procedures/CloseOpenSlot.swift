import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Closes a slot that stands open on one side only, where no key has been moved.
struct CloseOpenSlot: Procedure {
    static let name = "close-open-slot"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let name = finding.row["node"]?.text, let slot = finding.row["slot"]?.integer.map(Int.init),
            let node = examination.sample.nodes.first(where: { $0.name == name }),
            let half = node.nodes?.myself?.openSlots.first(where: { $0.slot == slot })
        else { return ProcedureResult() }
        let peer = examination.sample.name(of: half.peer)
        // Keys that were moved already sit on the importing side; closing would make them unreachable.
        let importer = half.direction == .importing ? name : peer
        guard let importer, keys(slot, importer, examination) == 0 else {
            return ProcedureResult(advice: [Self.keysMoved(slot, importer ?? half.peer.text)])
        }
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: "close the slot; no key was moved",
            node: name,
            run: .plain("CLUSTER", "SETSLOT", String(slot), "STABLE"),
            risk: .safe
        )
        step.guards = [.init(name, .slotOpen(slot)), .init(importer, .keysInSlot(slot, 0))]
        step.checks = [.init(name, .slotClosed(slot))]
        let direction = half.direction == .importing ? "IMPORTING" : "MIGRATING"
        step.undo = .plain("CLUSTER", "SETSLOT", String(slot), direction, half.peer.text)
        return ProcedureResult(steps: [step])
    }

    private func keys(_ slot: Int, _ node: String, _ examination: Examination) -> Int? {
        examination.sample.slotKeys.first { $0.node == node && $0.slot == slot }?.keys
    }

    private static func keysMoved(_ slot: Int, _ importer: String) -> String {
        "slot \(slot): \(importer) holds keys of it, or could not be asked. Finish the move instead of closing it: "
            + "redis-cli --cluster fix moves them; a repair that does this with a way back is not in this version."
    }
}
