import ClusterModel
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct JoinedMovesTests {
    private func step(_ slot: Int, to port: Int = 9002, finding: String? = nil) throws -> RepairStep {
        let source = SlotMove.Party(node: "h:9001", id: try SampleCluster.id(9001), host: "h", port: 9001)
        let target = SlotMove.Party(node: "h:\(port)", id: try SampleCluster.id(port), host: "h", port: port)
        let move = SlotMove(.slots, slots: SlotSet(range: slot...slot), source: source, target: target)
        var step = RepairStep(rule: "a/b", findings: [finding ?? "slot \(slot)"], title: "finish", move: move)
        step.checks = ["h:9001", "h:9002"].map { Condition($0, .slotsBelong(move.slots, to: target.id)) }
        return step
    }

    @Test("what is left open between two nodes is one move, with one check for each view, and a way back for all of it")
    func joined() throws {
        let steps = try [step(7), step(8), step(12), step(13, to: 9003)].joiningMoves()
        #expect(
            steps.lines == ["9001: MOVE SLOTS 7-8,12 TO h:9002", "9001: MOVE SLOTS 13 TO h:9003"]
        )
        #expect(steps[0].findings == ["slot 7", "slot 8", "slot 12"])
        #expect(steps[0].undoMove == steps[0].move?.reversed && steps[0].undo == steps[0].move?.reversed.words)
        let all = try #require(SlotSet(text: "7-8,12"))
        let target = try SampleCluster.id(9002)
        #expect(steps[0].checks == ["h:9001", "h:9002"].map { Condition($0, .slotsBelong(all, to: target)) })
    }

    @Test("parts of one move stay parts, and so do moves with guards")
    func apart() throws {
        #expect(try [step(7, finding: "x"), step(8, finding: "x")].joiningMoves().count == 2)
        var guarded = try step(8)
        guarded.guards = [Condition("h:9001", .answers)]
        #expect(try [step(7), guarded].joiningMoves().count == 2)
    }

    @Test("of an exchange of replicas both halves are carried out, or none; settings stand by themselves")
    func exchange() throws {
        func step(_ words: String...) -> RepairStep {
            RepairStep(
                rule: "a/b",
                findings: ["f"],
                title: "t",
                node: "h:9001",
                run: words.map { .text($0) },
                risk: .disruptive
            )
        }
        let (one, two) = (step("CLUSTER", "REPLICATE", "one"), step("CLUSTER", "REPLICATE", "two"))
        let group = [(number: 1, step: one), (2, two), (3, step("PING")), (4, step("TIME"))]
        var fresh = RepairPlan()
        fresh.steps = [one, step("PING")]
        #expect(fresh.lacks(of: group) == [1, 2, 4])
        fresh.steps.append(two)
        #expect(fresh.lacks(of: group) == [4])
    }
}

@Suite struct KeyBatchTests {
    private func keys(_ count: Int) -> [[UInt8]] { (0..<count).map { Array("key\($0)".utf8) } }

    @Test("batches end at their bounds; a big key stands alone, one of unknown size counts a kilobyte")
    func cut() {
        let many = KeyBatch.cut(keys(KeyCarrier.batchKeys + 1), Array(repeating: 50, count: KeyCarrier.batchKeys + 1))
        #expect(many.map(\.keys.count) == [KeyCarrier.batchKeys, 1])
        let mixed = KeyBatch.cut(keys(4), [50, 5 << 20, 50, nil])
        #expect(mixed.map(\.keys.count) == [1, 1, 2] && mixed.map(\.bytes) == [50, 5 << 20, 50 + 1024])
        #expect(mixed[1].timeout > mixed[0].timeout + 2_000)
    }

    @Test("small batches of several slots travel together, as many as one full batch")
    func groups() {
        let small = Array(repeating: KeyBatch(keys: keys(100), bytes: 5_000), count: 9)
        #expect(KeyBatch.groups(small).map(\.count) == [4, 4, 1])
        let heavy = Array(repeating: KeyBatch(keys: keys(1), bytes: 600_000), count: 3)
        #expect(KeyBatch.groups(heavy).map(\.count) == [1, 1, 1])
    }
}
