import Facts
import GRDB
import RuleCompiler
import RuleFormat
import Rules
import StockRules
import TestSupport
import Testing

@Suite struct StockRuleTests {
    /// Every rule file, by the id that its path gives it.
    private static let ids = paths.filter { RuleTextsFile.language(of: $0) == nil }.map { String($0.dropLast(5)) }

    /// Files of their texts in other languages.
    private static let texts = paths.filter { RuleTextsFile.language(of: $0) != nil }

    private static let paths = (try? ProjectFolder.files(below: "rules", ending: ".yaml")) ?? []

    /// Procedures are checked by `rules check`, which knows them.
    private static let checker = Result {
        let rules = try ids.map {
            try RuleReader.read(ProjectFolder.text("rules/\($0).yaml"), id: $0, file: "rules/\($0).yaml").rule
        }
        let procedures = rules.flatMap(\.fixes).compactMap { fix in
            if case .procedure(let name, _, _) = fix { name } else { nil }
        }
        return try Checking(graph: RuleGraph(rules), procedures: procedures, clusterNodes: 1000)
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
        #expect(try Self.checker.get().problems(in: file(id)).map(\.description) == [])
    }

    @Test("a rule says what happens, why, what it is mistaken for, and where to read more", arguments: ids)
    func documented(id: String) throws {
        let rule = try file(id).rule
        #expect(!rule.title.isEmpty && !rule.impact.isEmpty && rule.explain.count > 100)
        #expect(!rule.references.isEmpty && !rule.falsePositives.isEmpty && !rule.fixes.isEmpty)
        // The only form that `applies` knows.
        #expect(rule.applies.wholeMatch(of: #/>=[0-9]+(\.[0-9]+){0,2}/#) != nil)
    }

    @Test("texts speak of every rule of their area, with the same placeholders", arguments: texts)
    func translated(path: String) throws {
        let area = String(path.prefix { $0 != "/" })
        let rules = try Self.ids.filter { $0.hasPrefix(area + "/") }.map { try file($0).rule }
        let named = Dictionary(rules.map { (String($0.id.dropFirst(area.count + 1)), $0) }) { $1 }
        let texts = try TextsReader.read(ProjectFolder.text("rules/\(path)"), file: path)
        #expect(TextsCheck.problems(texts, named).map(\.description) == [])
        for (name, words) in texts.texts {
            #expect(StockTexts.all(in: texts.language)["\(area)/\(name)"] == words)
            #expect(words.title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(name)")
        }
    }

    @Test("the rules in the binary are those of the files")
    func embedded() throws {
        let embedded = StockRules.all.map { rule in
            var rule = rule
            rule.reading = nil
            return rule
        }
        #expect(try embedded == Self.ids.map { try file($0).rule })
    }

    @Test("without the rows of one table that must have some, facts that make a rule fire do not", arguments: ids)
    func decisive(id: String) throws {
        let file = try file(id)
        let store = try FactStore()
        let connection = try RuleConnection(store)
        for table in RuleReading(file.rule.sql).decisive {
            for test in file.tests where !test.expect.isEmpty {
                let given = test.given.filter { $0.table != table }
                try store.add(given: given)
                let rows = try connection.prepare(file.rule.sql).rows(file.rule.parameters)
                #expect(rows.isEmpty, "without \(table): \(test.name)")
                try store.database.write { db in
                    for table in given { try db.execute(sql: "DELETE FROM \(table.table)") }
                }
            }
        }
    }

    @Test("facts that make a rule fire open its gate", arguments: ids)
    func gate(id: String) throws {
        let file = try file(id)
        guard let gate = RuleReading(file.rule.sql).gate else { return }
        let store = try FactStore()
        let connection = try RuleConnection(store)
        for test in file.tests where !test.expect.isEmpty {
            try store.add(given: test.given)
            let answer = try connection.prepare("SELECT \(gate) AS isOpen").rows().first
            #expect(answer?["isOpen"] == .integer(1), "\(test.name): \(gate)")
            try store.database.write { db in
                for table in test.given { try db.execute(sql: "DELETE FROM \(table.table)") }
            }
        }
    }

    @Test("the tables that the binary knows a rule to need are those that SQLite says it reads")
    func neededTables() throws {
        let connection = try RuleConnection(FactStore())
        for rule in StockRules.all {
            let statement = try connection.prepare(rule.sql)
            #expect(rule.reading?.needed == RuleNeeds(rule.sql, statement.reads).tables, "\(rule.id)")
        }
    }
}
