import ClusterModel
import Collectors
import RESP
import ServerConnection

/// Connections through which a repair speaks: one for each node, logged in, allowed to write.
actor Operator {
    private let access: ClusterAccess
    /// Nodes by name, with the address at which they were reached.
    private let endpoints: [String: Endpoint]
    private var vault: SecretVault
    private var connections: [String: ServerConnection] = [:]

    init(access: ClusterAccess, endpoints: [String: Endpoint], vault: SecretVault) {
        self.access = access
        self.endpoints = endpoints
        self.vault = vault
    }

    /// Sends one command and gives its reply; an error reply is a reply.
    func send(_ command: RESPCommand, to node: String, within: Duration = .seconds(10)) async throws(RepairFailure)
        -> RESPValue
    {
        let deadline = ContinuousClock.now + within
        do {
            let connection = try await connection(to: node, until: deadline)
            let replies = try await connection.send([command], deadline: deadline, permission: .repair)
            guard let reply = replies.first else { throw RepairFailure("\(node) gave no reply to \(command)") }
            return reply
        } catch let error as ConnectionError {
            connections[node] = nil
            throw RepairFailure(error.description)
        } catch let error as RepairFailure {
            throw error
        } catch {
            throw RepairFailure("\(node): \(error)")
        }
    }

    func holds(_ condition: Condition) async throws(RepairFailure) -> Bool {
        condition.holds(try await send(condition.question, to: condition.node), vault)
    }

    /// Waits until the condition holds, at most so long.
    ///
    /// Failures to ask count as "not yet".
    func await(_ condition: Condition, within: Duration) async -> Bool {
        let deadline = ContinuousClock.now + within
        while true {
            if (try? await holds(condition)) == true { return true }
            guard ContinuousClock.now < deadline, !Task.isCancelled else { return false }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    func close() async {
        for connection in connections.values { await connection.close() }
        connections = [:]
    }

    private func connection(
        to node: String,
        until deadline: ContinuousClock.Instant
    ) async throws -> ServerConnection {
        if let open = connections[node] { return open }
        guard let endpoint = endpoints[node] ?? Endpoint(node) else {
            throw RepairFailure("\(node) is no address. Write HOST:PORT.")
        }
        let connection = try await access.connect(to: endpoint, deadline: deadline)
        // The node's own requirepass opens it even where the operator's password differs.
        let own = vault[node, "requirepass"].flatMap { $0.isEmpty ? nil : $0 }
        if let password = access.username == nil
            ? own ?? access.password(for: endpoint) : access.password(for: endpoint)
        {
            try await authenticate(connection, password, node, deadline)
        }
        connections[node] = connection
        return connection
    }

    private func authenticate(
        _ connection: ServerConnection,
        _ password: Secret,
        _ node: String,
        _ deadline: ContinuousClock.Instant
    ) async throws {
        var arguments: [RESPCommand.Argument] = [.secret(password, named: "password")]
        if let username = access.username { arguments.insert(.text(username), at: 0) }
        let reply = try await connection.send([RESPCommand("AUTH", arguments: arguments)], deadline: deadline).first
        guard let error = reply?.error else { return }
        let isOpen = error.text.contains("without any password") || error.text.contains("no password is set")
        if !isOpen { throw RepairFailure("\(node) refuses the password: \(error)") }
    }
}

/// Why a step could not be carried out.
package struct RepairFailure: Error, CustomStringConvertible, Sendable {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
