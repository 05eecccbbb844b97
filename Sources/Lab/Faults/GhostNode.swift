import ClusterModel
import RESP

/// A replica that was reset: the others keep its old id, to which nobody answers any more.
struct GhostNode: LabFault {
    let name = "ghost-node"
    let summary = "a replica is reset and has a new id: the others keep the old one for ever"
    let rule = "topology/ghost-node"

    /// The old id has no address any more; what tells where it was is the master that misses it.
    func subject(in cluster: LabCluster) -> FaultSubject {
        let replica = try? cluster.firstReplica(for: self)
        let master = cluster.masters.first { $0.id == replica?.masterID }
        return FaultSubject(nodes: master.map { ["\($0.endpoint)"] })
    }

    func inject(into cluster: LabCluster) async throws {
        let replica = try cluster.firstReplica(for: self)
        try await cluster.run(RESPCommand("CLUSTER", "RESET", "HARD"), on: replica)
        try await cluster.waitForLostAddress(of: replica, for: self)
    }
}
