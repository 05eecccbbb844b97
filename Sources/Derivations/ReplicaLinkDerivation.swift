import ClusterModel
package import Facts
package import GRDB

/// Each replica's link to its master, beside what that master says about the replica.
package enum ReplicaLinkDerivation: ReplicationDerivation {
    package static func derive(from db: Database, _ reports: ReplicationReports) throws -> [ReplicaLinkFact] {
        let reports = reports.byNode
        let masters = try db.rows("SELECT node, master FROM member WHERE role = 'replica'")
            .reduce(into: [String: String]()) { $0[$1["node"]] = $1["master"] as String? }
        let known = Set(try db.strings("SELECT node FROM member")).union(reports.keys)
        return reports.keys.sorted().compactMap { node in
            guard let own = reports[node], own.role == .replica, let host = own.masterHost, let port = own.masterPort
            else { return nil }
            let master = masters[node] ?? Endpoint(host: host, port: port).description
            let attached = reports[master].map { attachedReplica(node, in: $0, known: known) }
            return ReplicaLinkFact(
                node: node,
                master: master,
                status: own.linkStatus?.rawValue ?? "down",
                downSeconds: own.downSeconds,
                neverConnected: own.neverConnected,
                lastIOSeconds: own.lastIOSeconds,
                syncing: own.syncMoves,
                offset: own.replicaOffset.map { Int($0) },
                attached: attached.map { $0 != nil },
                attachedState: attached??.state
            )
        }
    }

    /// Behind NAT the master sees another host than we do, so the port decides; an address that belongs to another node
    /// of the cluster is that node.
    private static func attachedReplica(
        _ node: String,
        in master: ReplicationInfo,
        known: Set<String>
    ) -> AttachedReplica? {
        guard let endpoint = Endpoint(node) else { return nil }
        let samePort = master.replicas.filter { $0.port == endpoint.port }
        return samePort.first { $0.ip == endpoint.host }
            ?? samePort.first { !known.contains(Endpoint(host: $0.ip, port: $0.port).description) }
    }
}
