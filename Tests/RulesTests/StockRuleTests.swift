import RuleFormat
import Rules
import StockRules
import TestSupport
import Testing

@Suite struct StockRuleTests {
    /// Every rule file, by the id that its path gives it.
    private static let ids = ((try? ProjectFolder.files(below: "rules", ending: ".yaml")) ?? []).map {
        String($0.dropLast(5))
    }

    private func file(_ id: String) throws -> RuleFile {
        try RuleReader.read(ProjectFolder.text("rules/\(id).yaml"), id: id, file: "rules/\(id).yaml")
    }

    @Test("there are rules, each below an area")
    func some() {
        #expect(Self.ids.count >= 15)
        #expect(Self.ids.allSatisfy { $0.split(separator: "/").count == 2 })
    }

    @Test("a rule passes its own tests and all checks", arguments: ids)
    func checked(id: String) throws {
        #expect(try RuleChecker.problems(in: file(id)) == [])
    }

    @Test("a rule says what happens, why, what it is mistaken for, and where to read more", arguments: ids)
    func documented(id: String) throws {
        let rule = try file(id).rule
        #expect(!rule.title.isEmpty && !rule.impact.isEmpty && rule.explain.count > 100)
        #expect(!rule.references.isEmpty && !rule.falsePositives.isEmpty && !rule.fixes.isEmpty)
        // The only form that `applies` knows.
        #expect(rule.applies.wholeMatch(of: #/>=[0-9]+(\.[0-9]+){0,2}/#) != nil)
    }

    @Test("what a rule explains exists, and is not itself", arguments: ids)
    func explainsKnownRules(id: String) throws {
        let explains = try file(id).rule.explains
        #expect(Set(explains).subtracting(Self.ids) == [] && !explains.contains(id))
        #expect(Set(explains).count == explains.count)
    }

    @Test("no rule explains itself over others", arguments: ids)
    func noCircle(id: String) throws {
        var reached: Set<String> = []
        var open = try file(id).rule.explains
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += try file(next).rule.explains }
        }
        #expect(!reached.contains(id))
    }

    @Test("the rules in the binary are those of the files")
    func embedded() throws {
        #expect(try StockRules.all == Self.ids.map { try file($0).rule })
    }
}
