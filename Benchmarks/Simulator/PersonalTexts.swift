import ClusterModel
import NIOCore

/// What only one node says of itself, in the places of the answers of its role.
struct PersonalTexts: Sendable {
    let id: ByteBuffer
    let runID: ByteBuffer
    let replication: ByteBuffer
    let keyspace: ByteBuffer
    let host: ByteBuffer

    init(_ place: Int, of cluster: SimulatedCluster) {
        let member = cluster.members[place]
        id = .bulk(member.id)
        runID = ByteBuffer(string: String(member.id.reversed()))
        let lines = Self.replication(place, of: cluster)
        replication = ByteBuffer(string: lines.joined(separator: "\r\n") + "\r\n")
        keyspace = ByteBuffer(string: "db0:keys=\(member.slots?.count ?? 0),expires=0,avg_ttl=0\r\n")
        host = .bulk(member.endpoint.host)
    }

    private static func replication(_ place: Int, of cluster: SimulatedCluster) -> [String] {
        let member = cluster.members[place]
        if let master = member.master.map({ cluster.members[$0] }) {
            return [
                "role:slave", "master_host:\(master.endpoint.host)", "master_port:\(master.endpoint.port)",
                "master_link_status:up", "master_last_io_seconds_ago:1", "master_sync_in_progress:0",
                "slave_read_repl_offset:4704", "slave_repl_offset:4704", "slave_priority:100", "slave_read_only:1",
                "replica_announced:1", "connected_slaves:0", "master_failover_state:no-failover",
                "master_replid:\(master.id)", "master_repl_offset:4704",
            ]
        }
        let replicas = cluster.replicas(of: place)
        return ["role:master", "connected_slaves:\(replicas.count)"]
            + replicas.enumerated().map { index, replica in
                "slave\(index):ip=\(replica.endpoint.host),port=\(replica.endpoint.port),state=online,offset=4704,lag=1"
            }
            + ["master_failover_state:no-failover", "master_replid:\(member.id)", "master_repl_offset:4704"]
    }
}
