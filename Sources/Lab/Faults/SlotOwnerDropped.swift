import ClusterModel
import RESP

/// An owner that no longer claims a slot which all others still give it.
struct SlotOwnerDropped: LabFault {
    let name = "slot-owner-dropped"
    let summary = "a master drops one of its slots in its own view alone: its keys are answered by nobody"
    let rule = "slots/slot-owner-dropped"

    func inject(into cluster: LabCluster) async throws {
        let (slot, owner, _) = try cluster.slotAndStranger(for: self)
        try await cluster.run(RESPCommand("CLUSTER", "DELSLOTS", .number(slot)), on: owner)
    }
}
