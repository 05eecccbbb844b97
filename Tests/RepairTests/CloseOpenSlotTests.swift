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

    @Test("where keys were moved, or nobody counted them, nothing is closed", arguments: [3, nil])
    func keysMoved(count: Int?) throws {
        let keys = count.map { [SlotKeysFact(node: "127.0.0.1:9002", slot: 10, keys: $0)] } ?? []
        let result = try Examining(cluster(">"), row: row, slotKeys: keys).plan(CloseOpenSlot())
        #expect(
            result.steps.isEmpty && result.advice.first?.hasPrefix("slot 10: 127.0.0.1:9002 holds keys of it") == true
        )
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
