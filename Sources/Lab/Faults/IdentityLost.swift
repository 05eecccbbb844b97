import ClusterModel

/// A replica that starts without its nodes.conf.
struct IdentityLost: LabFault {
    let name = "identity-lost"
    let summary = "a replica is restarted without its nodes.conf: it has a new id and knows nobody"
    let rule = "topology/node-identity-lost"
    let question = FaultQuestion.also(.replica)

    func inject(into cluster: LabCluster) async throws {
        let replica = try cluster.firstReplica(for: self)
        try await cluster.restart(replica) { lab in
            let file = lab.folder.node(replica.port) + "/nodes.conf"
            try LabFile.remove(file)
            cluster.did("rm nodes.conf", on: replica)
        }
        try await cluster.waitForLostAddress(of: replica, for: self)
    }
}
