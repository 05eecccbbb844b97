import Testing

@testable import ClusterModel

@Suite struct SlotSetTests {
    @Test(arguments: [
        ("", ""), ("0", "0"), ("0-10 12-20 100", "0-10,12-20,100"), ("5,3,4", "3-5"), ("0-5460,5461-16383", "0-16383"),
        ("63-64 127", "63-64,127"), (" 16383 ", "16383"), ("7-7", "7"),
    ])
    func readsText(text: String, description: String) throws {
        let set = try #require(SlotSet(text: text))
        #expect(set.description == description)
        #expect(SlotSet(text: description) == set)
    }

    @Test(arguments: [
        "16384", "-1", "5-", "-", "a", "5-3", "1-2-3", "0-16384", "+1", "999999999999999999999", "1;2", "１",
    ])
    func refusesText(text: String) {
        #expect(SlotSet(text: text) == nil)
    }

    @Test func allAndNothing() {
        #expect(SlotSet.all.count == 16384)
        #expect(SlotSet.all.ranges == [0...16383])
        #expect(SlotSet.all.subtracting(.all) == SlotSet())
        #expect(SlotSet().ranges.isEmpty && SlotSet().isEmpty && Array(SlotSet()).isEmpty)
    }

    @Test("what is no slot is ignored") func outside() {
        var set = SlotSet([-5...1, 16383...20000, 30000...30001])
        set.insert(-1)
        set.insert(16384)
        set.remove(99999)
        #expect(set.description == "0-1,16383")
        #expect(!set.contains(-1) && !set.contains(16384) && !set.contains(Int.max))
    }

    @Test("does what a plain set does", arguments: 0..<40 as Range<UInt64>)
    func agreesWithModel(seed: UInt64) {
        var generator = SeededGenerator(seed)
        var (set, model) = Self.random(&generator)
        let (other, otherModel) = Self.random(&generator)
        #expect(Array(set) == model.sorted())
        #expect(set.count == model.count && set.isEmpty == model.isEmpty)
        #expect(Array(set.union(other)) == model.union(otherModel).sorted())
        #expect(Array(set.intersection(other)) == model.intersection(otherModel).sorted())
        #expect(Array(set.subtracting(other)) == model.subtracting(otherModel).sorted())
        #expect(SlotSet(set.ranges) == set)
        #expect(SlotSet(text: set.description) == set)
        for slot in model.shuffled(using: &generator) {
            set.remove(slot)
            #expect(!set.contains(slot))
        }
        model = []
        #expect(set == SlotSet() && Set(set) == model, "an emptied set equals a new one")
    }

    /// A set made of single slots, ranges and removals, beside the same in a plain set.
    private static func random(_ generator: inout SeededGenerator) -> (SlotSet, Set<Int>) {
        var (set, model) = (SlotSet(), Set<Int>())
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let slot = Int.random(in: 0..<16384, using: &generator)
            let end = min(slot + Int.random(in: 0...150, using: &generator), 16383)
            switch Int.random(in: 0...2, using: &generator) {
            case 0:
                set.insert(slot)
                model.insert(slot)
            case 1:
                set.insert(slot...end)
                model.formUnion(slot...end)
            default:
                guard let gone = model.randomElement(using: &generator) else { continue }
                set.remove(gone)
                model.remove(gone)
            }
        }
        return (set, model)
    }
}
