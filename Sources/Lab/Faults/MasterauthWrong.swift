/// Replicas present a password that is not their master's.
struct MasterauthWrong: LabFault {
    let name = "masterauth-wrong"
    let summary = "replicas give their masters a wrong password: replication stops"
    let rule = "replication/masterauth-wrong"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 1, replicas: 1, for: self)
        try await cluster.lockMasters(replicasPresent: LabPassword.other)
        try await cluster.breakLinks()
        try await cluster.waitForLinks(up: false, for: self)
    }
}
