import ArgumentParser
import Foundation
import Repair
import RuleCompiler
import RuleFormat
import StockRules

struct RulesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compile rule files: keys, query, placeholders, commands, causes, tests and time.",
        discussion:
            "Texts in other languages (texts.zh.yaml beside the rules) must speak of every rule of their area. "
            + "Every mistake is told as file:line:column with a caret. Exit status: 0 all good, 1 something is wrong."
    )

    @Argument(help: ArgumentHelp("A rule file, or a folder of them.", valueName: "path"), completion: .file())
    var path = "rules"

    @Option(help: ArgumentHelp("Size of the generated cluster for the time; 0 for no such check.", valueName: "nodes"))
    var nodes = 1000

    /// The rules of an area, by their name.
    private static func named(_ area: String, _ rules: [Rule]) -> [String: Rule] {
        let own = rules.filter { $0.id.hasPrefix(area + "/") }
        return Dictionary(own.map { (String($0.id.dropFirst(area.count + 1)), $0) }) { $1 }
    }

    func run() throws {
        let sources = try RuleSources(path)
        let rules = sources.files.map(\.rule)
        var graph = RuleGraph(StockRules.all)
        for rule in rules { graph.explains[rule.id] = rule.explains }
        for id in sources.brokenIDs where graph.explains[id] == nil { graph.explains[id] = [] }
        let checker = try RuleChecker(
            graph: graph,
            procedures: Procedures.names,
            clusterNodes: nodes > 0 ? nodes : nil
        )
        var broken = sources.brokenIDs.count
        for problem in sources.problems { Output.result("\(problem)\n") }
        for file in sources.files {
            let problems = try checker.problems(in: file)
            if !problems.isEmpty { broken += 1 }
            for problem in problems { Output.result("\(problem)\n") }
        }
        var brokenTexts = sources.brokenTexts
        for (area, file) in sources.texts {
            let problems = TextsCheck.problems(
                file,
                Self.named(area, rules.isEmpty ? StockRules.all : rules),
                unreadable: Set(sources.brokenIDs.map { String($0.dropFirst(area.count + 1)) })
            )
            if !problems.isEmpty { brokenTexts += 1 }
            for problem in problems { Output.result("\(problem)\n") }
        }
        let tests = sources.files.reduce(0) { $0 + $1.tests.count }
        Output.result("\(sources.files.count + sources.brokenIDs.count) rules, \(tests) tests: \(broken) broken\n")
        if brokenTexts > 0 { Output.result("\(brokenTexts) files of texts in other languages: broken\n") }
        if let reference = sources.reference, broken == 0, reference.isStale(rules) {
            Output.error(
                "rcdoctor: \(reference.path) is older than the rules. Make it anew: rcdoctor rules docs \(path)"
            )
        }
        if broken + brokenTexts > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}
