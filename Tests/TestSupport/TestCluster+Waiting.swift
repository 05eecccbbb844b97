import RESP

extension TestCluster {
    /// Waits until something is so; throws with the words of `what` when it does not come about.
    package func wait(
        _ what: String,
        atMost limit: Duration = .seconds(20),
        until holds: () throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while try !holds() {
            guard ContinuousClock.now < deadline else { throw TestFailure("waited \(limit) in vain for \(what)") }
            try await Task.sleep(for: .milliseconds(25))
        }
    }

    /// Waits until all members agree on the owner of every slot and call the cluster fine.
    package func waitUntilSettled(password: String? = nil) async throws {
        try await wait("cluster_state:ok everywhere") {
            try members.allSatisfy { member in
                let info = try member.ask("CLUSTER", "INFO", password: password).string ?? ""
                return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:16384")
            }
        }
    }
}
