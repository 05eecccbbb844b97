import Facts
import RuleFormat
import Rules

/// The query itself: one statement, plain joins, named columns, declared parameters.
enum QueryCheck {
    static func problem(_ error: RuleSQLError, _ file: RuleFile) -> RuleProblem {
        let sql = file.rule.sql
        let message = hinted(error.message)
        return at(error.offset ?? place(of: message, in: sql), file, message)
    }

    /// Where SQLite does not tell the place, the first word of the query that the message names.
    private static func place(of message: String, in sql: String) -> Int {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return 0 }
        return SQLTokens(sql).all.first { $0.text.lowercased() == parts[1].lowercased() }?.start ?? 0
    }

    static func problems(_ file: RuleFile, _ statement: RuleStatement) -> [RuleProblem] {
        let tokens = SQLTokens(file.rule.sql)
        var problems = tokens.bannedJoins.map { token in
            at(token.start, file, "\(token.text.uppercased()) hides which columns are compared; write ON a.x = b.x")
        }
        for (index, column) in statement.columns.enumerated() where statement.columns[..<index].contains(column) {
            problems.append(file.source.problem("sql", "two columns of the result are called '\(column)'"))
        }
        if statement.reads.isEmpty {
            problems.append(
                file.source.problem("sql", "the query reads no fact table, so it says nothing about a cluster")
            )
        }
        return problems + parameterProblems(file, tokens) + textComparisons(file, tokens, statement)
    }

    private static func parameterProblems(_ file: RuleFile, _ tokens: SQLTokens) -> [RuleProblem] {
        let declared = file.rule.parameters.map(\.name)
        var problems: [RuleProblem] = []
        for token in tokens.parameters {
            let name = String(token.text.dropFirst())
            if !token.text.hasPrefix(":") {
                problems.append(at(token.start, file, "a parameter is written :name, not \(token.text)"))
            } else if !declared.contains(name) {
                let hint = didYouMean(name, among: declared).map { ", did you mean ':\($0)'?" } ?? ""
                problems.append(at(token.start, file, "':\(name)' is not declared below 'parameters'\(hint)"))
            }
        }
        let used = tokens.parameters.map { $0.text.dropFirst() }
        for name in declared where !used.contains(Substring(name)) {
            problems.append(file.source.problem("parameters.\(name)", "the query does not use ':\(name)'"))
        }
        for parameter in file.rule.parameters where parameter.value == .null {
            let path = "parameters.\(parameter.name).default"
            problems.append(file.source.problem(path, "the default of ':\(parameter.name)' is a number or a text"))
        }
        return problems
    }

    /// `is_set = 'yes'` is false for every row of a whole-number column, and nobody is told.
    private static func textComparisons(
        _ file: RuleFile,
        _ tokens: SQLTokens,
        _ statement: RuleStatement
    ) -> [RuleProblem] {
        let all = tokens.all
        let aliases = aliases(all)
        return all.indices.dropLast(4).compactMap { index in
            guard all[index].kind == .word, all[index + 1].text == ".", all[index + 2].kind == .word,
                all[index + 3].text == "=", all[index + 4].kind == .text,
                let table = aliases[all[index].text.lowercased()].flatMap(FactCatalogue.table(named:)),
                let column = table.columns.first(where: { $0.name == all[index + 2].text.lowercased() }),
                column.type != .text
            else { return nil }
            let name = "\(table.name).\(column.name)"
            return at(all[index + 4].start, file, "'\(name)' is a number, and a text is never equal to it")
        }
    }

    /// What `FROM table AS alias` calls each table.
    private static func aliases(_ tokens: [SQLTokens.Token]) -> [String: String] {
        var names: [String: String] = [:]
        for index in tokens.indices.dropLast() where tokens[index].isWord("FROM") || tokens[index].isWord("JOIN") {
            let table = tokens[index + 1].text.lowercased()
            names[table] = table
            let rest = tokens[(index + 2)...].prefix(2)
            if rest.first?.isWord("AS") == true, let alias = rest.last { names[alias.text.lowercased()] = table }
        }
        return names
    }

    static func at(_ offset: Int, _ file: RuleFile, _ message: String) -> RuleProblem {
        let sql = file.rule.sql
        let characters = String(decoding: sql.utf8.prefix(offset), as: UTF8.self).count
        return file.source.problem("sql", offset: characters, in: sql, message)
    }

    /// SQLite names what it does not know; the catalogue knows what was meant.
    private static func hinted(_ message: String) -> String {
        for (prefix, known) in [
            ("no such table: ", FactCatalogue.tables.map(\.name)),
            ("no such column: ", FactCatalogue.tables.flatMap { $0.columns.map(\.name) }),
        ] where message.hasPrefix(prefix) {
            let name = message.dropFirst(prefix.count)
            let last = name.split(separator: ".").last.map(String.init) ?? String(name)
            let hint = didYouMean(last, among: Set(known)).map { ", did you mean '\($0)'?" } ?? ""
            return "\(prefix.dropLast(2)) '\(name)'\(hint)"
        }
        return message
    }
}
