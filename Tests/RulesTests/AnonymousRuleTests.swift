import Facts
import RuleFormat
import Rules
import TestSupport
import Testing

/// A rule finds under pseudonyms what it finds under names.
@Suite struct AnonymousRuleTests {
    private static let ids = ((try? ProjectFolder.files(below: "rules", ending: ".yaml")) ?? [])
        .filter { RuleTextsFile.language(of: $0) == nil }.map { String($0.dropLast(5)) }
    private static let collected = Set(FactCatalogue.collected.map(\.name))

    @Test("rules about collected facts, with the facts of their own tests", arguments: ids)
    func same(id: String) throws {
        let file = try RuleReader.read(ProjectFolder.text("rules/\(id).yaml"), id: id, file: "rules/\(id).yaml")
        for test in file.tests where test.given.allSatisfy({ Self.collected.contains($0.table) }) {
            let store = try FactStore()
            try store.add(given: test.given)
            let hidden = try store.anonymized(Pseudonyms()).store
            let before = try rows(file.rule, store)
            let after = try rows(file.rule, hidden)
            #expect(before.count == after.count, "\(test.name): \(before) is now \(after)")
        }
    }

    private func rows(_ rule: Rule, _ store: FactStore) throws -> [ResultRow] {
        try RuleConnection(store).prepare(rule.sql).rows(rule.parameters)
    }
}
