/// A master crashes together with all its replicas.
struct ShardDown: LabFault {
    let name = "shard-down"
    let summary = "a master and its replica crash together: their slots are gone and the cluster stops"
    let rule = "topology/shard-down"

    func inject(into cluster: LabCluster) async throws {
        let shard = try cluster.firstShard(for: self)
        cluster.crash(shard.replicas + [shard.master])
    }
}
