import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Gives every master an equal share of the slots, empty masters included, by the fewest moves.
struct ShareSlots: Procedure {
    static let name = "share-slots"
    /// Slots of one step: a stop in between is a stop between steps.
    static let stepSize = 256

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        if let objection = examination.partialView { return ProcedureResult(advice: [objection]) }
        let masters = examination.masters
        let open = masters.contains { $0.nodes?.myself?.openSlots.isEmpty == false }
        guard !open, masters.count > 1 else {
            return ProcedureResult(
                advice: open ? ["Slots stand open. Finish their moves first, then run rcdoctor fix again."] : []
            )
        }
        var result = ProcedureResult()
        for transfer in SlotShares(masters.map { $0.nodes?.myself?.slots ?? SlotSet() }).transfers {
            let (source, target) = (masters[transfer.from], masters[transfer.to])
            for part in transfer.slots.parts(of: Self.stepSize) {
                guard let move = examination.move(.slots, part, from: source, to: target), let owner = source.id else {
                    continue
                }
                let title = "give \(target.name) its share of the slots: \(transfer.slots.count) of \(source.name)"
                var step = examination.moveStep(finding, title, move)
                step.guards = [
                    Condition(source.name, .slotsBelong(part, to: owner)),
                    Condition(target.name, .slotsBelong(part, to: owner)),
                    Condition(target.name, .stateOK),
                ]
                result.steps.append(step)
            }
        }
        return result
    }
}

/// Who gives how many slots to whom until all have the same number, or one more.
struct SlotShares {
    struct Transfer {
        let from: Int
        let to: Int
        let slots: SlotSet
    }

    private(set) var transfers: [Transfer] = []

    init(_ owned: [SlotSet]) {
        let total = owned.reduce(0) { $0 + $1.count }
        let (share, rest) = (total / owned.count, total % owned.count)
        // Who has most keeps the odd slot, so that it need not travel.
        let byCount = owned.indices.sorted { (owned[$1].count, $0) < (owned[$0].count, $1) }
        var wanted = owned.map { _ in share }
        for index in byCount.prefix(rest) { wanted[index] += 1 }
        var surplus = byCount.filter { owned[$0].count > wanted[$0] }
            .map { (index: $0, slots: Array(owned[$0]).suffix(owned[$0].count - wanted[$0])) }
        for taker in byCount.reversed() where owned[taker].count < wanted[taker] {
            var need = wanted[taker] - owned[taker].count
            while need > 0, let giver = surplus.first {
                let given = giver.slots.suffix(need)
                var set = SlotSet()
                for slot in given { set.insert(slot) }
                transfers.append(Transfer(from: giver.index, to: taker, slots: set))
                need -= given.count
                surplus[0].slots = giver.slots.dropLast(given.count)
                if surplus[0].slots.isEmpty { surplus.removeFirst() }
            }
        }
    }
}

extension SlotSet {
    /// Cut into sets of so many slots at most, in order.
    func parts(of size: Int) -> [SlotSet] {
        let slots = Array(self)
        return stride(from: 0, to: slots.count, by: size).map { start in
            var part = SlotSet()
            for slot in slots[start..<Swift.min(start + size, slots.count)] { part.insert(slot) }
            return part
        }
    }
}
