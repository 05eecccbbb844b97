import Foundation
import TestSupport

/// What a scan found, as far as the benchmark judges it.
struct ScanResult: Decodable {
    struct Finding: Decodable {
        let rule: String
        let severity: String
        let nodes: [String]
        let causedBy: String?

        var isSerious: Bool { severity == "error" || severity == "critical" }
    }

    let findings: [Finding]

    init(_ run: ProgramRun) throws {
        do {
            self = try JSONDecoder().decode(ScanResult.self, from: Data(run.output.utf8))
        } catch {
            throw TestFailure("scan ended with \(run.exit) and no report: \(run.text.suffix(400))")
        }
    }
}

/// What `redis-cli --cluster check` said.
enum CheckResult {
    case hangs
    case ended(exit: Int, complaint: String?)

    init(_ run: ProgramRun) {
        let lines = run.text.split(separator: "\n")
        let complaint =
            lines.first { $0.contains("[ERR]") || $0.contains("[WARNING]") }
            ?? lines.first { $0.contains("Could not connect") }
        self = .ended(exit: run.exit, complaint: complaint.map { Self.plain(String($0)) })
    }

    /// Without colour codes.
    private static func plain(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").trimmingCharacters(in: .whitespaces)
    }
}
