import ClusterModel

extension LabCluster {
    /// Those that serve slots.
    package var masters: [LabMember] { members.filter { $0.isMaster && !$0.slots.isEmpty } }
    package var replicas: [LabMember] { members.filter { !$0.isMaster } }

    /// Addresses of those who play a part; none when the cluster lacks it.
    package func names(_ place: FaultPlace) -> [String] {
        (try? FaultRun(self, for: NodeFrozen()))?.members(place).map(\.endpoint.description) ?? []
    }

    package func replicas(of master: LabMember) -> [LabMember] { replicas.filter { $0.masterID == master.id } }

    package func owner(of slot: Int) -> LabMember? { masters.first { $0.slots.contains(slot) } }

    /// The whole cluster, or an error that says what this fault misses.
    func require(masters count: Int, replicas replicaCount: Int, for fault: any LabFault) throws(LabError) {
        guard masters.count >= count, replicas.count >= replicaCount else {
            throw LabError.noCandidate(
                fault: fault.name,
                missing: "\(count) masters with slots and \(replicaCount) replicas that answer"
            )
        }
    }

    func firstReplica(for fault: any LabFault) throws(LabError) -> LabMember {
        guard let replica = replicas.first else {
            throw LabError.noCandidate(fault: fault.name, missing: "a replica that answers")
        }
        return replica
    }

    /// The first master that has a replica, with its replicas.
    func firstShard(for fault: any LabFault) throws(LabError) -> (master: LabMember, replicas: [LabMember]) {
        guard let master = masters.first(where: { !replicas(of: $0).isEmpty }) else {
            throw LabError.noCandidate(fault: fault.name, missing: "a master with a replica")
        }
        return (master, replicas(of: master))
    }
}
