import ClusterModel
import Facts
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct CloseOpenSlotTests {
    private let row: [(String, FactValue)] = [("node", .text("127.0.0.1:9001")), ("slot", .integer(10))]

    private func cluster(_ mark: String) throws -> SampleCluster {
        var cluster = try SampleCluster()
        cluster[9001].openSlots = ["[10-\(mark)-\(try SampleCluster.id(9002).text)]"]
        return cluster
    }

    @Test(
        "a slot that no key has left is closed; the side that takes keys must hold none, before the step too",
        arguments: [(">", "127.0.0.1:9002", "MIGRATING"), ("<", "127.0.0.1:9001", "IMPORTING")]
    )
    func plan(mark: String, importer: String, direction: String) throws {
        let keys = [SlotKeysFact(node: importer, slot: 10, keys: 0)]
        let result = try Examining(cluster(mark), row: row, slotKeys: keys).plan(CloseOpenSlot())
        let step = try #require(result.steps.first)
        #expect(result.steps.lines == ["9001: CLUSTER SETSLOT 10 STABLE"] && step.risk == .safe)
        #expect(step.guards == [Condition("127.0.0.1:9001", .slotOpen(10)), Condition(importer, .keysInSlot(10, 0))])
        #expect(step.checks == [Condition("127.0.0.1:9001", .slotClosed(10))])
        #expect(step.undo.shown == "CLUSTER SETSLOT 10 \(direction) \(try SampleCluster.id(9002).text)")
    }

    @Test("where nobody counted the keys, nothing is closed")
    func uncounted() throws {
        let result = try Examining(cluster(">"), row: row).plan(CloseOpenSlot())
        #expect(
            result.steps.isEmpty && result.advice.first?.hasPrefix("slot 10: 127.0.0.1:9002 could not be asked") == true
        )
    }

    @Test("with keys on the importing side, a migrating slot is moved on, and an importing one sends its keys home")
    func keysMoved() throws {
        let row = row + [("peer", FactValue.text("127.0.0.1:9002"))]
        let there = [SlotKeysFact(node: "127.0.0.1:9002", slot: 10, keys: 3)]
        let forward = try Examining(cluster(">"), row: row, slotKeys: there).plan(CloseOpenSlot())
        #expect(forward.steps.lines == ["9001: MOVE SLOTS 10 TO 127.0.0.1:9002"])
        #expect(forward.steps.first?.undoMove == forward.steps.first?.move?.reversed)

        var cluster = try SampleCluster()
        cluster[9002].openSlots = ["[10-<-\(try SampleCluster.id(9001).text)]"]
        let other = [("node", FactValue.text("127.0.0.1:9002")), ("slot", .integer(10))]
        let home = try Examining(cluster, row: other, slotKeys: there).plan(CloseOpenSlot())
        #expect(home.steps.lines == ["9002: MOVE KEYS-OF-SLOTS 10 TO 127.0.0.1:9001"])
        #expect(home.steps.first?.undo.isEmpty == true && home.steps.first?.risk == .disruptive)
    }

    @Test("a slot that is closed by now needs nothing")
    func closed() throws {
        let result = try Examining(SampleCluster(), row: row).plan(CloseOpenSlot())
        #expect(result.steps.isEmpty && result.advice.isEmpty)
    }

    @Test("a partner that is gone can't be asked, so nothing is closed")
    func gone() throws {
        var cluster = try cluster(">")
        cluster[9002].answers = false
        let result = try Examining(cluster, row: row).plan(CloseOpenSlot())
        #expect(result.steps.isEmpty && result.advice.count == 1)
    }
}
