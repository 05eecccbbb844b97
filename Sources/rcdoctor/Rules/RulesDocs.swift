import ArgumentParser
import ClusterModel
import Foundation
import RuleCompiler
import RuleFormat

struct RulesDocs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the reference of a folder of rules into its README.md.",
        discussion: """
              rcdoctor rules docs rules
              rcdoctor rules docs --check rules
            """
    )

    @Argument(help: ArgumentHelp("The folder.", valueName: "folder"), completion: .directory)
    var folder = "rules"

    @Flag(help: "Write nothing; exit with 1 if the reference is older than the rules.")
    var check = false

    func run() throws {
        let sources = try RuleSources(folder)
        guard sources.problems.isEmpty else {
            for problem in sources.problems { Output.result("\(problem)\n") }
            throw ExitCode(ExitStatus.findings.rawValue)
        }
        let rules = sources.files.map(\.rule)
        if check {
            guard let reference = sources.reference, !reference.isStale(rules) else {
                throw Failure(
                    .findings,
                    "\(folder)/README.md is older than the rules. Make it anew: rcdoctor rules docs \(folder)"
                )
            }
            return
        }
        let file = URL(fileURLWithPath: folder).appending(path: "README.md")
        if FileManager.default.fileExists(atPath: file.path), sources.reference == nil {
            throw Failure(.usage, "\(file.path) was written by somebody else; move it away first")
        }
        do {
            try RuleReference.text(rules).write(to: file, atomically: true, encoding: .utf8)
        } catch {
            throw Failure(.unreadableInput, "cannot write \(file.path): \(SystemReason.of(error))")
        }
        Output.result("wrote \(file.path): \(rules.count) rules\n")
    }
}
