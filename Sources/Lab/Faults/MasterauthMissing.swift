import ClusterModel

/// The tutorial's fault: masters with a password, replicas without masterauth, links broken.
struct MasterauthMissing: LabFault {
    let name = "masterauth-missing"
    let summary = "masters want a password, replicas have none to give: replication stops (the tutorial's mistake)"
    let rule = "replication/masterauth-missing"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 1, replicas: 1, for: self)
        try await cluster.lockMasters(replicasPresent: Secret(""))
        try await cluster.breakLinks()
        try await cluster.waitForLinks(up: false, for: self)
    }
}
