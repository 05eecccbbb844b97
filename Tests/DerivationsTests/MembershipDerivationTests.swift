import Facts
import Testing

@testable import Derivations

@Suite struct MembershipDerivationTests {
    private let unknown = "SELECT observer, node, known_by, answered FROM unknown_member ORDER BY observer"
    private let ghosts = "SELECT id, address, observers, flags, new_id, role, slot_count FROM ghost_member"
    private let blind = "SELECT observer, node, health, connected, mutual FROM blind_spot ORDER BY observer, node"
    private let parts = "SELECT node, part, nodes, owners, has_majority FROM partition ORDER BY node"

    @Test("a node that forgot a member is named with it")
    func forgotten() throws {
        var six = Opinions.six()
        six.forget("h:4", at: "h:2")
        #expect(try six.derived().lines(unknown) == ["h:2 h:4 4 1"])
    }

    @Test("an id without an address is a ghost, one at an address where another lives too, one that is down is none")
    func ghost() throws {
        var six = Opinions.six()
        six.silence("h:4")
        six.everyone(of: "h:4") { $0.health = "noaddr" }
        six.silence("h:5")
        six.everyone(of: "h:5") { $0.health = "fail" }
        let store = try six.derived { store in
            try store.add([
                Given.belief("h:9", id: "old", health: "fail", slots: "", observers: 3, consensus: true, number: 90),
                Given.belief("node 1234", id: "lost", health: "noaddr", observers: 2, consensus: true, number: 91),
            ])
            try store.add([Given.node("h:9")])
        }
        #expect(
            try store.lines(ghosts) == [
                "id-h:4 h:4 4 noaddr - replica 0", "lost - 2 noaddr - master 0", "old h:9 3 fail id-h:9 master 0",
            ]
        )
        #expect(try store.lines("SELECT answered FROM member WHERE id = 'old'") == ["0"])
        #expect(try store.lines("SELECT live_replicas FROM shard WHERE master = 'h:1'") == ["0"])
    }

    @Test("who lost whom, in one direction or in both; the one that everybody lost is spread to everybody")
    func blindSpots() throws {
        var six = Opinions.six()
        six.say("h:5", of: "h:1") { $0.connected = false }
        six.say("h:2", of: "h:3") { $0.health = "pfail" }
        six.say("h:3", of: "h:2") {
            $0.health = "pfail"; $0.connected = false
        }
        #expect(
            try six.derived().lines(blind) == ["h:2 h:3 pfail 1 1", "h:3 h:2 pfail 0 1", "h:5 h:1 ok 0 0"]
        )
        var alone = Opinions.six()
        alone.everyone(of: "h:4") { $0.health = "fail" }
        let store = try alone.derived()
        #expect(try store.lines(blind).count == 5)
        // Its own view is fine, so the cluster has not fallen apart.
        #expect(try store.lines(parts).isEmpty)
    }

    @Test("two sides that suspect one another are two parts, the one with most owners first")
    func partition() throws {
        var six = Opinions.six()
        for (near, far) in [
            ("h:3", "h:1"), ("h:3", "h:2"), ("h:3", "h:4"), ("h:6", "h:1"), ("h:6", "h:2"), ("h:6", "h:4"),
        ]
            + [("h:3", "h:5"), ("h:6", "h:5")]
        {
            six.say(near, of: far) { $0.health = "pfail" }
            six.say(far, of: near) { $0.health = "fail" }
        }
        #expect(
            try six.derived().lines(parts) == [
                "h:1 1 4 2 1", "h:2 1 4 2 1", "h:3 2 2 1 0", "h:4 1 4 2 1", "h:5 1 4 2 1", "h:6 2 2 1 0",
            ]
        )
    }

    @Test("a thousand nodes that agree, one of them cut off: quick, and no row too many")
    func scale() throws {
        var nodes = (0..<500).map { ("h:\($0)", Opinions.Word(slots: "\($0 * 32)-\($0 * 32 + 31)", epoch: Int64($0))) }
        nodes += (500..<1000).map { ("h:\($0)", Opinions.Word(role: "replica", master: "h:\($0 - 500)")) }
        var cluster = Opinions(nodes)
        cluster.everyone(of: "h:7") { $0.health = "fail" }
        for (node, _) in nodes where node != "h:7" { cluster.say("h:7", of: node) { $0.health = "pfail" } }
        let store = try FactStore()
        try cluster.write(to: store)
        let clock = ContinuousClock()
        let time = try clock.measure { try Derivations.run(on: store) }
        #expect(try store.lines("SELECT count(*), sum(part = 2) FROM partition") == ["1000 1"])
        #expect(try store.lines("SELECT count(*) FROM blind_spot") == ["1998"])
        #expect(time < .seconds(20), "\(time)")
    }
}
