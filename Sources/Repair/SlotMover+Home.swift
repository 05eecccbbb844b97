import ClusterModel
import RESP

extension SlotMover {
    /// Keys that lie at the source, whose slots belong to the target.
    func carryHome(_ slots: [Int], _ carrier: KeyCarrier) async throws(RepairFailure) -> Int {
        let view = try await view(of: source)
        let claimed = view.myself?.slots ?? SlotSet()
        let (strays, disputed) = (slots.filter { !claimed.contains($0) }, slots.filter { claimed.contains($0) })
        if !disputed.isEmpty, view[move.target.id] == nil { return try await giveWay(disputed, carrier) }
        try await setSlots(strays, source, "IMPORTING", move.target.id)
        try await setSlots(disputed, source, "MIGRATING", move.target.id)
        let result: Result<Int, RepairFailure>
        do throws(RepairFailure) {
            result = .success(try await carrier.carry(slots))
        } catch {
            result = .failure(error)
        }
        // Closed again whatever came of it: the slot is the target's and must not stand open here.
        try await setSlots(strays, source, "STABLE", nil)
        if case .success = result { try await setSlots(disputed, source, "NODE", move.target.id) }
        return try result.get()
    }

    /// Slots that the source claims beside a target that it does not know, so that they can't be opened towards it.
    ///
    /// What clients write between the last MIGRATE and DELSLOTS is found afterwards, and brought over as well. Until it
    /// has given way the two must not hear each other: the servers would drop the keys of one of them.
    private func giveWay(_ slots: [Int], _ carrier: KeyCarrier) async throws(RepairFailure) -> Int {
        var moved = 0
        for _ in 0..<5 {
            moved += try await carrier.carry(slots)
            try await tell(slots, "DELSLOTS")
            let left = try await carrier.survey(slots).lists
            if left.allSatisfy(\.isEmpty) { return moved }
            try await tell(slots, "ADDSLOTS")
        }
        throw RepairFailure(
            "clients go on writing to slots \(move.slots) at \(source), which \(target) owns. Stop them, then run rcdoctor "
                + "fix again"
        )
    }

    private func tell(_ slots: [Int], _ word: String) async throws(RepairFailure) {
        let numbers = slots.map { RESPCommand.Argument.number($0) }
        let reply = try await surgeon.send(RESPCommand("CLUSTER", arguments: [.text(word)] + numbers), to: source)
        if let error = reply.error { throw RepairFailure("\(source) answered CLUSTER \(word): \(error)") }
    }
}
