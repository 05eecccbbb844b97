import Repair
import Reports
import RuleFormat
import Rules

/// A repair plan for a person: what, where, why, the risk and the way back. Passwords stand as `<masterauth>`.
struct PlanText {
    private let plan: RepairPlan
    private let targets: [String]
    private let style: TerminalStyle

    init(_ plan: RepairPlan, targets: [String], style: TerminalStyle) {
        self.plan = plan
        self.targets = targets
        self.style = style
    }

    var text: String {
        let name = targets.joined(separator: " ")
        guard !plan.isEmpty else { return "Nothing to repair at \(name).\n" }
        var text = "Plan for \(name). Nothing has been changed.\n"
        var rule = ""
        for (index, step) in plan.steps.enumerated() {
            if step.rule != rule { text += "\n  \(step.rule)\n" }
            rule = step.rule
            text += self.step(index + 1, step)
        }
        if !plan.advice.isEmpty { text += "\n  not automatic\n" }
        for advice in plan.advice {
            text += "    \(advice.rule)\n"
            text += TerminalText.entry("", advice.text, indent: 6, column: 0, width: style.width)
        }
        return text + totals
    }

    private func step(_ number: Int, _ step: RepairStep) -> String {
        let head = String(repeating: " ", count: max(0, 4 - String(number).count)) + "\(number)"
        var text = "\(head)  \(step.node)   \(StepText.command(step))   \(step.risk.rawValue)\n"
        text += "        why    \(step.title)\n"
        if let loses = step.loses { text += "        loses  \(loses)\n" }
        if !step.undo.isEmpty { text += "        undo   \(StepText.shortened(step.undo))\n" }
        return TerminalText.clean(text)
    }

    private var totals: String {
        guard !plan.steps.isEmpty else { return "" }
        let nodes = Set(plan.steps.map(\.node)).count
        let risks = [Risk.safe, .disruptive, .destructive]
            .map { risk in "\(plan.steps.count { $0.risk == risk }) \(risk.rawValue)" }
        return "\n  \(Formatter.plural(Int64(plan.steps.count), "step")) on \(Formatter.plural(Int64(nodes), "node")): "
            + risks.joined(separator: ", ") + "\n  run it:  rcdoctor fix --apply            asks before it starts\n"
    }
}
