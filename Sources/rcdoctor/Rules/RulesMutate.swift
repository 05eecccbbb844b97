import ArgumentParser
import RuleCompiler
import RuleFormat

struct RulesMutate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate",
        abstract: "Take each condition out of each query in turn: some test must then fail.",
        discussion:
            "Prints the conditions that no test misses. Exit status: 1 if there are more of them than --at-most."
    )

    @Argument(help: ArgumentHelp("A rule file, or a folder of them.", valueName: "path"), completion: .file())
    var path = "rules"

    @Option(help: ArgumentHelp("Conditions that may go unmissed.", valueName: "number"))
    var atMost: Int?

    func run() throws {
        let sources = try RuleSources(path)
        let mutator = try RuleMutator()
        var conditions = 0
        var alive = 0
        for file in sources.files {
            let result = try mutator.survivors(in: file)
            conditions += result.conditions
            alive += result.survivors.count
            for survivor in result.survivors { Output.result("\(survivor.problem)\n") }
        }
        Output.result("\(conditions) conditions in \(sources.files.count) rules: \(alive) that no test misses\n")
        if let atMost, alive > atMost { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}
