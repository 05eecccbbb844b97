import ClusterModel
import Facts
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct AddUncoveredSlotsTests {
    private let row: [(String, FactValue)] = [
        ("slots", .text("42-43")), ("owner", .text("127.0.0.1:9001")), ("owner_reason", .text("keys")),
    ]

    private func cluster() throws -> SampleCluster {
        var cluster = try SampleCluster()
        cluster[9001].slots = "0-41 44-5460"
        return cluster
    }

    @Test("the owner gets its slots back; every node must agree before and after")
    func plan() throws {
        let result = try Examining(cluster(), row: row).plan(AddUncoveredSlots())
        let step = try #require(result.steps.first)
        #expect(result.steps.lines == ["9001: CLUSTER ADDSLOTS 42 43"] && result.advice.isEmpty)
        #expect(step.risk == .disruptive && step.title == "it holds keys of these slots")
        #expect(step.undo.shown == "CLUSTER DELSLOTS 42 43")
        let slots = SlotSet(range: 42...43)
        #expect(step.guards == (9001...9006).map { Condition("127.0.0.1:\($0)", .slotsBelong(slots, to: nil)) })
        let id = try SampleCluster.id(9001)
        #expect(step.checks == (9001...9006).map { Condition("127.0.0.1:\($0)", .slotsBelong(slots, to: id)) })
    }

    @Test("a master that can't be asked may own them: nothing is done")
    func partialView() throws {
        var cluster = try cluster()
        cluster[9003].answers = false
        let result = try Examining(cluster, row: row).plan(AddUncoveredSlots())
        #expect(result.steps.isEmpty)
        #expect(result.advice.first?.hasPrefix("slots 42-43: 127.0.0.1:9003 can't be asked and may own them.") == true)
    }

    @Test("a replica that can't be asked owns nothing")
    func silentReplica() throws {
        var cluster = try cluster()
        cluster[9006].answers = false
        let result = try Examining(cluster, row: row).plan(AddUncoveredSlots())
        #expect(result.steps.count == 1 && result.steps[0].guards.count == 5)
    }

    @Test("keys on another node are brought to the new owner afterwards")
    func otherKeys() throws {
        let keys = [
            SlotKeysFact(node: "127.0.0.1:9002", slot: 43, keys: 1),
            SlotKeysFact(node: "127.0.0.1:9003", slot: 42, keys: 0),
        ]
        let result = try Examining(cluster(), row: row, slotKeys: keys).plan(AddUncoveredSlots())
        #expect(
            result.steps.lines == ["9001: CLUSTER ADDSLOTS 42 43", "9002: MOVE KEYS-OF-SLOTS 43 TO 127.0.0.1:9001"]
        )
    }

    @Test("without an owner there is no step")
    func noOwner() throws {
        let row: [(String, FactValue)] = [("slots", .text("42")), ("owner", .null)]
        let result = try Examining(cluster(), row: row).plan(AddUncoveredSlots())
        #expect(result.steps.isEmpty && result.advice.isEmpty)
    }
}
