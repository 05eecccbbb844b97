import Diagnosis
import Facts
package import Foundation
import RuleFormat
import Rules

/// The report as JSON, schema 1 of DESIGN: keys may be added, none is lost or changed.
package enum JSONReport {
    package static func data(_ report: Report) throws -> Data { try data(document(report)) }

    static func data(_ document: JSONValue) throws -> Data {
        try JSONText.pretty(document)
    }

    static func document(_ report: Report) -> JSONValue {
        let diagnosis = report.diagnosis
        var document: [String: JSONValue] = [
            "schema": 1,
            "tool": ["name": "rcdoctor", "version": .string(report.toolVersion)],
            "source": [
                "kind": .string(report.source.kind),
                "targets": .strings(report.source.targets),
                "started": .string(report.source.started),
                "seconds": .number((report.source.seconds * 1000).rounded() / 1000),
            ],
            "cluster": cluster(diagnosis.cluster),
            "verdict": .string(diagnosis.verdict.rawValue),
            "problems": .array(diagnosis.problems.map(problem)),
            "findings": .array(diagnosis.findings.map { finding($0, report.fixes[$0.id]) }),
            "rules": rules(diagnosis.outcomes),
            "notes": .strings(diagnosis.notes),
            "collection": .array(diagnosis.collection.map(collection)),
            "leftOut": .array(
                diagnosis.leftOut.map { ["what": .string($0.what), "count": .integer($0.count)] }
            ),
            "aclLine": RightsAdvice.line(diagnosis).map { .string($0) } ?? .null,
        ]
        if let capture = report.capture { document["capture"] = capture.json }
        return .object(document)
    }

    private static func cluster(_ summary: ClusterSummary) -> JSONValue {
        [
            "state": .string(summary.state),
            "nodes": .integer(summary.nodes),
            "reachable": .integer(summary.reachable),
            "masters": .integer(summary.masters),
            "replicas": .integer(summary.replicas),
            "slots_served": .integer(summary.slotsServed),
        ]
    }

    /// One entry for what a person would count as one problem.
    private static func problem(_ problem: Problem) -> JSONValue {
        [
            "rule": .string(problem.rule.id),
            "severity": .string(problem.severity.rawValue),
            "title": .string(problem.rule.title),
            "findings": .strings(problem.findings.map(\.id)),
            "consequences": .strings(problem.consequences.map(\.id)),
        ]
    }

    private static func finding(_ finding: Finding, _ fix: FixSummary?) -> JSONValue {
        [
            "id": .string(finding.id),
            "rule": .string(finding.rule.id),
            "severity": .string(finding.severity.rawValue),
            "title": .string(finding.rule.title),
            "message": .string(finding.message),
            "impact": .string(finding.impact),
            "nodes": .strings(finding.nodes),
            "key": .facts(finding.key),
            "data": .facts(finding.row.cells),
            "evidence": .array(
                finding.evidence.map { ["source": .string($0.source), "text": .string($0.text)] }
            ),
            "causedBy": finding.causedBy.map { .string($0) } ?? .null,
            "causes": .strings(finding.causes),
            "muted": .bool(finding.isMuted),
            "mutedBecause": finding.muted.map { .string($0) } ?? .null,
            "fix": fix.map(self.fix) ?? .null,
        ]
    }

    private static func fix(_ fix: FixSummary) -> JSONValue {
        [
            "available": .bool(fix.available),
            "risk": .string(fix.risk.rawValue),
            "steps": .array(
                fix.steps.map { step in
                    ["on": .string(step.on), "run": .string(step.run), "undo": step.undo.map { .string($0) } ?? .null]
                }
            ),
            "advice": fix.advice.map { .string($0) } ?? .null,
        ]
    }

    private static func rules(_ outcomes: [RuleOutcome]) -> JSONValue {
        var fired = 0
        var clean = 0
        var skipped: [JSONValue] = []
        var broken: [JSONValue] = []
        for outcome in outcomes {
            switch outcome.status {
            case .fired: fired += 1
            case .clean: clean += 1
            case .notEvaluated(let reason):
                skipped.append(["rule": .string(outcome.rule.id), "because": .string(reason)])
            case .broken(let reason):
                broken.append(["rule": .string(outcome.rule.id), "because": .string(reason)])
            }
        }
        return [
            "evaluated": .integer(fired + clean), "fired": .integer(fired), "clean": .integer(clean),
            "notEvaluated": .array(skipped), "broken": .array(broken),
        ]
    }

    private static func collection(_ fact: CollectionFact) -> JSONValue {
        var entry: [String: JSONValue] = [
            "node": .string(fact.node),
            "collector": .string(fact.collector.rawValue),
            "status": .string(fact.status.rawValue),
            "ms": fact.milliseconds.map { .number(($0 * 100).rounded() / 100) } ?? .null,
        ]
        if let detail = fact.detail { entry["detail"] = .string(detail) }
        return .object(entry)
    }
}
