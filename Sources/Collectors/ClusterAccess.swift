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
    /// How many sockets may be open at once.
    package var parallel = 64
    /// Where nodes are reached whose own addresses lead nowhere from here.
    package var routes = Routes()
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

    /// The password of a node, by its own address or by the one at which it is reached.
    package func password(for node: Endpoint) -> Secret? {
        if let password = nodePasswords[node] { return password }
        if case .tcp(let outside) = routes.address(of: node), let password = nodePasswords[outside] { return password }
        return password
    }

    /// Connects to a node by the name that it has in the cluster.
    package func connect(
        to node: Endpoint,
        deadline: ContinuousClock.Instant
    ) async throws(ConnectionError) -> ServerConnection {
        try await ServerConnection.connect(to: routes.address(of: node), options: options, deadline: deadline)
    }

    /// Looks whether a port of a node is open, by the node's own address.
    package func probe(_ target: Endpoint, deadline: ContinuousClock.Instant) async -> Sockets.Probe {
        guard case .tcp(let outside) = routes.address(of: target) else {
            return await Sockets.probe(target, deadline: deadline, family: options.addressFamily)
        }
        return await Sockets.probe(outside, deadline: deadline, family: options.addressFamily)
    }
}
