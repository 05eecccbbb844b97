import Diagnosis
import RuleFormat
import Rules

/// The report in few lines: the verdict, then each finding without a better cause in a line that is never broken, so
/// that grep and a status bar can use it.
package struct BriefReport {
    private let report: Report
    private let style: TerminalStyle

    package init(_ report: Report, style: TerminalStyle) {
        self.report = report
        self.style = style
    }

    package var text: String {
        let head = TerminalHead(report: report, style: style, verbose: false)
        let totals = TerminalTotals(report: report, style: style)
        let problems = report.diagnosis.problems
        guard !problems.isEmpty else { return head.line + totals.text }
        return "\(head.completeness)   \(totals.verdict)   \(totals.rules)\n" + problems.map(lines).joined()
    }

    private func lines(_ problem: Problem) -> String {
        problem.findings.enumerated().map { index, finding in
            let message = TerminalText.shortened(TerminalText.clean(finding.message.replacing("\n", with: " ")))
            let consequences = problem.consequences.count
            let tail = index == 0 && consequences > 0 ? "   (\(style.say(.consequences(consequences))))" : ""
            return "\(style.label(finding.severity)) \(TerminalText.clean(finding.rule.id))  \(message)\(tail)\n"
        }.joined()
    }
}
