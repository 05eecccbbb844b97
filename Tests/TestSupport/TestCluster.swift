import Glibc

/// Real servers in cluster mode on loopback, and the built `rcdoctor` beside them with a state folder of its own.
///
///     try await TestCluster.with(6) { cluster in … try await cluster.doctor("scan", cluster.names[0]) … }
package struct TestCluster: Sendable {
    /// Ports of these servers; their bus ports are 10000 higher.
    private static let ports = 12_000...14_999

    /// Two clusters at once: twelve servers, some of them retrying without a pause, are work enough for a small machine.
    private static let turnstile = Turnstile(2)

    package let folder: TemporaryFolder
    package let members: [ClusterMember]

    package var names: [String] { members.map(\.name) }
    package var stateFolder: String { folder.file("state") }

    /// Starts the servers, has `rcdoctor fix --apply` form a cluster of them, and ends them whatever happens.
    ///
    /// - Parameters:
    ///   - server: the program that runs as each of them.
    ///   - settings: further lines of every redis.conf, with `{port}` for its port.
    ///   - password: what `settings` make the servers ask for.
    ///   - formed: false leaves them strangers to each other.
    package static func with<Result>(
        _ count: Int = 6,
        server: String = RealServer.executable,
        nodeTimeout: Int = 2_000,
        settings: [String] = [],
        password: String? = nil,
        formed: Bool = true,
        _ body: (TestCluster) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder("cluster")
        await turnstile.enter()
        var members: [ClusterMember] = []
        do {
            for _ in 0..<count {
                let settings = ["cluster-node-timeout \(nodeTimeout)"] + settings
                let port = try Ports.claim(in: ports)
                members.append(try await ClusterMember.start(server, port: port, in: folder, settings))
            }
            members.sort { $0.port < $1.port }
            let cluster = TestCluster(folder: folder, members: members)
            if formed { try await cluster.form(password) }
            let result = try await body(cluster)
            await end(members, folder)
            return result
        } catch {
            await end(members, folder)
            throw error
        }
    }

    private static func end(_ members: [ClusterMember], _ folder: TemporaryFolder) async {
        for member in members { member.killAtOnce() }
        for member in members { await member.end() }
        folder.remove()
        await turnstile.leave()
    }

    private func form(_ password: String?) async throws {
        let run = try await doctor(["fix"] + names + ["--apply", "--yes"], password: password)
        guard run.exit == 0 else { throw TestFailure("no cluster was formed, exit \(run.exit): \(run.text)") }
    }
}
