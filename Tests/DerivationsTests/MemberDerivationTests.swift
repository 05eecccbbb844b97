import Facts
import Testing

@testable import Derivations

@Suite struct MemberDerivationTests {
    private func members(_ beliefs: [BeliefFact], _ nodes: [NodeFact] = []) throws -> [MemberFact] {
        let store = try FactStore()
        try store.add(beliefs)
        try store.add(nodes)
        return try store.read(MemberDerivation.derive)
    }

    @Test("votes are counted over the others' beliefs, not the node's own")
    func votes() throws {
        let member = try #require(
            members([
                Given.belief("h:1", health: "ok", observers: 1, own: true),
                Given.belief("h:1", health: "fail", connected: false, slots: "0-99", observers: 4, consensus: true),
                Given.belief("h:1", health: "pfail", connected: false, slots: "0-99", observers: 2),
                Given.belief("h:1", health: "ok", slots: "0-99", observers: 1),
            ]).first
        )
        #expect(member.observers == 7 && member.failVotes == 4 && member.pfailVotes == 2)
        #expect(member.disconnectedVotes == 6 && member.slotCount == 100 && member.slots == "0-99")
    }

    @Test("a node's own word on its role and master counts before the others'")
    func ownRole() throws {
        let found = try members([
            Given.belief("h:1", slots: "0-16383", observers: 2, consensus: true),
            Given.belief("h:2", role: "master", observers: 2, consensus: true),
            Given.belief("h:2", role: "replica", masterID: "id-h:1", own: true),
        ])
        #expect(found.map(\.node) == ["h:1", "h:2"] && found.map(\.role) == ["master", "replica"])
        #expect(found[1].masterID == "id-h:1" && found[1].master == "h:1" && found[0].masterID == nil)
    }

    @Test("a master whose address nobody knows is named by its id alone")
    func unknownMaster() throws {
        let member = try #require(
            members([Given.belief("h:2", role: "replica", masterID: "gone", consensus: true)]).first
        )
        #expect(member.masterID == "gone" && member.master == nil)
    }

    @Test("an entry in handshake is no member yet, one that some know already is")
    func handshake() throws {
        let found = try members([
            Given.belief("h:1", id: "new", health: "handshake", consensus: true),
            Given.belief("h:2", health: "handshake", observers: 1),
            Given.belief("h:2", health: "ok", observers: 3, consensus: true),
        ])
        #expect(found.map(\.node) == ["h:2"])
    }

    @Test("a lone node is a member by its own word")
    func alone() throws {
        let member = try #require(members([Given.belief("h:1", slots: "5", own: true)]).first)
        #expect(member.observers == 0 && member.slotCount == 1)
    }

    @Test(
        "who refuses us is alive, who says nothing is not known to be",
        arguments: [
            ("answered", true), ("no_password", true), ("wrong_password", true), ("busy", true), ("loading", true),
            ("max_clients", true), ("protected", true), ("refused", false), ("timed_out", false),
            ("unresponsive", false), ("closed", false),
        ]
    )
    func alive(state: String, answered: Bool) throws {
        let found = try members([Given.belief("h:1", consensus: true)], [Given.node("h:1", state: state)])
        #expect(found.map(\.answered) == [answered])
    }

    @Test(
        "nobody answers at its address and nobody suspects it: it lives elsewhere, if the links stand or a ping is overdue",
        arguments: [
            (connected: true, pingAge: nil, elsewhere: true), (connected: false, pingAge: nil, elsewhere: false),
            (connected: false, pingAge: 1_500, elsewhere: false), (connected: false, pingAge: 16_500, elsewhere: true),
            (connected: true, pingAge: 1_500, elsewhere: false),
        ] as [(connected: Bool, pingAge: Int?, elsewhere: Bool)]
    )
    func elsewhere(connected: Bool, pingAge: Int?, elsewhere: Bool) throws {
        let store = try FactStore()
        try store.add([Given.belief("h:1", connected: connected, observers: 5, consensus: true)])
        var observer = Given.node("h:2")
        observer.nodeTimeoutMilliseconds = 15_000
        try store.add([Given.node("h:1", state: "refused"), observer])
        if let pingAge { try store.add([BusSilenceFact(observer: "h:2", node: "h:1", pingAgeMilliseconds: pingAge)]) }
        #expect(try store.read(MemberDerivation.derive).map(\.elsewhere) == [elsewhere])
    }

    @Test("a node that some suspect, or that answers, does not live elsewhere")
    func notElsewhere() throws {
        let suspected = [
            Given.belief("h:1", health: "pfail", observers: 1), Given.belief("h:1", observers: 4, consensus: true),
        ]
        #expect(try members(suspected, [Given.node("h:1", state: "refused")]).map(\.elsewhere) == [false])
        let answering = [Given.belief("h:1", observers: 5, consensus: true)]
        #expect(try members(answering, [Given.node("h:1")]).map(\.elsewhere) == [false])
    }
}
