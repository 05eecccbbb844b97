import ArgumentParser
import Reports
import RuleCompiler
import RuleFormat

struct RulesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What a rule asks: its query, the tables and columns it reads, its parameters, its subjects.",
        discussion: """
              rcdoctor rules show replication/masterauth-missing
            """
    )

    @OptionGroup(title: "Rules") var flags: RuleFlags

    @Argument(
        help: ArgumentHelp("The rule, e.g. replication/masterauth-missing.", valueName: "rule"),
        completion: Completions.rules
    )
    var id: String

    func run() throws {
        let rule = try RuleBook(flags).rule(id)
        let sheet: RuleSheet
        do {
            sheet = try RuleSheet(rule)
        } catch {
            throw Failure(.findings, "the query of \(rule.id) does not prepare: \(error)")
        }
        var text = "\(rule.id)\n  \(rule.title)\n\n"
        text += "severity   \(rule.severity.rawValue)\napplies    \(rule.applies)\n"
        text +=
            "key        \(rule.key.isEmpty ? "none: one finding for the cluster" : rule.key.joined(separator: ", "))\n"
        let subjects = rule.subjects.map { "\($0.column) (\($0.kind.rawValue))" }
        text += "subjects   \(subjects.isEmpty ? "none: the whole cluster" : subjects.joined(separator: ", "))\n"
        if let confirm = rule.confirmMilliseconds { text += "confirm    looked at again after \(confirm) ms\n" }
        for parameter in rule.parameters {
            let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
            text += "parameter  \(parameter.name) = \(FactWords.of(parameter.value))\(unit). \(parameter.meaning)\n"
        }
        text += "\nreads\n"
        for read in sheet.reads { text += "  \(read.table): \(read.columns.joined(separator: ", "))\n" }
        text += "\nneeds\n"
        for need in sheet.needs { text += "  \(need.table), from \(need.questions.joined(separator: " or "))\n" }
        text += "\ngives\n  "
        text += sheet.columns.map { $0.name + ($0.type.map { " \($0)" } ?? "") }.joined(separator: ", ") + "\n"
        text += "\nquery\n" + rule.sql.split(separator: "\n").map { "  \($0)\n" }.joined()
        Output.result(TerminalText.clean(text))
    }
}

extension RuleBook {
    /// The rule with this id, or the only one with this name.
    func rule(_ id: String) throws -> Rule {
        if let rule = rules.first(where: { $0.id == id }) { return rule }
        let ids = rules.map(\.id)
        // The name alone is enough where it is unique.
        let hint = ids.first { $0.hasSuffix("/" + id) } ?? didYouMean(id, among: ids)
        throw Failure(
            .usage,
            "there is no rule '\(id)'. \(hint.map { "Did you mean '\($0)'?" } ?? "See rcdoctor rules list.")"
        )
    }
}
