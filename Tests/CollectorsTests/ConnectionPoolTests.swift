import ClusterModel
import RESP
import ServerConnection
import Synchronization
import TestSupport
import Testing

@testable import Collectors

@Suite struct ConnectionPoolTests {
    private let soon = ContinuousClock.now + .seconds(20)

    @Test("never more sockets than places, and everybody gets a turn")
    func bound() async throws {
        var access = ClusterAccess()
        access.parallel = 3
        let pool = ConnectionPool(access)
        let guests = Guests()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await pool.enter()
                    guests.come()
                    try? await Task.sleep(for: .milliseconds(2))
                    guests.go()
                    await pool.leave()
                }
            }
        }
        #expect(guests.most == 3)
        #expect(await pool.enter() == false)
    }

    @Test("a kept connection is used again, and given up when its place is needed")
    func kept() async throws {
        let script = ScriptedBehaviour.table(["PING": "+PONG\r\n", "AUTH secret": "+OK\r\n"])
        try await ScriptedNode.with(script) { first in
            try await ScriptedNode.with(script) { second in
                var access = ClusterAccess(password: Secret("secret"))
                access.parallel = 1
                let pool = ConnectionPool(access)
                for node in [first, first, second, first] {
                    let pong = await pool.with(node.endpoint, until: soon) { connection in
                        try? await connection.send([RESPCommand("PING")], deadline: soon).first?.string
                    }
                    #expect(pong == "PONG")
                }
                await pool.closeAll()
                // Logged in once for each connection: the second question went over the first one's.
                #expect(first.commands == [["AUTH", "secret"], ["PING"], ["PING"], ["AUTH", "secret"], ["PING"]])
                #expect(second.commands == [["AUTH", "secret"], ["PING"]])
            }
        }
    }

    @Test("a node that can't be reached costs no place")
    func unreachable() async throws {
        var access = ClusterAccess()
        access.parallel = 1
        let pool = ConnectionPool(access)
        let closed = Endpoint(host: "127.0.0.1", port: try Ports.claim())
        for _ in 0..<3 {
            let answer: Bool? = await pool.with(closed, until: soon) { _ in true }
            #expect(answer == nil)
        }
        #expect(await pool.enter() == false)
    }
}

/// Counts who is there at once.
private final class Guests: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    func come() {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
    }

    func go() { counts.withLock { $0.now -= 1 } }
}
