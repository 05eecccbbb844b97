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
            let also =
                same == 0
                ? ""
                : say(" \(Formatter.plural(Int64(same), "finding")) in both.", "两者都有的发现：\(same) 个。")
            return style.green(say("No difference that matters.", "没有要紧的差异。")) + also + "\n"
        }
        var text = ""
        for change in difference.changes { text += entry(change) }
        if !difference.changes.isEmpty { text += "\n" }
        text += findings(say("new", "新增"), difference.newFindings)
        text += findings(say("gone", "消失"), difference.goneFindings)
        if verbose { text += findings(say("same", "相同"), difference.sameFindings) }
        let (new, gone) = (difference.newFindings.count, difference.goneFindings.count)
        let same = difference.sameFindings.count
        let counts = [
            say(Formatter.plural(Int64(difference.changes.count), "change"), "\(difference.changes.count) 处变化"),
            say("findings: \(new) new, \(gone) gone, \(same) same", "发现：新增 \(new)，消失 \(gone)，相同 \(same)"),
        ]
        return text + "  " + counts.joined(separator: "   ") + "\n"
    }

    private func say(_ english: String, _ chinese: String) -> String { style.language.either(english, chinese) }

    private func entry(_ change: Difference.Change) -> String {
        let nodes =
            change.nodes.prefix(3).joined(separator: ", ")
            + (change.nodes.count > 3 ? say(" and \(change.nodes.count - 3) more", " 等 \(change.nodes.count) 个") : "")
        let words: String
        switch (change.before, change.after) {
        case (nil, let after?) where change.kind == .member:
            words = say("\(nodes) joined as \(after)", "\(nodes) 加入，角色 \(after)")
        case (_?, nil) where change.kind == .member: words = say("\(nodes) is no longer a member", "\(nodes) 不再是成员")
        case (let before, let after):
            let subject = change.name.map { say("\($0) on \(nodes)", "\(nodes) 的 \($0)") } ?? nodes
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
        guard let value else { return say("nothing", "无") }
        return value.isEmpty ? "\"\"" : value
    }

    private func findings(_ word: String, _ findings: [Finding]) -> String {
        findings.map { finding in
            TerminalText.entry(
                word,
                "\(style.say(.severity(finding.severity)).uppercased()) \(finding.rule.id): \(finding.message)",
                indent: 2,
                column: 15,
                width: style.width
            )
        }.joined()
    }
}
