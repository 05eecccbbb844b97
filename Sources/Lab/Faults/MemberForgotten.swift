import ClusterModel
import RESP

/// A node that one other no longer knows.
struct MemberForgotten: LabFault {
    let name = "member-forgotten"
    let summary =
        "one master forgets a replica of another, all others know it (up to 7.0; later versions tell all to forget it)"
    let rule = "topology/membership-asymmetric"

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 2, replicas: 1, for: self)
        let shard = try cluster.firstShard(for: self)
        guard let observer = cluster.masters.first(where: { $0 != shard.master }) else { return }
        try await cluster.run(RESPCommand("CLUSTER", "FORGET", .text(shard.replicas[0].id.text)), on: observer)
    }
}
