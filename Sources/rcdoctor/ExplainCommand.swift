import ArgumentParser
import Reports
import RuleFormat
import StockRules

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule: what it finds, why it happens, what to do. Works offline."
    )

    @Argument(help: ArgumentHelp("The rule, e.g. replication/masterauth-missing.", valueName: "rule"))
    var id: String

    func run() throws {
        guard let rule = StockRules.all.first(where: { $0.id == id }) else {
            let ids = StockRules.all.map(\.id)
            // The name alone is enough where it is unique.
            let hint = ids.first { $0.hasSuffix("/" + id) } ?? didYouMean(id, among: ids)
            throw Failure(
                .usage,
                "there is no rule '\(id)'. \(hint.map { "Did you mean '\($0)'?" } ?? "See rcdoctor rules list.")"
            )
        }
        Output.result(RuleText(rule, style: TerminalStyle.detect(1)).text)
    }
}
