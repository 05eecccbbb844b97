extension Lab {
    /// Waits until the cluster serves and every replica has its copy; false when that takes more than 20 s.
    package func waitUntilHealthy() async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let status = await status()
            // Replicas that are not yet told so still call themselves masters.
            if status.isHealthy, status.filter({ $0.isMaster == true }).count * 2 == status.count { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }
}
