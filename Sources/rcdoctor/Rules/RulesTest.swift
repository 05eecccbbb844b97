import ArgumentParser
import RuleCompiler
import RuleFormat

struct RulesTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests of rule files, and tell each.",
        discussion: """
              rcdoctor rules test rules/slots
              rcdoctor rules test rules/slots/slot-uncovered.yaml
            """
    )

    @Argument(help: ArgumentHelp("A rule file, or a folder of them.", valueName: "path"), completion: .file())
    var path = "rules"

    func run() throws {
        let sources = try RuleSources(path)
        for problem in sources.problems { Output.result("\(problem)\n") }
        let runner = try RuleTestRunner()
        var failed = 0
        var count = 0
        for file in sources.files {
            for result in try runner.run(file) {
                count += 1
                if let problem = result.problem {
                    failed += 1
                    Output.result("FAILED  \(file.rule.id): \(result.name)\n\(problem)\n")
                } else {
                    Output.result("passed  \(file.rule.id): \(result.name)\n")
                }
            }
        }
        Output.result("\(count) tests: \(failed) failed\n")
        if failed > 0 || !sources.problems.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}
