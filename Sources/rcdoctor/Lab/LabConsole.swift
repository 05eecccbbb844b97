import ClusterModel
import Foundation
import Lab
import RuleFormat

/// How the lab's verbs speak: results on standard output, progress and errors on standard error.
enum LabConsole {
    static func progress(_ text: String) { Output.error(text) }

    /// Runs a verb and gives its error an exit status.
    static func run(_ verb: () async throws -> Void) async throws {
        do {
            try await verb()
        } catch let error as LabError {
            throw Failure(status(of: error), words(of: error))
        }
    }

    /// There are too many faults to name them all.
    private static func words(of error: LabError) -> String {
        guard case .unknownFault(let name, let known) = error else { return "\(error)" }
        let hint = didYouMean(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return "\(error).\(hint) rcdoctor lab list names all \(known.count)."
    }

    /// What to type next; the lab's password is no secret.
    static func hint(_ lab: Lab) -> String {
        let login = lab.wantsPassword ? "REDISCLI_AUTH=\(LabPassword.usual.reveal()) " : ""
        return "look at it with: \(login)rcdoctor scan \(lab.endpoints[0])"
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

    private static func status(of error: LabError) -> ExitStatus {
        switch error {
        case .badPorts, .unknownFault, .notExecutable, .otherPorts: .usage
        case .noLab, .notALab, .unreadableRecord: .unreadableInput
        case .noAnswer: .unreachable
        default: .internalError
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
