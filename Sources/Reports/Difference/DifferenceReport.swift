package import Diagnosis
import RuleFormat
import Rules

/// The difference of two snapshots for a person at a terminal.
package struct DifferenceReport {
    private let difference: Difference
    private let style: TerminalStyle
    private let verbose: Bool

    package init(_ difference: Difference, style: TerminalStyle, verbose: Bool = false) {
        self.difference = difference
        self.style = style
        self.verbose = verbose
    }

    package var text: String {
        guard !difference.isEmpty else {
            let same = difference.sameFindings.count
            let also = same == 0 ? "" : " \(Formatter.plural(Int64(same), "finding")) in both."
            return style.green("No difference that matters.") + also + "\n"
        }
        var text = ""
        for change in difference.changes { text += entry(change) }
        if !difference.changes.isEmpty { text += "\n" }
        text += findings("new", difference.newFindings)
        text += findings("gone", difference.goneFindings)
        if verbose { text += findings("same", difference.sameFindings) }
        let counts = [
            Formatter.plural(Int64(difference.changes.count), "change"),
            "findings: \(difference.newFindings.count) new, \(difference.goneFindings.count) gone, "
                + "\(difference.sameFindings.count) same",
        ]
        return text + "  " + counts.joined(separator: "   ") + "\n"
    }

    private func entry(_ change: Difference.Change) -> String {
        let nodes =
            change.nodes.prefix(3).joined(separator: ", ")
            + (change.nodes.count > 3 ? " and \(change.nodes.count - 3) more" : "")
        let words: String
        switch (change.before, change.after) {
        case (nil, let after?) where change.kind == .member: words = "\(nodes) joined as \(after)"
        case (_?, nil) where change.kind == .member: words = "\(nodes) is no longer a member"
        case (let before, let after):
            let subject = change.name.map { "\($0) on \(nodes)" } ?? nodes
            words = "\(subject): \(shown(before)) \(style.arrow) \(shown(after))"
        }
        return TerminalText.entry(
            change.kind.rawValue,
            words,
            indent: 2,
            column: 15,
            width: style.width
        )
    }

    private func shown(_ value: String?) -> String {
        guard let value else { return "nothing" }
        return value.isEmpty ? "\"\"" : value
    }

    private func findings(_ word: String, _ findings: [Finding]) -> String {
        findings.map { finding in
            TerminalText.entry(
                word,
                "\(finding.severity.rawValue.uppercased()) \(finding.rule.id): \(finding.message)",
                indent: 2,
                column: 15,
                width: style.width
            )
        }.joined()
    }
}
