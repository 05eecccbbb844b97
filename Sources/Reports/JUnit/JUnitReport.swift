import Diagnosis
import RuleFormat
import Rules

/// The report as JUnit XML, for build servers: each area is a test suite, each rule a test case.
///
/// An error or critical finding is a failure; warnings and notices stand in the case's output; a rule that could not be
/// evaluated is skipped; a broken one is an error. Muted findings fail nothing.
package struct JUnitReport {
    private let report: Report
    private let findings: [String: [Finding]]

    package init(_ report: Report) {
        self.report = report
        findings = Dictionary(grouping: report.diagnosis.open, by: \.rule.id)
    }

    package var text: String {
        let outcomes = report.diagnosis.outcomes
        let areas = Dictionary(grouping: outcomes) { Self.parts($0).area }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(XML.attribute("name", "rcdoctor")) \(counts(outcomes)) time="\(seconds)">
            \(areas.sorted { $0.key < $1.key }.map(suite).joined(separator: "\n"))
            </testsuites>

            """
    }

    private var seconds: String { "\((report.source.seconds * 1000).rounded() / 1000)" }

    /// The scan has one duration, told of the whole; rules take none worth telling.
    private func suite(_ area: String, _ outcomes: [RuleOutcome]) -> String {
        let skipped = outcomes.count { if case .notEvaluated = $0.status { true } else { false } }
        // The schema wants a date and time without a zone.
        let timestamp = XML.attribute("timestamp", report.source.started.filter { $0 != "Z" })
        let host = XML.attribute("hostname", report.source.targets.first ?? "")
        return """
              <testsuite \(XML.attribute("name", area)) \(counts(outcomes)) skipped="\(skipped)" time="0" \(timestamp) \
            \(host)>
            \(outcomes.map(testCase).joined(separator: "\n"))
              </testsuite>
            """
    }

    private func counts(_ outcomes: [RuleOutcome]) -> String {
        let failures = outcomes.count { isFailure($0) }
        let errors = outcomes.count { if case .broken = $0.status { true } else { false } }
        return "tests=\"\(outcomes.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
    }

    private func isFailure(_ outcome: RuleOutcome) -> Bool {
        findings[outcome.rule.id]?.contains { $0.severity >= .error } ?? false
    }

    private static func parts(_ outcome: RuleOutcome) -> (area: String, name: String) {
        let parts = outcome.rule.id.split(separator: "/", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.last ?? "")
    }

    private func testCase(_ outcome: RuleOutcome) -> String {
        let (area, name) = Self.parts(outcome)
        let names = "\(XML.attribute("classname", area)) \(XML.attribute("name", name)) time=\"0\""
        let body: String
        switch outcome.status {
        case .clean: return "    <testcase \(names)/>"
        case .notEvaluated(let reason): body = "<skipped \(XML.attribute("message", reason))/>"
        case .broken(let reason):
            body = "<error \(XML.attribute("message", reason)) \(XML.attribute("type", "broken rule"))/>"
        case .fired:
            let text = (findings[outcome.rule.id] ?? []).map { "\($0.message)\n\($0.impact)" }.joined(separator: "\n")
            if isFailure(outcome) {
                let type = XML.attribute("type", outcome.rule.severity.rawValue)
                let message = XML.attribute("message", outcome.rule.title)
                body = "<failure \(message) \(type)>\(XML.text(text))</failure>"
            } else {
                body = "<system-out>\(XML.text(text))</system-out>"
            }
        }
        return "    <testcase \(names)>\n      \(body)\n    </testcase>"
    }
}
