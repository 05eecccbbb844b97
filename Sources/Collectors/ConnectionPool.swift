import ClusterModel
import ServerConnection

/// Connections to many nodes, with a bound on the sockets that are open at once.
///
/// A node's connection is kept for later questions as long as nobody needs its place: a small cluster is asked over one
/// connection for each node, a large one a part at a time.
actor ConnectionPool {
    private let access: ClusterAccess
    private let limit: Int
    private var open = 0
    /// Connections that nobody uses, the one that was used longest ago first; each holds a place.
    private var idle: [(node: Endpoint, connection: ServerConnection)] = []
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ access: ClusterAccess) {
        self.access = access
        limit = max(1, access.parallel)
    }

    /// Takes a place for one socket, and waits for it if all are taken.
    ///
    /// - Returns: whether it had to wait.
    @discardableResult
    func enter() async -> Bool {
        if open < limit {
            open += 1
            return false
        }
        if !idle.isEmpty {
            // Its place goes to the caller.
            await idle.removeFirst().connection.close()
            return false
        }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    /// Gives the place of a socket back that has been closed.
    func leave() {
        if waiting.isEmpty {
            open -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }

    /// Gives a connection back, whose caller holds a place.
    func keep(_ connection: ServerConnection, to node: Endpoint) async {
        if waiting.isEmpty, !Task.isCancelled {
            idle.append((node, connection))
        } else {
            await connection.close()
            leave()
        }
    }

    func closeAll() async {
        for entry in idle {
            await entry.connection.close()
            leave()
        }
        idle = []
    }

    /// Runs the body with a connection that is logged in, and keeps the connection; nil if none could be made.
    nonisolated func with<Result: Sendable>(
        _ node: Endpoint,
        until deadline: ContinuousClock.Instant,
        _ body: (ServerConnection) async -> Result
    ) async -> Result? {
        let kept = await take(node)
        if kept == nil { await enter() }
        guard !Task.isCancelled, let connection = await usable(kept, node, deadline) else {
            await leave()
            return nil
        }
        let result = await body(connection)
        await keep(connection, to: node)
        return result
    }

    /// The idle connection to a node; its place goes to the caller.
    private func take(_ node: Endpoint) -> ServerConnection? {
        guard let place = idle.firstIndex(where: { $0.node == node }) else { return nil }
        return idle.remove(at: place).connection
    }

    private nonisolated func usable(
        _ kept: ServerConnection?,
        _ node: Endpoint,
        _ deadline: ContinuousClock.Instant
    ) async -> ServerConnection? {
        if let kept { return kept }
        guard let connection = try? await access.connect(to: node, deadline: deadline) else { return nil }
        if let password = access.password(for: node) {
            _ = try? await connection.send([NodeInterview.auth(access.username, password)], deadline: deadline)
        }
        return connection
    }
}
