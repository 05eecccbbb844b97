/// One master wants another password than everybody else.
struct OtherPassword: LabFault {
    let name = "other-password"
    let summary = "all nodes share a password, but one master has a different one"
    let rule = "auth/password-differs-between-nodes"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 2, replicas: 1, for: self)
        let odd = try cluster.firstShard(for: self).master
        for member in cluster.members { try await cluster.set("masterauth", to: LabPassword.usual, on: member) }
        for member in cluster.members {
            let password = member == odd ? LabPassword.other : LabPassword.usual
            try await cluster.set("requirepass", to: password, on: member)
        }
    }
}
