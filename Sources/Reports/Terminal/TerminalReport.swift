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
        let diagnosis = report.diagnosis
        var text = header + summary
        for problem in diagnosis.problems {
            text += "\n" + ProblemBlock(problem, report.fixes, style, verbose: verbose).text
        }
        // Beside what the nodes say, the tables of a capture are for those who ask for more.
        if let capture, isCapture || verbose { text += capture.tables }
        text += silentNodes
        text += "\n" + totals + unevaluated + rights + next + leftOut
        return text
    }

    private var header: String {
        let cluster = report.diagnosis.cluster
        if let capture, isCapture { return line([report.toolVersion, targets] + capture.header) }
        let parts = [
            report.toolVersion,
            targets,
            cluster.version,
            isAboutFiles
                ? Formatter.plural(Int64(files), "config file")
                : "\(cluster.reachable) of \(cluster.nodes) nodes answered",
            Self.seconds(report.source.seconds),
        ]
        return line(parts.compactMap { $0 })
    }

    private func line(_ parts: [String]) -> String {
        style.bold("rcdoctor") + " " + TerminalText.clean(parts.joined(separator: "   ")) + "\n"
    }

    private var targets: String {
        report.source.targets.prefix(3).joined(separator: " ")
            + (report.source.targets.count > 3 ? " \(style.ellipsis)" : "")
    }

    /// Nothing but captures was examined.
    private var isCapture: Bool { report.capture != nil && report.diagnosis.cluster.nodes == 0 && files == 0 }

    private var capture: CaptureText? {
        report.capture.map { CaptureText(overview: $0, style: style, verbose: verbose) }
    }

    private var files: Int { report.diagnosis.collection.count { $0.collector == .configFile } }

    /// Nothing running was asked, so there is no state of a cluster to tell.
    private var isAboutFiles: Bool { files > 0 && report.diagnosis.cluster.nodes == 0 }

    private var summary: String {
        if let capture, isCapture { return capture.counts }
        if isAboutFiles { return "" }
        let cluster = report.diagnosis.cluster
        return (capture?.counts ?? "") + "\n  masters \(cluster.masters)   replicas \(cluster.replicas)   "
            + "slots \(cluster.slotsServed)/16384 served   state: \(cluster.state)\n"
    }

    /// Nodes that gave no answers and about which no rule has a word.
    private var silentNodes: String {
        let told = Set(report.diagnosis.findings.flatMap(\.nodes))
        let silent = report.diagnosis.collection.filter { fact in
            let isFile = CollectorName.files.contains(fact.collector) && fact.status == .unreachable
            return isFile || (fact.collector == .connect && ![.ok, .notAsked].contains(fact.status))
        }
        var text = ""
        for fact in silent where fact.collector != .connect || !told.contains(fact.node) {
            text += TerminalText.entry(
                "not examined",
                "\(fact.detail ?? "\(fact.node): \(fact.status.rawValue)")",
                indent: 2,
                column: 14,
                width: style.width
            )
        }
        for fact in report.diagnosis.collection where fact.collector != .connect && fact.status == .denied {
            text += TerminalText.entry(
                "not allowed",
                "\(fact.node) \(fact.collector.rawValue): \(fact.detail ?? "")",
                indent: 2,
                column: 14,
                width: style.width
            )
        }
        return text.isEmpty ? "" : "\n" + text
    }

    private var totals: String {
        let diagnosis = report.diagnosis
        let clean = diagnosis.outcomes.count { if case .clean = $0.status { true } else { false } }
        let fired = diagnosis.outcomes.count { !$0.rows.isEmpty }
        let broken = diagnosis.outcomes.count { if case .broken = $0.status { true } else { false } }
        let skipped = diagnosis.outcomes.count - clean - fired - broken
        var rules = "\(diagnosis.outcomes.count) rules: \(clean) clean"
        if fired > 0 { rules += ", \(fired) fired" }
        if skipped > 0 { rules += ", \(skipped) not evaluated" }
        if broken > 0 { rules += ", \(broken) broken" }
        if diagnosis.problems.isEmpty {
            let verdict =
                diagnosis.verdict == .incomplete
                ? "Nothing wrong was found, but not everything could be examined."
                : style.green("No problems found.")
            return "  \(verdict) \(rules).\n\(known)"
        }
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = diagnosis.count(severity)
            return count == 0 ? nil : Formatter.plural(Int64(count), Self.word(severity))
        }
        let consequences = diagnosis.open.count { $0.causedBy != nil }
        let tail = consequences == 0 ? "" : "   " + Formatter.plural(Int64(consequences), "consequence") + " below"
        return "  \(counts.joined(separator: "  "))\(tail)\n  \(rules)\n\(known)"
    }

    /// What is muted or in the baseline: counted always, named with -v; and mutes that no longer hold.
    private var known: String {
        let diagnosis = report.diagnosis
        var text = ""
        if diagnosis.mutedCount > 0 {
            text += "  \(Formatter.plural(Int64(diagnosis.mutedCount), "known finding")) not counted"
            text += verbose ? ":\n" : " (-v names them)\n"
        }
        if verbose {
            for finding in diagnosis.findings {
                guard let reason = finding.muted else { continue }
                let words = "\(finding.rule.id): \(finding.message) (\(reason))"
                text += TerminalText.entry("known", words, indent: 2, column: 15, width: style.width)
            }
        }
        for note in diagnosis.notes {
            text += TerminalText.entry("note", note, indent: 2, column: 15, width: style.width)
        }
        return text
    }

    private var unevaluated: String {
        guard verbose else { return capture == nil ? "" : unjudged }
        return report.diagnosis.outcomes.map { outcome in
            switch outcome.status {
            case .fired, .clean: ""
            case .notEvaluated(let reason): entry("not evaluated", "\(outcome.rule.id): \(reason)")
            // The reason names the rule itself.
            case .broken(let reason): entry("broken", reason)
            }
        }.joined()
    }

    /// Why a capture could not tell more: one line for each reason.
    private var unjudged: String {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for outcome in report.diagnosis.outcomes {
            guard case .notEvaluated(let reason) = outcome.status else { continue }
            if counts[reason] == nil { order.append(reason) }
            counts[reason, default: 0] += 1
        }
        return order.map { entry("not evaluated", "\(Formatter.plural(Int64(counts[$0] ?? 0), "rule")): \($0)") }
            .joined()
    }

    private func entry(_ label: String, _ text: String) -> String {
        TerminalText.entry(label, text, indent: 2, column: 15, width: style.width)
    }

    /// On one line whatever the width: it is there to be copied.
    private var rights: String {
        guard let line = RightsAdvice.line(report.diagnosis) else { return "" }
        return "  To have everything examined, on each node (NAME: the user of this scan):\n    \(line)\n"
    }

    private var next: String {
        var text = ""
        if let snapshot = report.snapshot { text += "  saved \(TerminalText.clean(snapshot))\n" }
        guard let first = report.diagnosis.problems.first else { return text }
        if report.fixes.values.contains(where: \.available) {
            text += "  next: rcdoctor fix        show the repair plan, changes nothing\n"
            text += "        rcdoctor explain \(TerminalText.clean(first.rule.id))\n"
        } else {
            text += "  next: rcdoctor explain \(TerminalText.clean(first.rule.id))\n"
        }
        return text
    }

    /// The last line: what a snapshot of this does not hold.
    private var leftOut: String {
        let facts = report.diagnosis.leftOut
        guard !facts.isEmpty else { return "" }
        let list = facts.map { Formatter.plural(Int64($0.count), $0.what) }.joined(separator: ", ")
        return "  left out: \(TerminalText.clean(list)) (--include-user-data keeps them)\n"
    }

    private static func word(_ severity: Severity) -> String {
        severity == .critical ? "critical problem" : severity.rawValue
    }

    private static func seconds(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }
}
