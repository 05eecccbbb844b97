import ArgumentParser
import Diagnosis
import Examination
import Facts
import Foundation
import Reports

struct DiffCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case terminal, json
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two snapshots: what changed in the cluster, and what was found or is gone.",
        discussion: """
            Members, roles, slots, epochs, versions and settings; counters do not count. Without files it compares the
            last two scans; with one file, that one with the last scan.

              rcdoctor diff before.rcd after.rcd
              rcdoctor diff before.rcd --format json

            Exit status: 0 no difference that matters, 1 there is one, 66 unreadable file.
            """
    )

    @Option(help: ArgumentHelp("How the result is printed: terminal, json.", valueName: "format"))
    var format: Format = .terminal

    @Flag(name: .shortAndLong, help: "Findings that are in both, too.")
    var verbose = false

    @OptionGroup var words: LanguageFlags

    @Argument(
        help: ArgumentHelp("The earlier and the later snapshot.", valueName: "file.rcd"),
        completion: Completions.snapshot
    )
    var files: [String] = []

    func validate() throws {
        guard files.count <= 2 else { throw ValidationError("give at most two snapshots") }
    }

    func run() throws {
        let (before, after) = try pair()
        let difference = try Difference(before: try examine(before), after: try examine(after))
        switch format {
        case .json:
            Output.result(
                try DifferenceJSON.data(
                    difference,
                    before: before.path,
                    after: after.path,
                    toolVersion: Version.text
                )
            )
        case .terminal:
            var style = TerminalStyle.detect(STDOUT_FILENO)
            style.language = words.language
            Output.result(DifferenceReport(difference, style: style, verbose: verbose).text)
        }
        if !difference.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func pair() throws -> (URL, URL) {
        let given = files.map { URL(fileURLWithPath: $0) }
        if given.count == 2 { return (given[0], given[1]) }
        let last = LastScan.newest(2 - given.count)
        guard given.count + last.count == 2 else {
            throw Failure(
                .usage,
                "there are not enough earlier scans. Name two snapshots: rcdoctor diff BEFORE.rcd AFTER.rcd"
            )
        }
        let both = given + last
        return (both[0], both[1])
    }

    private func examine(_ file: URL) throws -> (store: FactStore, diagnosis: Diagnosis) {
        do {
            let examination = try SnapshotExaminer(rules: RuleBook(language: words.language).rules).examine(file)
            return (examination.store, examination.diagnosis)
        } catch let error as SnapshotError {
            throw Failure(.unreadableInput, "\(error)")
        }
    }
}
