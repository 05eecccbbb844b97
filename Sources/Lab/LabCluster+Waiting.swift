extension LabCluster {
    /// Waits until the links of all replicas are up, or down.
    func waitForLinks(up: Bool, for fault: any LabFault) async throws {
        try await wait(for: fault, until: "all replication links \(up ? "up" : "down")") { status in
            status.allSatisfy { $0.isMaster == true || $0.linkIsUp == up }
        }
    }

    /// Looks every 100 ms, ten seconds long: a lab breaks at once or not at all.
    func wait(
        for fault: any LabFault,
        until expected: String,
        _ isReached: ([LabNodeStatus]) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !isReached(await lab.status().filter { $0.condition == .answers }) {
            guard ContinuousClock.now < deadline else { throw LabError.noEffect(fault: fault.name, expected: expected) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
