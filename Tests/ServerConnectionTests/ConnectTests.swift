import ClusterModel
import ServerConnection
import TestSupport
import Testing

@Suite struct ConnectTests {
    @Test("nothing listens: refused, for connections and probes")
    func refused() async throws {
        let endpoint = Endpoint(host: "127.0.0.1", port: try Ports.claim())
        let error = try await connectionError { _ = try await connect(endpoint) }
        #expect(error.kind == .refused)
        #expect(error.description.hasPrefix("\(endpoint) refuses connections"))
        #expect(await Sockets.probe(endpoint, deadline: .after(.seconds(2))).outcome == .refused)
        let byName = Endpoint(host: "localhost", port: endpoint.port)
        let errorByName = try await connectionError { _ = try await connect(byName) }
        #expect(errorByName.kind == .refused)
    }

    @Test("a full accept queue drops the attempt: timed out at the deadline")
    func connectTimedOut() async throws {
        let queue = try FullAcceptQueue(port: Ports.claim())
        defer { queue.close() }
        let endpoint = Endpoint(host: "127.0.0.1", port: queue.port)
        let error = try await connectionError { _ = try await connect(endpoint, within: .milliseconds(200)) }
        #expect(error.kind == .connectTimedOut)
        #expect(error.milliseconds < 5000)
        #expect(await Sockets.probe(endpoint, deadline: .after(.milliseconds(100))).outcome == .timedOut)
    }

    @Test("whoever gives up does not wait for the attempt to end")
    func cancelled() async throws {
        let queue = try FullAcceptQueue(port: Ports.claim())
        defer { queue.close() }
        let endpoint = Endpoint(host: "127.0.0.1", port: queue.port)
        let started = ContinuousClock.now
        let attempt = Task { try await connect(endpoint, within: .seconds(60)) }
        try await Task.sleep(for: .milliseconds(100))
        attempt.cancel()
        let error = try await connectionError { _ = try await attempt.value }
        #expect(error.kind == .cancelled)
        #expect(ContinuousClock.now - started < .seconds(30))
    }

    @Test("a passed deadline is no endless wait")
    func passedDeadline() async throws {
        let queue = try FullAcceptQueue(port: Ports.claim())
        defer { queue.close() }
        let endpoint = Endpoint(host: "127.0.0.1", port: queue.port)
        let error = try await connectionError { _ = try await connect(endpoint, within: .seconds(-1)) }
        #expect(error.kind == .connectTimedOut)
    }

    @Test("a name without an address")
    func unresolvable() async throws {
        let endpoint = Endpoint(host: "no-such-host.invalid", port: 6379)
        let error = try await connectionError { _ = try await connect(endpoint, within: .seconds(20)) }
        #expect(error.kind == .unresolvable(host: "no-such-host.invalid"))
    }

    @Test("names and address families")
    func families() async throws {
        try await ScriptedNode.with(.table([:])) { node in
            let byName = Endpoint(host: "localhost", port: node.endpoint.port)
            let connection = try await connect(byName, family: .ipv4)
            #expect(connection.address == .tcp(byName))
            await connection.close()
            let error = try await connectionError { _ = try await connect(node.endpoint, family: .ipv6) }
            #expect(error.kind == .unresolvable(host: "127.0.0.1"))
        }
    }

    @Test("an open port is open, however its server behaves", arguments: [true, false])
    func open(silent: Bool) async throws {
        try await ScriptedNode.with(silent ? .neverAnswer : .closeAtOnce) { node in
            let probe = await Sockets.probe(node.endpoint, deadline: .after(.seconds(5)))
            #expect(probe.outcome == .open)
            #expect(probe.milliseconds < 5000)
        }
    }
}
