import Facts
import RuleFormat
import Rules

/// The tests of a rule: that there are enough of them, that they give facts which exist, and that they pass.
enum TestCheck {
    static func problems(_ file: RuleFile, _ columns: [String], _ bench: TestBench) throws -> [RuleProblem] {
        var problems: [RuleProblem] = []
        let tests = file.tests
        if !tests.contains(where: { !$0.expect.isEmpty }) {
            problems.append(file.source.problem("tests", "no test in which it fires"))
        }
        if !tests.contains(where: \.expect.isEmpty) {
            problems.append(file.source.problem("tests", "no test in which it is silent"))
        }
        for (index, test) in tests.enumerated() {
            if tests[..<index].contains(where: { $0.name == test.name }) {
                problems.append(file.source.problem("tests.\(index).name", "two tests are called '\(test.name)'"))
            }
            let wrong = wrongNames(test, "tests.\(index)", file) + wrongColumns(test, "tests.\(index)", columns, file)
            problems += wrong
            if wrong.isEmpty { problems += try failure(test, "tests.\(index)", file, bench) }
        }
        return problems
    }

    /// What is wrong with one test.
    static func problem(_ index: Int, _ file: RuleFile, _ columns: [String], _ bench: TestBench) throws -> RuleProblem?
    {
        let test = file.tests[index]
        let path = "tests.\(index)"
        let wrong = wrongNames(test, path, file) + wrongColumns(test, path, columns, file)
        return try wrong.first ?? failure(test, path, file, bench).first
    }

    private static func wrongNames(_ test: RuleTest, _ path: String, _ file: RuleFile) -> [RuleProblem] {
        var problems: [RuleProblem] = []
        for given in test.given {
            let place = "\(path).given.\(given.table)"
            guard let table = FactCatalogue.table(named: given.table) else {
                let hint = suggestion(given.table, FactCatalogue.tables.map(\.name))
                problems.append(file.source.problem(place, "there is no fact table '\(given.table)'\(hint)"))
                continue
            }
            for (index, row) in given.rows.enumerated() {
                for (name, value) in row.sorted(by: { $0.key < $1.key }) {
                    let cell = "\(place).\(index).\(name)"
                    guard let column = table.columns.first(where: { $0.name == name }) else {
                        let hint = suggestion(name, table.columns.map(\.name))
                        problems.append(
                            file.source.problem(cell, "table '\(given.table)' has no column '\(name)'\(hint)")
                        )
                        continue
                    }
                    if !column.type.holds(value) {
                        let words = "'\(given.table).\(name)' is \(column.type.rawValue.lowercased())"
                        problems.append(file.source.problem(cell, "\(words), which \(value.words) is not"))
                    }
                }
            }
        }
        let parameters = file.rule.parameters.map(\.name)
        for name in test.parameters.keys.sorted() where !parameters.contains(name) {
            let hint = suggestion(name, parameters)
            problems.append(
                file.source.problem("\(path).parameters.\(name)", "the rule has no parameter '\(name)'\(hint)")
            )
        }
        return problems
    }

    private static func wrongColumns(_ test: RuleTest, _ path: String, _ columns: [String], _ file: RuleFile)
        -> [RuleProblem]
    {
        test.expect.enumerated().flatMap { index, row in
            row.keys.sorted().filter { !columns.contains($0) }.map { name in
                let hint = suggestion(name, columns)
                let message = "'\(name)' is no column of the result\(hint)"
                return file.source.problem("\(path).expect.\(index).\(name)", message)
            }
        }
    }

    private static func suggestion(_ word: String, _ known: [String]) -> String {
        didYouMean(word, among: known).map { ", did you mean '\($0)'?" } ?? ""
    }

    private static func failure(
        _ test: RuleTest,
        _ path: String,
        _ file: RuleFile,
        _ bench: TestBench
    ) throws -> [RuleProblem] {
        let rows: [ResultRow]
        do {
            rows = try bench.with(test.given) { try bench.rows(test, of: file.rule) }
        } catch {
            return [file.source.problem("\(path).name", "test '\(test.name)': \(error)")]
        }
        guard !rows.agree(with: test.expect[...]) else { return [] }
        let seen = rows.map { row in "{" + row.cells.map { "\($0.column): \($0.value)" }.joined(separator: ", ") + "}" }
        var message = "test '\(test.name)' fails: expected \(test.expect.count) findings, got \(rows.count)"
        if !seen.isEmpty { message += ": " + seen.prefix(5).joined(separator: " ") }
        return [file.source.problem("\(path).name", message)]
    }
}

extension [ResultRow] {
    /// Each expected row is found in a row of its own, and none is left over.
    func agree(with expected: ArraySlice<[String: RuleScalar]>) -> Bool {
        guard let want = expected.first else { return isEmpty }
        guard count == expected.count else { return false }
        return indices.contains { index in
            guard want.allSatisfy({ self[index][$0.key] == FactValue($0.value) }) else { return false }
            var rest = self
            rest.remove(at: index)
            return rest.agree(with: expected.dropFirst())
        }
    }
}

extension FactType {
    func holds(_ value: RuleScalar) -> Bool {
        switch (self, value) {
        case (_, .null), (.text, .text), (.integer, .integer), (.real, .real), (.real, .integer): true
        default: false
        }
    }
}

extension RuleScalar {
    var words: String {
        switch self {
        case .null: "null"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): "'\(text)'"
        }
    }
}
