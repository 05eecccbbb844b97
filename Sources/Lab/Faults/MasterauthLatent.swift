import ClusterModel

/// The same while it sleeps: open links stay up until something breaks them.
struct MasterauthLatent: LabFault {
    let name = "masterauth-latent"
    let summary = "the same, but links are still open: nothing shows until one of them breaks"
    let rule = "replication/masterauth-latent"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 1, replicas: 1, for: self)
        do {
            try await cluster.waitForLinks(up: true, for: self)
        } catch LabError.noEffect {
            throw LabError.noCandidate(fault: name, missing: "replication links that are up")
        }
        try await cluster.lockMasters(replicasPresent: Secret(""))
    }
}
