import ClusterModel
import Collectors
import RESP
import ServerConnection

/// Connections through which a repair speaks: logged in, allowed to write.
///
/// A node has lanes, each a connection of its own, so that a long command holds up only its own lane. What has been
/// sent is waited for even when the task is cancelled: a step ends, it does not break off.
actor Operator {
    /// What a connection of a node is for.
    enum Lane: Hashable { case main, survey, handOver, lock }

    private struct Line: Hashable {
        let node: String
        let lane: Lane
    }

    private let access: ClusterAccess
    /// Nodes by name, with the address at which they were reached.
    private let endpoints: [String: Endpoint]
    private var vault: SecretVault
    /// Open, or about to be.
    private var connections: [Line: Task<ServerConnection, any Error>] = [:]

    init(access: ClusterAccess, endpoints: [String: Endpoint], vault: SecretVault) {
        self.access = access
        self.endpoints = endpoints
        self.vault = vault
    }

    /// Passwords may have changed since the start.
    func use(_ vault: SecretVault) { self.vault = vault }

    /// Sends one command and gives its reply; an error reply is a reply.
    func send(
        _ command: RESPCommand,
        to node: String,
        lane: Lane = .main,
        within: Duration = .seconds(10)
    ) async throws(RepairFailure) -> RESPValue {
        let replies = try await sendAll([command], to: node, lane: lane, within: within)
        guard let reply = replies.first else { throw RepairFailure("\(node) gave no reply to \(command)") }
        return reply
    }

    /// Sends several at once and gives their replies.
    func sendAll(
        _ commands: [RESPCommand],
        to node: String,
        lane: Lane = .main,
        within: Duration = .seconds(10)
    ) async throws(RepairFailure) -> [RESPValue] {
        let line = Line(node: node, lane: lane)
        // A task of its own is not cancelled with its parent.
        let work = Task { () -> Result<[RESPValue], RepairFailure> in
            let deadline = ContinuousClock.now + within
            let opening = connections[line] ?? open(line, until: deadline)
            connections[line] = opening
            do {
                let replies = try await opening.value.send(commands, deadline: deadline, permission: .repair)
                TestKill.answered(commands)
                return .success(replies)
            } catch {
                // Somebody else may have opened a new one by now.
                if connections[line] == opening { connections[line] = nil }
                return .failure(failure(error, node))
            }
        }
        return try await work.value.get()
    }

    private func failure(_ error: any Error, _ node: String) -> RepairFailure {
        switch error {
        case let error as RepairFailure: error
        case let error as ConnectionError: RepairFailure(error.description)
        default: RepairFailure("\(node): \(error)")
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
        let all = connections.values
        connections = [:]
        for opening in all { try? await opening.value.close() }
    }

    /// The command with its passwords filled in; nil if one is not known.
    func command(of words: [CommandWord]) -> RESPCommand? { words.command(vault) }

    /// How another server would log in at this node; empty if it asks for no password.
    func credentials(for node: String) -> [RESPCommand.Argument] {
        if let username = access.username, let password = password(ofUserAt: node) {
            return ["AUTH2", .text(username), .secret(password.reveal(), named: "password")]
        }
        let own = vault[node, "requirepass"]
        if let own { return own.isEmpty ? [] : ["AUTH", .secret(own.reveal(), named: "password")] }
        return password(ofUserAt: node).map { ["AUTH", .secret($0.reveal(), named: "password")] } ?? []
    }

    private func password(ofUserAt node: String) -> Secret? {
        access.password(for: endpoints[node] ?? Endpoint(node) ?? Endpoint(host: node, port: 0))
    }

    private func open(_ line: Line, until deadline: ContinuousClock.Instant) -> Task<ServerConnection, any Error> {
        Task { try await connection(to: line.node, until: deadline) }
    }

    private func connection(
        to node: String,
        until deadline: ContinuousClock.Instant
    ) async throws -> ServerConnection {
        guard let endpoint = endpoints[node] ?? Endpoint(node) else {
            throw RepairFailure("\(node) is no address. Write HOST:PORT.")
        }
        let connection = try await access.connect(to: endpoint, deadline: deadline)
        // The node's own requirepass opens it even where the operator's password differs.
        let own = vault[node, "requirepass"].flatMap { $0.isEmpty ? nil : $0 }
        if let password = access.username == nil
            ? own ?? access.password(for: endpoint) : access.password(for: endpoint)
        {
            do {
                try await authenticate(connection, password, node, deadline)
            } catch {
                await connection.close()
                throw error
            }
        }
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
