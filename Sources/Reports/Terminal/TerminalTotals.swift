import Diagnosis
import RuleFormat
import Rules

/// The counts: problems by severity, and how the rules fared.
struct TerminalTotals {
    let report: Report
    let style: TerminalStyle

    private var diagnosis: Diagnosis { report.diagnosis }

    /// `1 critical problem  2 warnings   9 consequences`.
    var verdict: String {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = diagnosis.count(severity)
            return count == 0 ? nil : style.painted(style.say(.problems(severity, count)), severity)
        }
        let consequences = diagnosis.open.count { $0.causedBy != nil }
        let tail = consequences == 0 ? "" : "   " + style.say(.consequences(consequences))
        return counts.joined(separator: "  ") + tail
    }

    /// `207 rules: 199 clean, 3 fired, 5 not evaluated`.
    var rules: String {
        let clean = diagnosis.outcomes.count { if case .clean = $0.status { true } else { false } }
        let fired = diagnosis.outcomes.count { !$0.rows.isEmpty }
        let broken = diagnosis.outcomes.count { if case .broken = $0.status { true } else { false } }
        let skipped = diagnosis.outcomes.count - clean - fired - broken
        var counts = [style.say(.clean(clean))]
        if fired > 0 { counts.append(style.say(.fired(fired))) }
        if skipped > 0 { counts.append(style.say(.notEvaluatedCount(skipped))) }
        if broken > 0 { counts.append(style.say(.broken(broken))) }
        return style.say(.tally(style.say(.rules(diagnosis.outcomes.count)), counts))
    }

    /// What a reader who scrolled down sees: the verdict again, or that all is well.
    var text: String {
        if diagnosis.problems.isEmpty, report.isUnjudgedCapture {
            return wrapped("\(style.say(.capturesAreNotJudged)) \(style.say(.ended(rules)))")
        }
        if diagnosis.problems.isEmpty {
            let words =
                diagnosis.verdict == .incomplete
                ? style.say(.nothingFoundButIncomplete) : style.green(style.say(.noProblems))
            return wrapped("\(words) \(style.say(.ended(rules)))")
        }
        return "  \(verdict)\n  \(rules)\n"
    }

    private func wrapped(_ sentence: String) -> String {
        TextWrap.lines(sentence, width: style.width - 2).map { "  \($0)\n" }.joined()
    }
}
