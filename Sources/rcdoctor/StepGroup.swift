import ClusterModel
import Repair
import RuleFormat

/// Steps in a row that are the same command on several nodes, or one move cut in parts: one entry of the plan as people
/// read it.
struct StepGroup {
    /// Number of the first step, from 1.
    let number: Int
    /// What stands for all of them.
    var first: RepairStep
    var nodes: [String]
    var count = 1

    static func group(_ steps: [RepairStep]) -> [StepGroup] {
        var groups: [StepGroup] = []
        for (index, step) in steps.enumerated() {
            if groups.last?.isAlike(step) == true {
                groups[groups.count - 1].take(step)
            } else {
                groups.append(StepGroup(number: index + 1, first: step, nodes: [step.node]))
            }
        }
        return groups
    }

    private mutating func take(_ step: RepairStep) {
        count += 1
        if !nodes.contains(step.node) { nodes.append(step.node) }
        guard let more = step.move?.slots, var move = first.move else { return }
        move.slots.formUnion(more)
        first.move = move
        first.run = move.words
        if !first.undo.isEmpty { first.undo = move.reversed.words }
    }

    private func isAlike(_ step: RepairStep) -> Bool {
        guard first.title == step.title, first.risk == step.risk, first.rule == step.rule else { return false }
        if let move = first.move, let other = step.move {
            return (move.kind, move.source, move.target) == (other.kind, other.source, other.target)
        }
        return first.run.shown == step.run.shown && first.undo.shown == step.undo.shown
    }
}
