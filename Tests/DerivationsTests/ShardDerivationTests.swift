import Facts
import Testing

@testable import Derivations

@Suite struct ShardDerivationTests {
    private func shards(_ members: [MemberFact], _ nodes: [NodeFact] = []) throws -> [ShardFact] {
        let store = try FactStore()
        try store.add(members)
        try store.add(nodes)
        return try store.read(ShardDerivation.derive)
    }

    @Test("a shard is a master with slots and the replicas that follow it")
    func counts() throws {
        let found = try shards([
            Given.member("h:1", slots: "0-9"), Given.member("h:2", slots: "10-19"), Given.member("h:3"),
            Given.member("h:4", role: "replica", master: "h:1"), Given.member("h:5", role: "replica", master: "h:1"),
            Given.member("h:6", role: "replica", master: "h:3"),
        ])
        #expect(found.map(\.master) == ["h:1", "h:2"] && found.map(\.slotCount) == [10, 10])
        #expect(found.map(\.replicas) == [2, 0] && found.map(\.liveReplicas) == [2, 0])
        #expect(found.allSatisfy { $0.masterAlive })
    }

    @Test(
        "who is dead: nothing listens, or a majority says fail and we hear nothing",
        arguments: [
            (answered: true, fail: 5, state: "answered", alive: true),
            (answered: false, fail: 3, state: "timed_out", alive: false),
            (answered: false, fail: 2, state: "timed_out", alive: true),
            (answered: false, fail: 0, state: "refused", alive: false),
            (answered: false, fail: 0, state: nil, alive: true),
            (answered: false, fail: 5, state: nil, alive: false),
            (answered: true, fail: 5, state: "wrong_password", alive: true),
        ] as [(answered: Bool, fail: Int, state: String?, alive: Bool)]
    )
    func life(answered: Bool, fail: Int, state: String?, alive: Bool) throws {
        let lost = state == "refused" ? 5 : 0
        let found = try shards(
            [
                Given.member("h:1", slots: "0-9", fail: fail, disconnected: lost, answered: answered),
                Given.member(
                    "h:2",
                    role: "replica",
                    master: "h:1",
                    fail: fail,
                    disconnected: lost,
                    answered: answered
                ),
            ],
            state.map { [Given.node("h:1", state: $0), Given.node("h:2", state: $0)] } ?? []
        )
        #expect(found.map(\.masterAlive) == [alive])
        #expect(found.map(\.replicas) == [1] && found.map(\.liveReplicas) == [alive ? 1 : 0])
    }

    @Test("nobody is at the announced address, but the others hear from it: it is alive somewhere else")
    func elsewhere() throws {
        var master = Given.member("h:1", slots: "0-9", answered: false)
        master.elsewhere = true
        #expect(try shards([master], [Given.node("h:1", state: "refused")]).map(\.masterAlive) == [true])
    }
}
