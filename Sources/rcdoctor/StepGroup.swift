import Repair
import RuleFormat

/// Steps in a row that are the same command on several nodes: one entry of the plan as people read it.
struct StepGroup {
    /// Number of the first step, from 1.
    let number: Int
    let first: RepairStep
    var nodes: [String]

    var count: Int { nodes.count }

    static func group(_ steps: [RepairStep]) -> [StepGroup] {
        var groups: [StepGroup] = []
        for (index, step) in steps.enumerated() {
            if let last = groups.last, last.isAlike(step) {
                groups[groups.count - 1].nodes.append(step.node)
            } else {
                groups.append(StepGroup(number: index + 1, first: step, nodes: [step.node]))
            }
        }
        return groups
    }

    private func isAlike(_ step: RepairStep) -> Bool {
        first.run.shown == step.run.shown && first.title == step.title && first.risk == step.risk
            && first.undo.shown == step.undo.shown && first.rule == step.rule
    }
}
