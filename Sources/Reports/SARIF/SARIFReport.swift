import Diagnosis
import Facts
package import Foundation
import RuleFormat
import Rules

/// The report as SARIF 2.1.0 (OASIS), for code scanning: config files get line regions, nodes are logical locations.
package enum SARIFReport {
    package static func data(_ report: Report) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document(report)) + Data("\n".utf8)
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
            "message": ["text": .string("\(finding.message). Impact: \(finding.impact)")],
            "locations": .array(locations(finding)),
            "partialFingerprints": ["rcdoctor/v1": .string(finding.id)],
            "properties": [
                "severity": .string(finding.severity.rawValue),
                "causedBy": finding.causedBy.map { .string($0) } ?? .null,
            ],
        ]
        if let reason = finding.muted {
            result["suppressions"] = .array([["kind": "external", "justification": .string(reason)]])
        }
        return .object(result)
    }

    /// Columns `file` and `line` of the row, where the rule speaks about a config file; the nodes in any case.
    private static func locations(_ finding: Finding) -> [JSONValue] {
        let nodes = finding.nodes.map { node -> JSONValue in
            ["name": .string(node), "fullyQualifiedName": .string("redis://\(node)"), "kind": "resource"]
        }
        var location: [String: JSONValue] = ["logicalLocations": .array(nodes)]
        if let file = finding.row["file"]?.text {
            var physical: [String: JSONValue] = ["artifactLocation": ["uri": .string(uri(file))]]
            if case .integer(let line)? = finding.row["line"], line > 0 {
                physical["region"] = ["startLine": .integer(Int(line))]
            }
            location["physicalLocation"] = .object(physical)
        }
        return nodes.isEmpty && location.count == 1 ? [] : [.object(location)]
    }

    /// A relative path stays relative, so that it fits the checkout; everything else is a file URI.
    private static func uri(_ path: String) -> String {
        let allowed = CharacterSet.urlPathAllowed
        let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return path.hasPrefix("/") ? "file://\(escaped)" : escaped
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
        ["level": .string(level), "message": ["text": .string("\(rule.id) was not evaluated: \(reason)")]]
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
