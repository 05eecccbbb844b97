import Facts
import RuleFormat
import Rules
import StockRules
import TestSupport
import Testing

@Suite struct RuleCrewTests {
    enum Preparation: CaseIterable {
        case none, own
        /// All stock rules were prepared before it was known which of them are to judge.
        case others
    }

    @Test(
        "two workers give what one gives, in the same order, however they were prepared",
        arguments: Preparation.allCases
    )
    func same(preparation: Preparation) async throws {
        let ids = StockRules.all.map(\.id).enumerated().filter { $0.offset % 12 == 0 }.map(\.element)
        let store = try FactStore()
        var rules = StockRules.all
        rules.insert(rules[3], at: 7)
        rules[7].isUserMade = true
        rules[7].reading = nil
        rules.remove(at: 3)
        var crew = try RuleCrew(store: store, rules: preparation == .others ? StockRules.all : rules)
        if preparation != .none { await crew.prepare() }
        if preparation == .others { crew = crew.judging(rules) }
        for id in ids {
            let file = try RuleReader.read(ProjectFolder.text("rules/\(id).yaml"), id: id, file: "rules/\(id).yaml")
            // Some facts of one rule's test may be another's already.
            if let test = file.tests.first { try? store.add(given: test.given) }
        }
        let expected = try RuleEngine(store: store).evaluate(rules)
        let outcomes = try await crew.evaluate()
        #expect(outcomes.map(\.rule.id) == rules.map(\.id))
        #expect(outcomes.map { "\($0.status)" } == expected.map { "\($0.status)" })
        #expect(outcomes.contains { !$0.rows.isEmpty })
    }
}
