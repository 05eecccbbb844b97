import ArgumentParser
import Foundation
import RuleFormat
import Rules
import StockRules

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules, or check rule files.",
        subcommands: [List.self, Check.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All rules, one line each.")

        func run() {
            let width = StockRules.all.map(\.id.count).max() ?? 0
            for rule in StockRules.all {
                let id = rule.id + String(repeating: " ", count: width - rule.id.count)
                let severity = rule.severity.rawValue + String(repeating: " ", count: 8 - rule.severity.rawValue.count)
                Output.result("\(id)  \(severity)  \(rule.title)\n")
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read rule files, prepare their SQL, check their placeholders and run their tests."
        )

        @Argument(help: ArgumentHelp("A rule file, or a folder of them.", valueName: "path"))
        var path: String

        func run() throws {
            let files = try RuleFolder(path).files()
            var broken = 0
            var tests = 0
            for file in files {
                let problems = try Self.problems(file, &tests)
                if !problems.isEmpty { broken += 1 }
                for problem in problems { Output.result(problem + "\n") }
            }
            Output.result("\(files.count) rules, \(tests) tests: \(broken) broken\n")
            if broken > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
        }

        private static func problems(_ file: RuleFolder.File, _ tests: inout Int) throws -> [String] {
            do {
                let read = try RuleReader.read(try file.text(), id: file.id, file: file.path)
                tests += read.tests.count
                return try RuleChecker.problems(in: read).map { "\(file.path): \($0)" }
            } catch let error as RuleProblems {
                return [error.description]
            }
        }
    }
}
