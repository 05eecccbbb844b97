package import Collectors
package import Examination
import Foundation
import RESP

/// Keeps two doctors, on whatever machines, from operating on one cluster at the same time.
///
/// The lock is the name of one connection to every node that answers (CLIENT SETNAME), and lasts as long as these
/// connections: no key is written, it works in cluster mode, and it is gone when its process is. First all names are set
/// as a claim, then every node is asked for the names of others (CLIENT LIST), so that of two doctors at least one sees
/// the other. A lock goes before every claim, an earlier claim before a later one; whoever sees a later claim waits
/// until that has withdrawn. A node that only one of the two can reach protects nothing.
package actor ClusterLock {
    private let surgeon: Operator
    private let nodes: [String]
    private let me: LockHolder
    private var heartbeat: Task<Void, Never>?

    private init(surgeon: Operator, nodes: [String], me: LockHolder) {
        self.surgeon = surgeon
        self.nodes = nodes
        self.me = me
    }

    /// Takes the lock, or throws with the name of who holds it.
    package static func take(access: ClusterAccess, examination: Examination) async throws -> ClusterLock {
        let answered = examination.sample.nodes.filter { $0.state == .answered }
        let endpoints = Dictionary(answered.map { ($0.name, $0.endpoint) }) { first, _ in first }
        let lock = ClusterLock(
            surgeon: Operator(access: access, endpoints: endpoints, vault: examination.vault),
            nodes: endpoints.keys.sorted(),
            me: LockHolder(
                host: ProcessInfo.processInfo.hostName,
                processID: Int(ProcessInfo.processInfo.processIdentifier),
                since: Int64(Date.now.timeIntervalSince1970 * 1000)
            )
        )
        do {
            try await lock.acquire()
        } catch {
            await lock.release()
            throw error
        }
        return lock
    }

    /// Closes the connections, and with them the lock.
    package func release() async {
        heartbeat?.cancel()
        heartbeat = nil
        await surgeon.close()
    }

    private func acquire() async throws {
        try await call(.claim)
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            let others = try await seen()
            if let holder = others.first(where: { $0.state == .lock || $0.holder.goesBefore(me) })?.holder {
                throw JournalError(Self.refusal(holder))
            }
            guard let rival = others.first?.holder else { break }
            guard ContinuousClock.now < deadline else { throw JournalError(Self.refusal(rival)) }
            try await Task.sleep(for: .milliseconds(100))
        }
        try await call(.lock)
        // Servers close connections that are silent for longer than their `timeout`.
        heartbeat = Task { [weak self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                await self?.beat()
            }
        }
    }

    /// Names the connections.
    private func call(_ state: LockHolder.State) async throws {
        _ = try await everywhere { [surgeon, me] node in
            let command = RESPCommand("CLIENT", "SETNAME", .text(me.name(state)))
            let reply = try await surgeon.send(command, to: node, lane: .lock)
            if let error = reply.error { throw JournalError(Self.noRight("CLIENT SETNAME", node, error)) }
            return ()
        }
    }

    private func seen() async throws -> [(state: LockHolder.State, holder: LockHolder)] {
        let all = try await everywhere { [surgeon] node in
            let reply = try await surgeon.send(RESPCommand("CLIENT", "LIST"), to: node, lane: .lock)
            if let error = reply.error { throw JournalError(Self.noRight("CLIENT LIST", node, error)) }
            return LockHolder.found(in: reply.string ?? "")
        }
        return all.joined().filter { $0.holder != me }
    }

    private func beat() async {
        guard !Task.isCancelled else { return }
        _ = try? await everywhere { [surgeon, me] node in
            // SETNAME rather than PING: a connection that was lost and made anew has no name.
            let command = RESPCommand("CLIENT", "SETNAME", .text(me.name(.lock)))
            _ = try? await surgeon.send(command, to: node, lane: .lock, within: .seconds(2))
        }
    }

    private func everywhere<Value: Sendable>(
        _ work: @escaping @Sendable (String) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for node in nodes { group.addTask { try await work(node) } }
            var values: [Value] = []
            for try await value in group { values.append(value) }
            return values
        }
    }

    private static func refusal(_ holder: LockHolder) -> String {
        let since = Date(timeIntervalSince1970: Double(holder.since) / 1000).formatted(.iso8601)
        return "another rcdoctor fix is at work on this cluster: process \(holder.processID) on \(holder.host), since "
            + "\(since). Wait for it, then run again. Nothing was changed."
    }

    private static func noRight(_ command: String, _ node: String, _ error: RESPErrorReply) -> String {
        "\(node) refuses \(command), by which two doctors keep out of each other's way: \(error). Give the user "
            + "+client|setname +client|list there. Nothing was changed."
    }
}
