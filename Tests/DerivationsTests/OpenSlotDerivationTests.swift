import Facts
import Testing

@testable import Derivations

@Suite struct OpenSlotDerivationTests {
    private func open(_ halves: [OpenHalfFact], target: String = "answered", keys: [SlotKeysFact] = []) throws
        -> [OpenSlotFact]
    {
        let store = try FactStore()
        try store.add([Given.node("h:1"), Given.node("h:2", state: target)])
        try store.add([Given.member("h:1", slots: "0-9"), Given.member("h:2", slots: "10-16383")])
        try store.add([Given.belief("h:1", slots: "0-9", own: true), Given.belief("h:2", slots: "10-16383", own: true)])
        try store.add(halves)
        try store.add(keys)
        return try store.read(OpenSlotDerivation.derive)
    }

    private let migrating = OpenHalfFact(node: "h:1", slot: 5, direction: "migrating", peerID: "id-h:2")
    private let importing = OpenHalfFact(node: "h:2", slot: 5, direction: "importing", peerID: "id-h:1")

    @Test("both halves of a move know each other, with the keys on both sides")
    func both() throws {
        let keys = [SlotKeysFact(node: "h:1", slot: 5, keys: 7), SlotKeysFact(node: "h:2", slot: 5, keys: 2)]
        let found = try open([migrating, importing], keys: keys)
        #expect(found.map(\.node) == ["h:1", "h:2"] && found.map(\.peer) == ["h:2", "h:1"])
        #expect(found.map(\.partnerOpen) == [true, true] && found.map(\.owner) == ["h:1", "h:1"])
        #expect(found.map(\.keysHere) == [7, 2] && found.map(\.keysThere) == [2, 7])
    }

    @Test("one half alone: the partner was asked and has nothing open")
    func oneHalf() throws {
        let found = try open([migrating])
        #expect(found.map(\.partnerOpen) == [false] && found.map(\.keysHere) == [nil] && found.map(\.owner) == ["h:1"])
    }

    @Test("a partner that gave no answer leaves the question open", arguments: ["timed_out", "no_password", "refused"])
    func unknown(state: String) throws {
        #expect(try open([migrating], target: state).map(\.partnerOpen) == [nil])
    }

    @Test("a partner that is no member has no address")
    func stranger() throws {
        let found = try open([OpenHalfFact(node: "h:1", slot: 5, direction: "migrating", peerID: "gone")])
        #expect(found.map(\.peer) == [nil] && found.map(\.peerID) == ["gone"] && found.map(\.partnerOpen) == [nil])
    }

    @Test("halves that do not match are no pair: another slot, the same direction, another peer")
    func noPair() throws {
        let others = [
            OpenHalfFact(node: "h:2", slot: 6, direction: "importing", peerID: "id-h:1"),
            OpenHalfFact(node: "h:2", slot: 5, direction: "migrating", peerID: "id-h:1"),
            OpenHalfFact(node: "h:2", slot: 5, direction: "importing", peerID: "id-h:3"),
        ]
        for other in others {
            #expect(try open([migrating, other]).first { $0.node == "h:1" }?.partnerOpen == false)
        }
    }
}
