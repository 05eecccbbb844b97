/// A replica crashes.
struct ReplicaDown: LabFault {
    let name = "replica-down"
    let summary = "a replica crashes (SIGKILL): its master is left without a copy"
    let rule = "topology/replica-node-down"

    func inject(into cluster: LabCluster) async throws {
        cluster.crash([try cluster.firstReplica(for: self)])
    }
}
