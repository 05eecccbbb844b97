import ClusterModel
import RESP

/// A replica that was reset: the others keep its old id, to which nobody answers any more.
struct GhostNode: LabFault {
    let name = "ghost-node"
    let summary = "a replica is reset and has a new id: the others keep the old one for ever"
    let rule = "topology/ghost-node"

    func inject(into cluster: LabCluster) async throws {
        let replica = try cluster.firstReplica(for: self)
        try await cluster.run(RESPCommand("CLUSTER", "RESET", "HARD"), on: replica)
        try await cluster.waitForLostAddress(of: replica, for: self)
    }
}
