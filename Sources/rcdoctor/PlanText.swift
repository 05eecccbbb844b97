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
    private let isComplete: Bool

    /// - Parameters:
    ///   - isOffer: the plan is only shown, and the reader is told how to run it.
    ///   - isComplete: everything could be looked at.
    init(_ plan: RepairPlan, targets: [String], style: TerminalStyle, isOffer: Bool, isComplete: Bool) {
        self.isOffer = isOffer
        self.isComplete = isComplete
        self.plan = plan
        self.targets = targets
        self.style = style
    }

    var text: String {
        let name = targets.joined(separator: " ")
        guard !plan.isEmpty else { return nothing(name) }
        var text = say(
            "Plan for \(name).\(isOffer ? " Nothing has been changed." : "")\n",
            "\(name) 的修复计划。\(isOffer ? "尚未做任何改动。" : "")\n"
        )
        var rule = ""
        for group in StepGroup.group(plan.steps) {
            if group.first.rule != rule { text += "\n  \(group.first.rule)\n" }
            rule = group.first.rule
            text += block(group)
        }
        if !plan.advice.isEmpty { text += say("\n  not automatic\n", "\n  需要人工处理\n") }
        for advice in plan.advice {
            text += "    \(advice.rule)\n"
            text += TerminalText.entry("", advice.text, indent: 6, column: 0, width: style.width)
        }
        return text + totals
    }

    private func nothing(_ name: String) -> String {
        let nothing = say("Nothing to repair at \(name).\n", "\(name) 没有需要修复的。\n")
        guard !isComplete else { return nothing }
        return nothing
            + say(
                "Not everything could be looked at. What, and why:  rcdoctor scan \(name)\n",
                "并非所有内容都能检查。缺什么、为什么：rcdoctor scan \(name)\n"
            )
    }

    private func block(_ group: StepGroup) -> String {
        let step = group.first
        let numbers = group.count == 1 ? "\(group.number)" : "\(group.number)-\(group.number + group.count - 1)"
        var lines: [(label: String, text: String)] = [
            (say("on", "节点"), group.nodes.joined(separator: ", ")), (say("why", "目的"), step.title),
        ]
        if let loses = step.loses { lines.append((say("note", "注意"), loses)) }
        if !step.undo.isEmpty { lines.append((say("undo", "撤回"), StepText.shortened(step.undo))) }
        let pad = String(repeating: " ", count: max(1, 6 - numbers.count))
        let head = "    \(numbers)\(pad)\(StepText.command(step))   \(risk(step.risk))\n"
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
            .map { risk in "\(plan.steps.count { $0.risk == risk }) \(self.risk(risk))" }
        let (steps, places) = (
            Formatter.plural(Int64(plan.steps.count), "step"), Formatter.plural(Int64(nodes), "node")
        )
        let total = say(
            "\(steps) on \(places): \(risks.joined(separator: ", "))",
            "\(nodes) 个节点上共 \(plan.steps.count) 步：\(risks.joined(separator: "，"))"
        )
        let run = say(
            "  run it:  rcdoctor fix --apply\(flags)asks before it starts\n",
            "  执行：   rcdoctor fix --apply\(flags)开始前会先询问\n"
        )
        return "\n  \(total)\n" + (isOffer ? run : "\n")
    }

    private func say(_ english: String, _ chinese: String) -> String { style.language.either(english, chinese) }

    private func risk(_ risk: Risk) -> String { style.language.name(of: risk) }
}
