import Facts
import GRDB
package import RuleFormat

/// Runs a rule's own tests and checks what reading the file alone can't tell.
package enum RuleChecker {
    /// Everything that is wrong with a rule file; empty if it is good.
    package static func problems(in file: RuleFile) throws -> [String] {
        var problems: [String] = []
        let store = try FactStore()
        let columns: [String]
        do {
            columns = try store.read { try $0.makeStatement(sql: file.rule.sql).columnNames }
        } catch {
            return ["the SQL does not prepare: \(error)"]
        }
        problems += templateProblems(file.rule, columns)
        if !file.tests.contains(where: { !$0.expect.isEmpty }) { problems.append("no test in which it fires") }
        if !file.tests.contains(where: \.expect.isEmpty) { problems.append("no test in which it is silent") }
        for test in file.tests { problems += try failures(test, of: file.rule) }
        return problems
    }

    private static func templateProblems(_ rule: Rule, _ columns: [String]) -> [String] {
        var problems: [String] = []
        var texts = [rule.message, rule.impact]
        var named = rule.key + rule.subjects
        for evidence in rule.evidence {
            switch evidence {
            case .info(let node, _), .config(let node, _): named.append(node)
            case .text(let source, let text): texts += [source, text]
            }
        }
        for fix in rule.fixes {
            switch fix {
            case .advice(let text): texts.append(text)
            case .procedure: break
            case .command(let command):
                texts += command.run + command.undo + [command.title]
                named.append(command.node)
            }
        }
        for text in texts {
            do throws(TemplateError) {
                named += try Template(text).columns
            } catch {
                problems.append(error.description)
            }
        }
        for name in Set(named).subtracting(columns).sorted() {
            let hint = didYouMean(name, among: columns).map { ", did you mean '\($0)'?" } ?? ""
            problems.append("'\(name)' is no column of the result\(hint)")
        }
        return problems
    }

    private static func failures(_ test: RuleTest, of rule: Rule) throws -> [String] {
        let store = try FactStore()
        do {
            try store.add(given: test.given)
        } catch {
            return ["test '\(test.name)' (line \(test.line)): \(error)"]
        }
        let rows: [ResultRow]
        do {
            rows = try store.read { try RuleEngine.query(rule.sql, $0) }
        } catch {
            return ["test '\(test.name)' (line \(test.line)): \(error)"]
        }
        guard agree(rows, test.expect) else {
            let seen = rows.map { row in
                row.cells.map { "\($0.column): \($0.value)" }.joined(separator: ", ")
            }
            return [
                "test '\(test.name)' (line \(test.line)): expected \(test.expect.count) findings, got \(rows.count)"
                    + seen.map { "\n      {\($0)}" }.joined()
            ]
        }
        return []
    }

    /// Each expected row is found in a row of its own, and none is left over.
    private static func agree(_ rows: [ResultRow], _ expected: [[String: RuleScalar]]) -> Bool {
        guard rows.count == expected.count else { return false }
        // The row that says most chooses first, so that one which says little does not take its place.
        var left = rows
        for want in expected.sorted(by: { $0.count > $1.count }) {
            let place = left.firstIndex { row in want.allSatisfy { row[$0.key] == FactValue($0.value) } }
            guard let place else { return false }
            left.remove(at: place)
        }
        return true
    }
}

extension FactValue {
    init(_ scalar: RuleScalar) {
        self =
            switch scalar {
            case .null: .null
            case .integer(let number): .integer(number)
            case .real(let number): .real(number)
            case .text(let text): .text(text)
            }
    }
}
