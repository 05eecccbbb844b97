import Diagnosis
import RuleFormat
import Rules

/// One problem: who says what, the impact, the remedy, and its consequences folded below.
struct ProblemBlock {
    private let problem: Problem
    private let fixes: [String: FixSummary]
    private let style: TerminalStyle
    private let verbose: Bool
    /// More findings of one rule than this are counted, not listed.
    private static let shown = 6

    init(_ problem: Problem, _ fixes: [String: FixSummary], _ style: TerminalStyle, verbose: Bool) {
        self.verbose = verbose
        self.problem = problem
        self.fixes = fixes
        self.style = style
    }

    var text: String {
        var text = "\(style.label(problem.severity)) \(style.bold(TerminalText.clean(problem.rule.id)))\n"
        for (index, finding) in problem.findings.prefix(Self.shown).enumerated() {
            text += line(finding.message, indent: 2)
            // The first finding is proved in full; its likes need one line each.
            text += evidence(finding.evidence.prefix(index == 0 || verbose ? .max : 1))
        }
        if problem.findings.count > Self.shown {
            text += "  \(style.say(.moreLikeIt(problem.findings.count - Self.shown)))\n"
        }
        if let impact = problem.findings.first?.impact { text += entry(style.say(.impact), impact) }
        return text + remedy + consequences
    }

    private func evidence(_ lines: ArraySlice<Evidence>) -> String {
        let width = min(lines.map { TextWidth.of($0.source) }.max() ?? 0, 42, style.width / 2)
        return lines.map { proof in
            let source = TerminalText.clean(proof.source)
            // A source wider than its column gets a line of its own.
            if TextWidth.of(source) > width { return line(source, indent: 4) + line(proof.text, indent: 6) }
            return TerminalText.entry(source, proof.text, indent: 4, column: width + 2, width: style.width)
        }.joined()
    }

    private var remedy: String {
        let own = problem.findings.compactMap { fixes[$0.id] }
        let steps = Set(own.flatMap(\.steps)).count
        var text = ""
        if steps > 0 {
            let risk = own.filter(\.available).map(\.risk).max() ?? .safe
            text += entry(style.say(.fix), style.say(.repairSteps(steps, risk)))
        }
        for advice in distinct(own.compactMap(\.advice)).prefix(verbose ? 9 : 2) {
            text += entry(style.say(steps > 0 ? .also : .fix), advice)
        }
        return text
    }

    private var consequences: String {
        let groups = Dictionary(grouping: problem.consequences, by: \.rule.id)
            .sorted { ($1.value[0].severity, $0.key) < ($0.value[0].severity, $1.key) }
        guard !groups.isEmpty else { return "" }
        var text = "  \(style.trunk)\n"
        for (index, group) in groups.enumerated() {
            let mark = index == groups.count - 1 ? style.corner : style.branch
            let findings = group.value
            let more = findings.count > 1 ? style.say(.andMoreLikeIt(findings.count - 1)) : ""
            let id = TerminalText.clean(findings[0].rule.id)
            text += "  \(mark) \(style.label(findings[0].severity)) \(id)   \(style.say(.consequence))\n"
            text += line(findings[0].message + more, indent: 6, trunk: index < groups.count - 1)
        }
        return text
    }

    private func line(_ text: String, indent: Int, trunk: Bool = false) -> String {
        let start =
            trunk
            ? "  " + style.trunk + String(repeating: " ", count: indent - 3) : String(repeating: " ", count: indent)
        return TerminalText.wrapped(TerminalText.clean(text), width: style.width - indent)
            .map { start + $0 + "\n" }.joined()
    }

    private func entry(_ label: String, _ text: String) -> String {
        TerminalText.entry(label, text, indent: 2, column: 9, width: style.width)
    }

    private func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
