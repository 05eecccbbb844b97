import ClusterModel

/// The same while it sleeps: open links stay up until something breaks them.
struct MasterauthLatent: LabFault {
    let name = "masterauth-latent"
    let summary = "the same, but links are still open: nothing shows until one of them breaks"
    let setsPassword = true

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 1, replicas: 1, for: self)
        try await cluster.waitForLinks(up: true, for: self)
        try await cluster.lockMasters(replicasPresent: Secret(""))
    }
}
