import Diagnosis
import Facts
import SampleCluster
import Testing

@Suite struct ClusterSummaryTests {
    private func summary(_ states: [String], known: Int = 6, served: Int = 16384) throws -> ClusterSummary {
        let store = try FactStore()
        try store.add(
            states.enumerated().map { index, state in
                var fact = ClusterInfoFact.sample("h:\(index)")
                fact.state = state
                fact.knownNodes = known
                return fact
            }
        )
        if served > 0 { try store.add([ShardFact.sample("h:0", slots: served)]) }
        return try ClusterSummary(store)
    }

    @Test("the cluster is well only if every node says so")
    func state() throws {
        #expect(try summary(["ok", "ok"]).state == "ok" && summary(["ok", "fail"]).state == "fail")
        #expect(try summary([]).state == "unknown" && summary(["ok"], served: 0).state == "fail")
        #expect(try summary(["fail"], known: 1, served: 0).state == "not-formed")
    }

    @Test("slots of a dead master are not served")
    func served() throws {
        let store = try FactStore()
        var dead = ShardFact.sample("h:1", slots: 100)
        dead.masterAlive = false
        try store.add([dead, ShardFact.sample("h:2", slots: 7)])
        #expect(try ClusterSummary(store).slotsServed == 7)
    }

    @Test("versions are named once each, oldest first")
    func versions() throws {
        let store = try FactStore()
        func node(_ name: String, _ flavour: String, _ version: String, _ number: Int) -> NodeFact {
            var fact = NodeFact.sample(name, version: number)
            fact.flavour = flavour
            fact.version = version
            return fact
        }
        try store.add([
            node("h:1", "valkey", "8.0.1", 80_001), node("h:2", "redis", "7.2.6", 70_206),
            node("h:3", "redis", "7.2.6", 70_206),
        ])
        let summary = try ClusterSummary(store)
        #expect(summary.version == "Redis 7.2.6 and Valkey 8.0.1" && summary.nodes == 3 && summary.reachable == 3)
    }
}
