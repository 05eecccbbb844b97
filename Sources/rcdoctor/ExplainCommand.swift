import ArgumentParser
import Reports

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule: what it finds, why it happens, what to do. Works offline."
    )

    @OptionGroup(title: "Rules") var flags: RuleFlags

    @Argument(help: ArgumentHelp("The rule, e.g. replication/masterauth-missing.", valueName: "rule"))
    var id: String

    func run() throws {
        let rule = try RuleBook(flags).rule(id)
        Output.result(RuleText(rule, style: TerminalStyle.detect(1)).text)
    }
}
