package import Diagnosis
package import Foundation
import RuleFormat

/// The difference of two snapshots for programs.
package enum DifferenceJSON {
    package static func data(
        _ difference: Difference,
        before: String,
        after: String,
        toolVersion: String
    ) throws -> Data {
        let value: JSONValue = [
            "schema": 1,
            "tool": ["name": "rcdoctor", "version": .string(toolVersion)],
            "before": .string(before),
            "after": .string(after),
            "same": .bool(difference.isEmpty),
            "changes": .array(difference.changes.map(change)),
            "findings": [
                "new": .array(difference.newFindings.map(finding)),
                "gone": .array(difference.goneFindings.map(finding)),
                "same": .array(difference.sameFindings.map(finding)),
            ],
        ]
        return try JSONReport.data(value)
    }

    private static func change(_ change: Difference.Change) -> JSONValue {
        [
            "kind": .string(change.kind.rawValue),
            "nodes": .strings(change.nodes),
            "name": change.name.map { .string($0) } ?? .null,
            "before": change.before.map { .string($0) } ?? .null,
            "after": change.after.map { .string($0) } ?? .null,
        ]
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        [
            "id": .string(finding.id),
            "rule": .string(finding.rule.id),
            "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "nodes": .strings(finding.nodes),
        ]
    }
}
