import Diagnosis
import Facts
import RuleFormat
import Rules

/// The report for a person at a terminal: verdict and completeness first, causes with their consequences below.
package struct TerminalReport {
    private let report: Report
    private let style: TerminalStyle
    private let verbose: Bool

    package init(_ report: Report, style: TerminalStyle, verbose: Bool = false) {
        self.report = report
        self.verbose = verbose
        self.style = style
    }

    package var text: String {
        var text = TerminalHead(report: report, style: style, verbose: verbose).text
        for problem in report.diagnosis.problems {
            text += "\n" + ProblemBlock(problem, report.fixes, style, verbose: verbose).text
        }
        // Beside what the nodes say, the tables of a capture are for those who ask for more.
        if let capture, report.isCapture || verbose { text += capture.tables }
        text += silentNodes
        text += "\n" + TerminalTotals(report: report, style: style).text + known
        if verbose { text += VerboseDetails(report: report, style: style).text } else { text += unjudged }
        return text + rights + next + leftOut
    }

    /// So many nodes that gave no answer are named.
    private static let mostSilent = 10

    private var capture: CaptureText? {
        report.capture.map { CaptureText(overview: $0, style: style, verbose: verbose) }
    }

    /// Nodes that gave no answers, or no numbers of keys, and about which no rule has a word.
    private var silentNodes: String {
        let told = Set(report.diagnosis.findings.flatMap(\.nodes))
        let silent = report.diagnosis.collection.filter { fact in
            let isFile = CollectorName.files.contains(fact.collector) && fact.status == .unreachable
            let isUncounted = fact.collector == .slotKeys && [.timedOut, .unreachable].contains(fact.status)
            return isFile || isUncounted || (fact.collector == .connect && ![.ok, .notAsked].contains(fact.status))
        }
        let untold = silent.filter { $0.collector != .connect || !told.contains($0.node) }
        let denied = report.diagnosis.collection.filter { $0.collector != .connect && $0.status == .denied }
        let text =
            entries(.notExamined, untold.map { $0.detail ?? "\($0.node): \($0.status.rawValue)" })
            + entries(.notAllowed, denied.map { "\($0.node) \($0.collector.rawValue): \($0.detail ?? "")" })
        return text.isEmpty ? "" : "\n" + text
    }

    /// One after the other; of hundreds the first ones, unless everything is wanted.
    private func entries(_ title: Phrase, _ words: [String]) -> String {
        var shown = verbose ? words : Array(words.prefix(Self.mostSilent))
        let left = words.count - shown.count
        if left > 0, let last = shown.indices.last { shown[last] += style.say(.andMoreLikeIt(left)) }
        return shown.map {
            TerminalText.entry(style.say(title), $0, indent: 2, column: 14, width: style.width)
        }.joined()
    }

    /// What is muted or in the baseline: counted always, named with -v; and mutes that no longer hold.
    private var known: String {
        let diagnosis = report.diagnosis
        var text = ""
        if diagnosis.mutedCount > 0 {
            let count = style.say(.knownFindings(diagnosis.mutedCount))
            text += "  \(count)" + (verbose ? ":\n" : " \(style.say(.namedByVerbose))\n")
        }
        if verbose {
            for finding in diagnosis.findings {
                guard let reason = finding.muted else { continue }
                let words = "\(finding.rule.id): \(finding.message) (\(reason))"
                text += entry(style.say(.known), words)
            }
        }
        for note in diagnosis.notes {
            text += entry(style.say(.note), note)
        }
        return text
    }

    /// Why a capture could not tell more: one line for each reason.
    private var unjudged: String {
        guard capture != nil else { return "" }
        var order: [String] = []
        var counts: [String: Int] = [:]
        for outcome in report.diagnosis.outcomes {
            guard case .notEvaluated(let reason) = outcome.status else { continue }
            if counts[reason] == nil { order.append(reason) }
            counts[reason, default: 0] += 1
        }
        return order.map { entry(style.say(.notEvaluated), "\(style.say(.rules(counts[$0] ?? 0))): \($0)") }.joined()
    }

    private func entry(_ label: String, _ text: String) -> String {
        TerminalText.entry(label, text, indent: 2, column: 15, width: style.width)
    }

    /// On one line whatever the width: it is there to be copied.
    private var rights: String {
        guard let line = RightsAdvice.line(report.diagnosis) else { return "" }
        return "  \(style.say(.rightsWanted))\n    \(line)\n"
    }

    private var next: String {
        var text = ""
        if let snapshot = report.snapshot { text += "  \(style.say(.saved)) \(TerminalText.clean(snapshot))\n" }
        guard let first = report.diagnosis.problems.first else { return text }
        let explain = "rcdoctor explain \(TerminalText.clean(first.rule.id))"
        let label = "  \(style.say(.next)) "
        guard report.fixes.values.contains(where: \.available) else { return text + label + explain + "\n" }
        let pad = String(repeating: " ", count: TextWidth.of(label))
        return text + "\(label)rcdoctor fix        \(style.say(.showsThePlan))\n\(pad)\(explain)\n"
    }

    /// The last line: what a snapshot of this does not hold.
    private var leftOut: String {
        let facts = report.diagnosis.leftOut
        guard !facts.isEmpty else { return "" }
        let list = facts.map { Formatter.plural(Int64($0.count), $0.what) }.joined(separator: ", ")
        return "  \(style.say(.leftOut)) \(TerminalText.clean(list)) \(style.say(.keepsUserData))\n"
    }
}
