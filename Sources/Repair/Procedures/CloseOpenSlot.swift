import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Closes a slot that stands open on one side only where no key has been moved; else finishes what was begun.
struct CloseOpenSlot: Procedure {
    static let name = "close-open-slot"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let name = finding.row["node"]?.text, let slot = finding.row["slot"]?.integer.map(Int.init),
            let node = examination.sample.nodes.first(where: { $0.name == name }),
            let half = node.nodes?.myself?.openSlots.first(where: { $0.slot == slot })
        else { return ProcedureResult() }
        let owner = examination.masters.first { $0.nodes?.myself?.slots.contains(slot) == true }
        if half.direction == .migrating, let owner, owner.name != name {
            return leftOpen(finding, examination, node, slot, owner)
        }
        let peer = examination.sample.name(of: half.peer)
        let importer = half.direction == .importing ? name : peer
        guard let importer, let keys = examination.keys(in: slot, at: importer) else {
            return ProcedureResult(advice: [Self.unknown(slot, importer ?? half.peer.text)])
        }
        // Keys that were moved already sit on the importing side; closing would make them unreachable.
        if keys > 0 {
            return half.direction == .importing
                ? SendKeysHome().plan(finding, examination) : FinishMove().plan(finding, examination)
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

    /// The slot is another's by now, and only the mark is left, or some keys with it.
    private func leftOpen(
        _ finding: Finding,
        _ examination: Examination,
        _ node: NodeSample,
        _ slot: Int,
        _ owner: NodeSample
    ) -> ProcedureResult {
        guard examination.keys(in: slot, at: node.name) == 0 else { return SendKeysHome().plan(finding, examination) }
        var step = RepairStep(
            finding,
            on: node,
            "close the slot; it is \(owner.name)'s, with all its keys",
            .plain("CLUSTER", "SETSLOT", String(slot), "STABLE")
        )
        step.guards = [.init(node.name, .slotOpen(slot)), .init(node.name, .keysInSlot(slot, 0))]
        step.checks = [.init(node.name, .slotClosed(slot))]
        return ProcedureResult(steps: [step])
    }

    private static func unknown(_ slot: Int, _ importer: String) -> String {
        "slot \(slot): \(importer) could not be asked whether it holds keys of it. Bring it back, then run rcdoctor fix "
            + "again: closing the slot would hide the keys that it holds."
    }
}
