import Diagnosis
import RuleFormat
import Rules

/// The report as JUnit XML, for build servers: each rule is a test case.
///
/// An error or critical finding is a failure; warnings and notices stand in the case's output; a rule that could not be
/// evaluated is skipped; a broken one is an error.
package struct JUnitReport {
    private let report: Report

    package init(_ report: Report) {
        self.report = report
    }

    package var text: String {
        let outcomes = report.diagnosis.outcomes
        let failures = outcomes.count { isFailure($0) }
        let errors = outcomes.count { if case .broken = $0.status { true } else { false } }
        let skipped = outcomes.count { if case .notEvaluated = $0.status { true } else { false } }
        let counts = "tests=\"\(outcomes.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
        let seconds = "\((report.source.seconds * 1000).rounded() / 1000)"
        let timestamp = XML.attribute("timestamp", report.source.started.filter { $0 != "Z" })
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="rcdoctor" \(counts) time="\(seconds)">
              <testsuite \(XML.attribute("name", "rcdoctor " + report.source.targets.joined(separator: " "))) \
            \(counts) skipped="\(skipped)" time="\(seconds)" \(timestamp)>
            \(outcomes.map(testCase).joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    private func isFailure(_ outcome: RuleOutcome) -> Bool {
        findings(outcome).contains { $0.severity >= .error }
    }

    private func findings(_ outcome: RuleOutcome) -> [Finding] {
        report.diagnosis.open.filter { $0.rule.id == outcome.rule.id }
    }

    private func testCase(_ outcome: RuleOutcome) -> String {
        let parts = outcome.rule.id.split(separator: "/", maxSplits: 1).map(String.init)
        let names = "\(XML.attribute("classname", parts[0])) \(XML.attribute("name", parts.last ?? outcome.rule.id))"
        let body: String
        switch outcome.status {
        case .clean: return "    <testcase \(names)/>"
        case .notEvaluated(let reason): body = "<skipped \(XML.attribute("message", reason))/>"
        case .broken(let reason): body = "<error \(XML.attribute("message", reason))/>"
        case .fired:
            let text = findings(outcome).map { "\($0.message)\n\($0.impact)" }.joined(separator: "\n")
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
