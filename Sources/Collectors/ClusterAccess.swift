package import ClusterModel
package import ServerConnection

/// How nodes are reached: credentials, transport, and how long each may take.
package struct ClusterAccess: Sendable {
    package var username: String?
    package var password: Secret?
    /// Passwords of single nodes, tried in place of `password`.
    package var nodePasswords: [Endpoint: Secret] = [:]
    package var options: ConnectionOptions
    /// Deadline for all that is asked of one node.
    package var timeout: Duration
    /// Whether key names and client names may become facts.
    package var includesUserData = false

    package init(
        username: String? = nil,
        password: Secret? = nil,
        options: ConnectionOptions = ConnectionOptions(),
        timeout: Duration = .seconds(3)
    ) {
        self.username = username
        self.password = password
        self.options = options
        self.timeout = timeout
    }

    package func password(for node: Endpoint) -> Secret? {
        nodePasswords[node] ?? password
    }
}
