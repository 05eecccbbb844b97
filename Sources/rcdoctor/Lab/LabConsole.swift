import ArgumentParser
import Foundation
import Lab

/// How the lab's verbs speak: results on standard output, progress and errors on standard error.
enum LabConsole {
    static func progress(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Runs a verb and turns its error into a line and an exit status.
    static func run(_ verb: () async throws -> Void) async throws {
        do {
            try await verb()
        } catch let error as LabError {
            progress("rcdoctor: \(error)")
            throw ExitCode(status(of: error))
        }
    }

    /// Pads columns to equal width.
    static func table(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
            return cells.joined(separator: "  ").trimmingSuffix()
        }
        .joined(separator: "\n")
    }

    private static func status(of error: LabError) -> Int32 {
        switch error {
        case .badPorts, .unknownFault, .notExecutable, .otherPorts: 64
        case .noLab, .notALab, .unreadableRecord: 66
        case .noAnswer: 69
        default: 70
        }
    }
}

extension String {
    /// Without the blanks at its end.
    fileprivate func trimmingSuffix() -> String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}
