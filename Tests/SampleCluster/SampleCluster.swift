package import ClusterModel
package import Collectors

/// A made-up cluster in memory: three masters at ports 9001 to 9003, their replicas at 9004 to 9006, all well.
///
/// Its answers are texts in the servers' formats, read by the parsers that read real servers.
package struct SampleCluster: Sendable {
    package var members: [SampleMember]

    package init(replicas: Bool = true) throws {
        let shares = ["0-5460", "5461-10922", "10923-16383"]
        members = try shares.enumerated().map { try Self.member(9001 + $0.offset, slots: $0.element) }
        if replicas {
            members += try members.map { try Self.member($0.endpoint.port + 3, master: $0.id) }
        }
    }

    package init(_ members: [SampleMember]) {
        self.members = members
    }

    /// A node of 127.0.0.1.
    package static func member(_ port: Int, master: NodeID? = nil, slots: String = "") throws -> SampleMember {
        SampleMember(Endpoint(host: "127.0.0.1", port: port), id: try id(port), master: master, slots: slots)
    }

    /// The id of the node at this port.
    package static func id(_ port: Int) throws -> NodeID {
        guard let id = NodeID(String(repeating: "a", count: 36) + "\(port)") else { throw NoID(port: port) }
        return id
    }

    package subscript(port: Int) -> SampleMember {
        get { members[place(port)] }
        set { members[place(port)] = newValue }
    }

    private func place(_ port: Int) -> Int {
        guard let place = members.firstIndex(where: { $0.endpoint.port == port }) else {
            preconditionFailure("the sample has no node at port \(port)")
        }
        return place
    }

    /// What all members said.
    package var samples: [NodeSample] { members.map(sample) }

    private func sample(_ member: SampleMember) -> NodeSample {
        guard member.answers else { return NodeSample(endpoint: member.endpoint, seed: false, state: .refused) }
        var sample = NodeSample(
            endpoint: member.endpoint,
            seed: member.endpoint == members[0].endpoint,
            state: .answered
        )
        sample.nodes = ClusterNodes.parse(members.map { $0.line(myself: $0.id == member.id) }.joined(separator: "\n"))
        sample.info = InfoText(info(of: member))
        sample.clusterInfo = ClusterInfo.parse(
            "cluster_state:ok\r\ncluster_slots_assigned:16384\r\ncluster_known_nodes:\(members.count)"
        )
        sample.config = ConfigReply(pairs: [
            ("requirepass", member.requirepass), ("masterauth", member.masterauth), ("cluster-node-timeout", "15000"),
            ("appendonly", "yes"),
        ])
        sample.authRequired = !member.requirepass.isEmpty
        return sample
    }

    private func info(of member: SampleMember) -> String {
        var lines = [
            "# Server", "redis_version:\(member.version)", "config_file:\(member.configFile)", "# Replication",
        ]
        if let master = members.first(where: { $0.id == member.master }) {
            lines += ["role:slave", "master_host:\(master.endpoint.host)", "master_port:\(master.endpoint.port)"]
            lines += ["master_link_status:\(member.linkStatus)", "slave_repl_offset:14"]
        } else {
            let replicas = members.filter { $0.master == member.id && $0.linkStatus == "up" && $0.answers }
            lines += ["role:master", "connected_slaves:\(replicas.count)"]
            lines += replicas.enumerated().map { index, replica in
                "slave\(index):ip=\(replica.endpoint.host),port=\(replica.endpoint.port),state=online,offset=14,lag=0"
            }
        }
        lines += ["# Cluster", "cluster_enabled:1", "# Keyspace"]
        if member.keys > 0 { lines.append("db0:keys=\(member.keys),expires=0,avg_ttl=0") }
        return lines.joined(separator: "\r\n")
    }
}

private struct NoID: Error {
    let port: Int
}
