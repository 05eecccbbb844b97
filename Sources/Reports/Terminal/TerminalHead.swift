import Diagnosis
import Facts
import RuleFormat
import Rules

/// The first lines: what was examined, how much of it answered, the verdict, and the cluster at a glance.
struct TerminalHead {
    let report: Report
    let style: TerminalStyle
    let verbose: Bool

    var text: String { line + summary + overview }

    /// The one line that says what and how complete.
    var line: String {
        if let capture, report.isCapture { return line([report.toolVersion, targets] + capture.header) }
        return line([report.toolVersion, targets, cluster.version, completeness, seconds].compactMap { $0 })
    }

    var completeness: String {
        if let capture, report.isCapture { return capture.header.first ?? "" }
        return isAboutFiles
            ? style.say(.configFiles(files)) : style.say(.nodesAnswered(cluster.reachable, of: cluster.nodes))
    }

    private var cluster: ClusterSummary { report.diagnosis.cluster }

    private func line(_ parts: [String]) -> String {
        style.bold("rcdoctor") + " " + TerminalText.clean(parts.joined(separator: "   ")) + "\n"
    }

    private var targets: String {
        report.source.targets.prefix(3).map { TerminalText.shortened($0) }.joined(separator: " ")
            + (report.source.targets.count > 3 ? " \(style.ellipsis)" : "")
    }

    private var capture: CaptureText? {
        report.capture.map { CaptureText(overview: $0, style: style, verbose: verbose) }
    }

    private var files: Int {
        report.diagnosis.collection.count { $0.collector == .configFile && $0.status != .notAsked }
    }

    /// Nothing running was asked, so there is no state of a cluster to tell.
    private var isAboutFiles: Bool { files > 0 && cluster.nodes == 0 }

    private var summary: String {
        if let capture, report.isCapture { return capture.counts }
        if isAboutFiles { return "" }
        let counts = [
            "\(style.say(.masters)) \(cluster.masters)", "\(style.say(.replicas)) \(cluster.replicas)",
            "\(style.say(.slots)) \(cluster.slotsServed)/16384 \(style.say(.served))",
            style.say(.tally(style.say(.state), [cluster.state])),
        ]
        return (capture?.counts ?? "") + "\n  \(counts.joined(separator: "   "))\n\(slots)"
    }

    /// Only where there is a slot map; the legend only where it is needed.
    private var slots: String {
        guard let facts = report.facts, let map = try? SlotMap(facts) else { return "" }
        let bar = SlotBar(map, width: min(64, style.width - 4), style: style)
        return "  \(bar.text)\n" + (bar.isWhole ? "" : "  \(bar.legend)\n")
    }

    /// The verdict in a line, and a mark for each area; a healthy cluster needs neither.
    private var overview: String {
        let diagnosis = report.diagnosis
        guard !diagnosis.problems.isEmpty else { return "" }
        return "\n  \(TerminalTotals(report: report, style: style).verdict)\n"
            + (report.isCapture ? "" : "\n\(AreaOverview(diagnosis, style: style).text)")
    }

    private var seconds: String {
        let hundredths = Int((report.source.seconds * 100).rounded())
        let tail = hundredths % 100
        return style.say(.seconds("\(hundredths / 100).\(tail < 10 ? "0" : "")\(tail)"))
    }
}
