import ClusterModel

extension [RepairStep] {
    /// Moves in a row between the same two nodes are one step, though each is for a finding of its own.
    ///
    /// A doctor that was killed leaves a window of open slots, each of them a finding, and after every finding the whole
    /// cluster is looked at again.
    func joiningMoves() -> [RepairStep] {
        var result: [RepairStep] = []
        for step in self {
            if let joined = result.last?.joined(with: step) {
                result[result.count - 1] = joined
            } else {
                result.append(step)
            }
        }
        return result
    }
}

extension RepairStep {
    /// nil if the two are not one move.
    fileprivate func joined(with other: RepairStep) -> RepairStep? {
        guard var move, let more = other.move, rule == other.rule, title == other.title, risk == other.risk,
            findings.first != other.findings.first, guards.isEmpty, other.guards.isEmpty,
            (move.kind, move.source, move.target) == (more.kind, more.source, more.target), move.others == more.others,
            move.slots.count + more.slots.count <= ShareSlots.stepSize
        else { return nil }
        move.slots.formUnion(more.slots)
        var step = RepairStep(rule: rule, findings: findings + other.findings, title: title, move: move)
        step.checks = checks
        for check in other.checks { step.add(check) }
        step.checkWithin = Swift.max(checkWithin, other.checkWithin)
        step.goneWithin = [goneWithin, other.goneWithin].compactMap { $0 }.max()
        return step
    }

    /// Adds a check; slots that a view must give to the same owner are asked for at once.
    private mutating func add(_ check: Condition) {
        if case .slotsBelong(let more, let owner) = check.kind {
            for (index, own) in checks.enumerated() where own.node == check.node {
                guard case .slotsBelong(var slots, owner) = own.kind else { continue }
                slots.formUnion(more)
                checks[index].kind = .slotsBelong(slots, to: owner)
                return
            }
        }
        if !checks.contains(check) { checks.append(check) }
    }
}
