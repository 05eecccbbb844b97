import ClusterModel
import RESP

/// A master whose replica follows another master.
struct OrphanedMaster: LabFault {
    let name = "orphaned-master"
    let summary = "a replica is moved to another master, and replica migration is off: one master has no copy"
    let rule = "topology/orphaned-master"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 2, replicas: 1, for: self)
        let shard = try cluster.firstShard(for: self)
        guard let other = cluster.masters.first(where: { $0 != shard.master }) else { return }
        for member in cluster.members { try await forbidMigration(on: member, in: cluster) }
        for replica in shard.replicas {
            try await cluster.run(RESPCommand("CLUSTER", "REPLICATE", .text(other.id.text)), on: replica)
        }
    }

    /// Otherwise the spare replica would go back by itself within seconds.
    private func forbidMigration(on member: LabMember, in cluster: LabCluster) async throws {
        do {
            try await cluster.run(RESPCommand("CONFIG", "SET", "cluster-allow-replica-migration", "no"), on: member)
        } catch LabError.refused {
            // Before 6.2 only the barrier holds replicas back.
            try await cluster.run(RESPCommand("CONFIG", "SET", "cluster-migration-barrier", "10"), on: member)
        }
    }
}
