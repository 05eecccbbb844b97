import ClusterModel
import RESP

/// A reshard that was broken off: its source remembers it, its target does not.
struct SlotMigrating: LabFault {
    let name = "slot-migrating"
    let summary = "a slot is left half open: its owner thinks that it is moving it away"
    let rule = "slots/slot-open-migrating-only"

    func inject(into cluster: LabCluster) async throws {
        let (slot, owner, other) = try cluster.slotAndStranger(for: self)
        let command = RESPCommand("CLUSTER", "SETSLOT", .number(slot), "MIGRATING", .text(other.id.text))
        try await cluster.run(command, on: owner)
    }
}
