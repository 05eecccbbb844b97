import ClusterModel
import Facts
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct ReclaimSlotsTests {
    private let row: [(String, FactValue)] = [("node", .text("127.0.0.1:9001")), ("slots", .text("42-43"))]

    @Test("the owner claims the slots, if nobody does before it; everybody must agree afterwards")
    func plan() throws {
        var cluster = try SampleCluster()
        cluster[9001].slots = "0-41 44-5460"
        let result = try Examining(cluster, row: row).plan(ReclaimSlots())
        let step = try #require(result.steps.first)
        #expect(result.steps.lines == ["9001: CLUSTER ADDSLOTS 42 43"] && step.risk == .safe)
        #expect(step.undo.shown == "CLUSTER DELSLOTS 42 43")
        let slots = SlotSet(range: 42...43)
        #expect(step.guards == [Condition("127.0.0.1:9001", .slotsBelong(slots, to: nil))])
        let id = try SampleCluster.id(9001)
        #expect(step.checks.count == 6 && step.checks[1] == Condition("127.0.0.1:9002", .slotsBelong(slots, to: id)))
    }

    @Test("slots that another master claims are not for this one to take")
    func disputed() throws {
        var cluster = try SampleCluster()
        cluster[9001].slots = "0-41 44-5460"
        cluster[9002].slots = "42 5461-10922"
        let result = try Examining(cluster, row: row).plan(ReclaimSlots())
        #expect(result.steps.isEmpty && result.advice.first?.contains("127.0.0.1:9002 claims them too") == true)
    }
}
