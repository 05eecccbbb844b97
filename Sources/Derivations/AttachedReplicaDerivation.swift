import ClusterModel
package import Facts
package import GRDB

/// The replicas that each master lists in INFO replication, members of the cluster or not.
package enum AttachedReplicaDerivation: ReplicationDerivation {
    package static func derive(
        from db: Database,
        _ reports: ReplicationReports
    ) throws -> [AttachedReplicaFact] {
        let members = try db.rows("SELECT node, master FROM member WHERE role = 'replica'")
        let followers = Dictionary(grouping: members) { ($0["master"] as String?) ?? "" }
        let known = Set(try db.strings("SELECT node FROM member"))
        return reports.byNode.sorted { $0.key < $1.key }.flatMap { master, report in
            report.replicas.map { replica in
                let address = Endpoint(host: replica.ip, port: replica.port).description
                // Behind NAT the master sees another host: the port decides among its own replicas.
                let alias = (followers[master] ?? []).map { $0["node"] as String }
                    .first { Endpoint($0)?.port == replica.port }
                let node = known.contains(address) ? address : alias ?? address
                return AttachedReplicaFact(
                    node: master,
                    replica: node,
                    host: replica.ip,
                    port: replica.port,
                    state: replica.state,
                    offset: replica.offset.map { Int($0) },
                    lagSeconds: replica.lag,
                    lagBytes: replica.offset.flatMap { offset in
                        report.masterReplOffset.map { max(0, Int($0.minus(offset))) }
                    },
                    member: known.contains(node)
                )
            }
        }
    }
}
