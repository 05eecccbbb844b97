import RESP

extension TestCluster {
    /// What the tutorial's reader does: a password for the masters, kept in their files, and no thought of the replicas.
    ///
    /// Open links survive that, so they are broken as a restart would break them.
    package func lockMasters(_ password: String, rewrite: Bool = true) async throws {
        let masters = try masters()
        for master in masters {
            try master.order("CONFIG", "SET", "requirepass", password)
            if rewrite { try master.order("CONFIG", "REWRITE", password: password) }
        }
        try await breakLinks(password)
    }

    /// Sets a directive everywhere, or on some members.
    package func set(
        _ directive: String,
        _ value: String,
        on some: [ClusterMember]? = nil,
        password: String? = nil
    ) throws {
        for member in some ?? members { try member.order("CONFIG", "SET", directive, value, password: password) }
    }

    /// Cuts all replication links at the masters and waits until the replicas, which can't come back, say so.
    package func breakLinks(_ password: String) async throws {
        let shards = try shards(password: password)
        for shard in shards { try shard.master.ask("CLIENT", "KILL", "TYPE", "replica", password: password) }
        for replica in shards.flatMap(\.replicas) {
            try await wait("the link of \(replica.name) to break") { try linkStatus(of: replica, password) == "down" }
        }
    }

    /// `up` or `down`; nil at a master.
    package func linkStatus(of member: ClusterMember, _ password: String? = nil) throws -> String? {
        let info = try member.ask("INFO", "replication", password: password).string ?? ""
        return info.split(whereSeparator: \.isNewline).first { $0.hasPrefix("master_link_status:") }
            .map { String($0.dropFirst("master_link_status:".count)) }
    }

    /// The value of a directive in each member's memory.
    package func settings(_ directive: String, password: String? = nil) throws -> [String] {
        try members.map { try $0.ask("CONFIG", "GET", directive, password: password)[directive]?.string ?? "" }
    }

    /// The value of a directive in each member's config file; empty where the file does not have it.
    package func written(_ directive: String) -> [String] {
        members.map { member in
            let lines = folder.read("\(member.port)/redis.conf")?.split(separator: "\n") ?? []
            let words = lines.map { $0.split(separator: " ") }.last { $0.first?.lowercased() == directive }
            return words?.dropFirst().joined(separator: " ").filter { $0 != "\"" } ?? ""
        }
    }
}
