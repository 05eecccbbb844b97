import Foundation
import TestSupport

/// The part of a Markdown file between `<!-- name -->` and `<!-- /name -->`, written by the benchmark.
struct ReadmeBlock {
    let name: String
    /// Stands above the table, in lines of at most 118 characters.
    let summary: String
    let table: [String]

    func rewrite(_ path: String) throws {
        let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        let (start, end) = ("<!-- \(name) -->", "<!-- /\(name) -->")
        guard let from = text.range(of: start), let to = text.range(of: end), from.upperBound <= to.lowerBound else {
            throw TestFailure("\(path) has no block between \(start) and \(end)")
        }
        let block = ([""] + Self.wrapped(summary) + [""] + table + [""]).joined(separator: "\n")
        let new = text[..<from.upperBound] + block + text[to.lowerBound...]
        try Data(String(new).utf8).write(to: URL(fileURLWithPath: path))
    }

    private static func wrapped(_ text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count > 118 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }
}
