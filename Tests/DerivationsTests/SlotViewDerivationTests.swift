import Facts
import Testing

@testable import Derivations

@Suite struct SlotViewDerivationTests {
    private let dissents =
        "SELECT observer, seen_owner, owner, slots, owner_epoch FROM slot_dissent ORDER BY observer, slots"
    private let conflicts = "SELECT node, other, slots, epoch, other_epoch, keys, other_keys FROM slot_conflict"
    private let disowned = "SELECT node, slots, observers, keys FROM slot_disowned"

    private func expectNothing(in store: FactStore, _ tables: String...) throws {
        for table in tables { #expect(try store.lines("SELECT * FROM \(table)").isEmpty, "\(table)") }
    }

    @Test("a cluster in which all agree has no rows in any of these tables")
    func agreement() throws {
        let store = try Opinions.six().derived()
        try expectNothing(
            in: store,
            "slot_conflict",
            "slot_dissent",
            "slot_disowned",
            "unknown_member",
            "ghost_member",
            "blind_spot",
            "partition"
        )
    }

    @Test("one node gives a slot to another owner, one gives it to nobody")
    func dissent() throws {
        var six = Opinions.six()
        six.say("h:5", of: "h:1") { $0.slots = "0-41,43-5460" }
        six.say("h:5", of: "h:2") { $0.slots = "42,5461-10922" }
        six.say("h:6", of: "h:3") { $0.slots = "10924-16383" }
        let store = try six.derived()
        #expect(try store.lines(dissents) == ["h:5 h:2 h:1 42 1", "h:6 - h:3 10923 3"])
        try expectNothing(in: store, "slot_conflict", "slot_disowned", "slot_gap")
    }

    @Test("a new owner whom only some have heard of: those who have not are named, be they the most")
    func staleMajority() throws {
        var six = Opinions.six()
        six.itself("h:2") {
            $0.slots = "5460-10922"; $0.epoch = 9
        }
        six.itself("h:1") { $0.slots = "0-5459" }
        six.say("h:4", of: "h:1") { $0.slots = "0-5459" }
        six.say("h:4", of: "h:2") {
            $0.slots = "5460-10922"; $0.epoch = 9
        }
        let store = try six.derived()
        let stale = ["h:3", "h:5", "h:6"].map { "\($0) h:1 h:2 5460 9" }
        // The new owner itself and its former one know; whoever has heard is no dissenter.
        #expect(try store.lines(dissents).filter { $0.contains(" h:1 ") } == stale)
        try expectNothing(in: store, "slot_conflict", "slot_disowned")
    }

    @Test("two masters claim a slot: the lower epoch is named first, with the keys of both")
    func conflict() throws {
        var six = Opinions.six()
        six.itself("h:2") { $0.slots = "42-43,5461-10922" }
        let store = try six.derived { store in
            try store.add([
                SlotKeysFact(node: "h:1", slot: 42, keys: 3), SlotKeysFact(node: "h:1", slot: 43, keys: 4),
                SlotKeysFact(node: "h:2", slot: 42, keys: 1),
            ])
        }
        #expect(try store.lines(conflicts) == ["h:1 h:2 42-43 1 2 7 -"])
        try expectNothing(in: store, "slot_dissent", "slot_disowned")
    }

    @Test("an owner that dropped a slot which all others still give it")
    func disownment() throws {
        var six = Opinions.six()
        six.itself("h:1") { $0.slots = "0-41,43-5460" }
        let store = try six.derived { try $0.add([SlotKeysFact(node: "h:1", slot: 42, keys: 3)]) }
        #expect(try store.lines(disowned) == ["h:1 42 5 3"])
        try expectNothing(in: store, "slot_conflict", "slot_dissent", "slot_gap")
    }

    @Test("a failover under way: the old master has stepped back, the new one claims, nobody has disowned anything")
    func failover() throws {
        var six = Opinions.six()
        six.itself("h:1") { $0 = Opinions.Word(role: "replica", epoch: 9, master: "h:4") }
        six.itself("h:4") { $0 = Opinions.Word(slots: "0-5460", epoch: 9) }
        let store = try six.derived()
        try expectNothing(in: store, "slot_conflict", "slot_disowned")
        #expect(try store.lines(dissents).allSatisfy { $0.hasSuffix("h:1 h:4 0-5460 9") })
    }
}
