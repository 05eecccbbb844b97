import ArgumentParser
import Reports

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule: what it finds, why it happens, what to do. Works offline.",
        discussion: """
              rcdoctor explain replication/masterauth-missing
              rcdoctor explain slots/slot-uncovered --lang zh
            """
    )

    @OptionGroup(title: "Rules") var flags: RuleFlags
    @OptionGroup var words: LanguageFlags

    @Argument(
        help: ArgumentHelp("The rule, e.g. replication/masterauth-missing.", valueName: "rule"),
        completion: Completions.rules
    )
    var id: String

    func run() throws {
        let rule = try RuleBook(flags, language: words.language).rule(id)
        var style = TerminalStyle.detect(1)
        style.language = words.language
        Output.result(RuleText(rule, style: style).text)
    }
}
