import Diagnosis
import Facts
package import Foundation
import RuleFormat
import Rules

/// The report as SARIF 2.1.0 (OASIS), for code scanning: config files get line regions, nodes are logical locations.
package enum SARIFReport {
    package static func data(_ report: Report) throws -> Data {
        try JSONText.pretty(document(report))
    }

    private static func document(_ report: Report) -> JSONValue {
        let fired = report.diagnosis.outcomes.filter { !$0.rows.isEmpty }.map(\.rule)
        let places = Dictionary(fired.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let driver: JSONValue = [
            "name": "rcdoctor",
            "version": .string(report.toolVersion),
            "rules": .array(fired.map(rule)),
        ]
        let invocation: JSONValue = [
            "executionSuccessful": .bool(report.diagnosis.verdict != .incomplete),
            "startTimeUtc": .string(report.source.started),
            "toolExecutionNotifications": .array(notifications(report.diagnosis)),
        ]
        let run: JSONValue = [
            "tool": ["driver": driver],
            "invocations": .array([invocation]),
            "results": .array(report.diagnosis.findings.map { result($0, places[$0.rule.id] ?? 0) }),
            "columnKind": "utf16CodeUnits",
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": .array([run]),
        ]
    }

    private static func rule(_ rule: Rule) -> JSONValue {
        [
            "id": .string(rule.id),
            "name": .string(name(rule.id)),
            "shortDescription": ["text": .string(rule.title)],
            "fullDescription": ["text": .string(rule.explain)],
            "help": ["text": .string(rule.explain)],
            "defaultConfiguration": ["level": .string(level(rule.severity))],
            "properties": [
                "tags": .strings([String(rule.id.prefix { $0 != "/" })]), "severity": .string(rule.severity.rawValue),
            ],
        ]
    }

    private static func result(_ finding: Finding, _ place: Int) -> JSONValue {
        var result: [String: JSONValue] = [
            "ruleId": .string(finding.rule.id),
            "ruleIndex": .integer(place),
            "level": .string(level(finding.severity)),
            "message": ["text": .string(TerminalText.clean("\(finding.message). Impact: \(finding.impact)"))],
            "locations": .array(SARIFLocation.all(finding)),
            "partialFingerprints": ["rcdoctor/v1": .string(finding.id)],
            "properties": [
                "severity": .string(finding.severity.rawValue),
                "causedBy": finding.causedBy.map { .string($0) } ?? .null,
            ],
        ]
        let related = SARIFLocation.related(finding)
        if !related.isEmpty { result["relatedLocations"] = .array(related) }
        if let reason = finding.muted {
            result["suppressions"] = .array([
                ["kind": "external", "justification": .string(TerminalText.clean(reason))]
            ])
        }
        return .object(result)
    }

    private static func notifications(_ diagnosis: Diagnosis) -> [JSONValue] {
        diagnosis.outcomes.compactMap { outcome in
            switch outcome.status {
            case .notEvaluated(let reason): notification("note", outcome.rule, reason)
            case .broken(let reason): notification("error", outcome.rule, reason)
            case .fired, .clean: nil
            }
        }
    }

    private static func notification(_ level: String, _ rule: Rule, _ reason: String) -> JSONValue {
        [
            "level": .string(level),
            "message": ["text": .string(TerminalText.clean("\(rule.id) was not evaluated: \(reason)"))],
        ]
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical, .error: "error"
        case .warning: "warning"
        case .notice: "note"
        }
    }

    /// `replication/masterauth-missing` as `ReplicationMasterauthMissing`, which viewers want for names.
    private static func name(_ id: String) -> String {
        id.split { $0 == "/" || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
