import Repair
import Reports
import RuleFormat
import Rules

/// A repair plan for a person: what, where, why, the risk and the way back.
///
/// Passwords stand as `<masterauth>`.
struct PlanText {
    private let plan: RepairPlan
    private let targets: [String]
    private let style: TerminalStyle
    private let isOffer: Bool

    /// - Parameter isOffer: the plan is only shown, and the reader is told how to run it.
    init(_ plan: RepairPlan, targets: [String], style: TerminalStyle, isOffer: Bool) {
        self.isOffer = isOffer
        self.plan = plan
        self.targets = targets
        self.style = style
    }

    var text: String {
        let name = targets.joined(separator: " ")
        guard !plan.isEmpty else { return "Nothing to repair at \(name).\n" }
        var text = "Plan for \(name).\(isOffer ? " Nothing has been changed." : "")\n"
        var rule = ""
        for group in StepGroup.group(plan.steps) {
            if group.first.rule != rule { text += "\n  \(group.first.rule)\n" }
            rule = group.first.rule
            text += block(group)
        }
        if !plan.advice.isEmpty { text += "\n  not automatic\n" }
        for advice in plan.advice {
            text += "    \(advice.rule)\n"
            text += TerminalText.entry("", advice.text, indent: 6, column: 0, width: style.width)
        }
        return text + totals
    }

    private func block(_ group: StepGroup) -> String {
        let step = group.first
        let numbers = group.count == 1 ? "\(group.number)" : "\(group.number)-\(group.number + group.count - 1)"
        var lines: [(label: String, text: String)] = [
            ("on", group.nodes.joined(separator: ", ")), ("why", step.title),
        ]
        if let loses = step.loses { lines.append(("note", loses)) }
        if !step.undo.isEmpty { lines.append(("undo", StepText.shortened(step.undo))) }
        let pad = String(repeating: " ", count: max(1, 6 - numbers.count))
        let head = "    \(numbers)\(pad)\(StepText.command(step))   \(step.risk.rawValue)\n"
        return TerminalText.clean(head)
            + lines.map { TerminalText.entry($0.label, $0.text, indent: 10, column: 6, width: style.width) }.joined()
    }

    private var flags: String {
        plan.risk == .destructive ? " --allow destructive   " : "            "
    }

    private var totals: String {
        guard !plan.steps.isEmpty else { return "" }
        let nodes = Set(plan.steps.map(\.node)).count
        let risks = [Risk.safe, .disruptive, .destructive]
            .map { risk in "\(plan.steps.count { $0.risk == risk }) \(risk.rawValue)" }
        return "\n  \(Formatter.plural(Int64(plan.steps.count), "step")) on \(Formatter.plural(Int64(nodes), "node")): "
            + risks.joined(separator: ", ") + "\n"
            + (isOffer ? "  run it:  rcdoctor fix --apply\(flags)asks before it starts\n" : "\n")
    }
}
