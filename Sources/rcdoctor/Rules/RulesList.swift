import ArgumentParser
import Reports
import RuleFormat

struct RulesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All rules, one line each.",
        discussion: """
              rcdoctor rules list
              rcdoctor rules list slots
            """
    )

    @OptionGroup(title: "Rules") var flags: RuleFlags
    @OptionGroup var words: LanguageFlags

    @Argument(help: ArgumentHelp("Only those of an area.", valueName: "area"), completion: Completions.areas)
    var area: String?

    func run() throws {
        let rules = try RuleBook(flags, language: words.language).rules.filter {
            area == nil || $0.id.hasPrefix((area ?? "") + "/")
        }
        guard !rules.isEmpty else { throw Failure(.usage, "there is no rule of the area '\(area ?? "")'") }
        let width = rules.map(\.id.count).max() ?? 0
        for rule in rules {
            let id = rule.id + String(repeating: " ", count: width - rule.id.count)
            let severity = rule.severity.rawValue + String(repeating: " ", count: 8 - rule.severity.rawValue.count)
            Output.result(TerminalText.clean("\(id)  \(severity)  \(rule.title)") + "\n")
        }
    }
}
