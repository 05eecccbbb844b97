package import ClusterModel
import RESP

extension TestCluster {
    /// CLUSTER NODES of a member.
    package func view(of member: ClusterMember, password: String? = nil) throws -> ClusterNodes {
        guard let text = try member.ask("CLUSTER", "NODES", password: password).string else {
            throw TestFailure("\(member.name) has no CLUSTER NODES to show")
        }
        return ClusterNodes.parse(text)
    }

    /// Masters with slots and their replicas, in order of their slots, in the view of the first member that answers.
    package func shards(password: String? = nil) throws -> [(master: ClusterMember, replicas: [ClusterMember])] {
        let views = members.lazy.compactMap { try? view(of: $0, password: password) }
        guard let view = views.first else { throw TestFailure("no member answers") }
        return view.nodes.filter { !$0.slots.isEmpty }
            .sorted { ($0.slots.ranges.first?.lowerBound ?? 0) < ($1.slots.ranges.first?.lowerBound ?? 0) }
            .compactMap { line in
                guard let master = member(line.endpoint) else { return nil }
                return (master, view.nodes.filter { $0.masterID == line.id }.compactMap { member($0.endpoint) })
            }
    }

    package func masters(password: String? = nil) throws -> [ClusterMember] {
        try shards(password: password).map(\.master)
    }

    package func replicas(password: String? = nil) throws -> [ClusterMember] {
        try shards(password: password).flatMap(\.replicas)
    }

    package func id(of member: ClusterMember, password: String? = nil) throws -> String {
        try member.ask("CLUSTER", "MYID", password: password).string ?? ""
    }

    private func member(_ endpoint: Endpoint?) -> ClusterMember? {
        members.first { $0.endpoint == endpoint }
    }
}
