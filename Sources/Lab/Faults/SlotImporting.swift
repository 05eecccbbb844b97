import ClusterModel
import RESP

/// A reshard that was broken off: its target remembers it, its source does not.
struct SlotImporting: LabFault {
    let name = "slot-importing"
    let summary = "a slot is left half open: another master thinks that it is taking it over"
    let rule = "slots/slot-open-importing-only"

    func inject(into cluster: LabCluster) async throws {
        let (slot, owner, other) = try cluster.slotAndStranger(for: self)
        let command = RESPCommand("CLUSTER", "SETSLOT", .number(slot), "IMPORTING", .text(owner.id.text))
        try await cluster.run(command, on: other)
    }
}
