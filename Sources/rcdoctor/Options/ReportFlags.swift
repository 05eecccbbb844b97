import ArgumentParser
import Foundation
import RuleFormat

/// How results are shown and when they fail the command.
struct ReportFlags: ParsableArguments {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case terminal, json, jsonl, html, markdown, sarif, junit, prometheus

        static let names = allCases.map(\.rawValue).joined(separator: ", ")
    }

    enum Color: String, CaseIterable, ExpressibleByArgument {
        case auto, always, never
    }

    @Option(help: ArgumentHelp("How the result is printed: \(Format.names).", valueName: "format"))
    var format: Format = .terminal

    @Option(
        name: .customLong("report"),
        parsing: .singleValue,
        help: ArgumentHelp("Write a report into a file as well. May be repeated.", valueName: "format=file"),
        completion: Completions.reports
    )
    var reports: [String] = []

    @Option(
        help: ArgumentHelp("Save the facts as a snapshot; it holds no passwords.", valueName: "file.rcd"),
        completion: Completions.snapshot
    )
    var save: String?

    @Option(help: "Exit with 1 for findings of this severity or worse.")
    var failOn: Severity = .error

    @Option(help: "Colour: auto, always or never.")
    var color: Color = .auto

    @Flag(name: .shortAndLong, help: "All evidence, clean rules, what was not evaluated, and how long nodes took.")
    var verbose = false

    @Flag(help: "The verdict and one line for each finding.")
    var brief = false

    @OptionGroup var words: LanguageFlags

    func validate() throws {
        guard !(brief && verbose) else { throw ValidationError("--brief and --verbose exclude each other") }
    }

    /// The files of `--report`, checked before anything is asked of any node.
    func files() throws -> [(format: Format, path: String)] {
        try reports.map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let format = Format(rawValue: parts[0]) else {
                throw Failure(
                    .usage,
                    "--report wants FORMAT=FILE with one of the formats \(Format.names), not '\(entry)'"
                )
            }
            return (format, parts[1])
        }
    }
}

extension Severity: ExpressibleByArgument {}
