import Facts
import Testing

@testable import Derivations

@Suite struct SlotGapDerivationTests {
    /// Three masters with slots that leave a gap, and how many keys were counted in it.
    private func gaps(_ owned: [(String, String)], _ keys: [(String, Int, Int)] = [], silent: Set<String> = []) throws
        -> [SlotGapFact]
    {
        let store = try FactStore()
        try store.add(owned.map { Given.belief($0.0, slots: $0.1, own: true) })
        try store.add(owned.map { Given.member($0.0, slots: $0.1, answered: !silent.contains($0.0)) })
        try store.add(keys.map { SlotKeysFact(node: $0.0, slot: $0.1, keys: $0.2) })
        return try store.read(SlotGapDerivation.derive)
    }

    private let around42 = [("h:1", "0-41,43-5460"), ("h:2", "5461-10922"), ("h:3", "10923-16383")]
    private let between = [("h:1", "0-5459"), ("h:2", "5461-10922"), ("h:3", "10923-16383")]

    @Test("no gap, and no gap in a cluster where nobody owns anything")
    func none() throws {
        #expect(try gaps([("h:1", "0-16383")]).isEmpty)
        #expect(try gaps([("h:1", ""), ("h:2", "")]).isEmpty)
    }

    @Test("keys name the owner before anything else")
    func keys() throws {
        let gap = try #require(gaps(around42, [("h:1", 42, 0), ("h:2", 42, 3), ("h:3", 42, 1)]).first)
        #expect(
            gap.slots == "42" && gap.slotCount == 1 && gap.owner == "h:2" && gap.ownerReason == "keys" && gap.keys == 3
        )
    }

    @Test("without keys the owner of both sides is named")
    func neighbours() throws {
        let gap = try #require(gaps(around42).first)
        #expect(gap.owner == "h:1" && gap.ownerReason == "neighbours" && gap.keys == nil)
        let counted = try #require(gaps(around42, [("h:1", 42, 0)]).first)
        #expect(counted.owner == "h:1" && counted.ownerReason == "neighbours" && counted.keys == 0)
    }

    @Test("between two owners one of them is named, and that it has one side only")
    func oneNeighbour() throws {
        let gap = try #require(gaps(between).first)
        #expect(gap.firstSlot == 5460 && gap.owner == "h:1" && gap.ownerReason == "one_neighbour")
        let silent = try #require(gaps(between, silent: ["h:1"]).first)
        #expect(silent.owner == "h:2" && silent.ownerReason == "one_neighbour")
    }

    @Test("where neither neighbour answers, the master with the fewest slots is named")
    func fewest() throws {
        let owned = [("h:1", "0-99"), ("h:2", "200-8000"), ("h:3", "8001-16383")]
        let gap = try #require(gaps(owned, silent: ["h:1", "h:2"]).first)
        #expect(
            gap.slots == "100-199" && gap.slotCount == 100 && gap.owner == "h:3" && gap.ownerReason == "fewest_slots"
        )
    }

    @Test("where nobody answers, nobody is named")
    func nobody() throws {
        let gap = try #require(gaps(around42, silent: ["h:1", "h:2", "h:3"]).first)
        #expect(gap.owner == nil && gap.ownerReason == nil)
    }

    @Test("a gap is cut where keys name different owners, and their keys are added up")
    func cut() throws {
        let owned = [("h:1", "0-9"), ("h:2", "20-16383")]
        let found = try gaps(owned, [("h:1", 10, 1), ("h:1", 11, 2), ("h:2", 12, 5)])
        #expect(found.map(\.slots) == ["10-11", "12", "13-19"])
        #expect(found.map(\.owner) == ["h:1", "h:2", "h:1"])
        #expect(found.map(\.ownerReason) == ["keys", "keys", "one_neighbour"] && found.map(\.keys) == [3, 5, 0])
    }

    @Test("a slot that anyone gives to anyone is no gap")
    func claimed() throws {
        let store = try FactStore()
        try store.add([
            Given.belief("h:1", slots: "0-16382", own: true), Given.belief("h:9", slots: "16383", observers: 1),
        ])
        #expect(try store.read(SlotGapDerivation.derive).isEmpty)
    }
}
