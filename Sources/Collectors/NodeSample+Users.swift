import ClusterModel

extension NodeSample {
    /// Whether a user of the access control list exists here; nil if that could not be asked.
    package func hasUser(_ name: String) -> Bool? {
        guard let users = extra?.users, !users.isEmpty else { return nil }
        return users.contains { $0.user == name }
    }
}
