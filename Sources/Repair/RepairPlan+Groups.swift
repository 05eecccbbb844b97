extension RepairPlan {
    /// Steps in a row that mend the same finding, with their numbers from 1.
    var groups: [[(number: Int, step: RepairStep)]] {
        var groups: [[(number: Int, step: RepairStep)]] = []
        for (index, step) in steps.enumerated() {
            if let last = groups.last?.last?.step, last.findings.first == step.findings.first {
                groups[groups.count - 1].append((index + 1, step))
            } else {
                groups.append([(index + 1, step)])
            }
        }
        return groups
    }

    /// Only what one rule found.
    package func only(_ rule: String) -> RepairPlan {
        var plan = self
        plan.steps.removeAll { $0.rule != rule }
        plan.advice.removeAll { $0.rule != rule }
        return plan
    }

    /// The step that does the same work.
    func step(like other: RepairStep) -> RepairStep? { steps.first { $0.isSameWork(as: other) } }

    /// Numbers of the steps of an earlier plan's group that this plan has no more.
    ///
    /// Replicas are exchanged between shards, or none is: the one without the other would leave a master alone.
    func lacks(of group: [(number: Int, step: RepairStep)]) -> Set<Int> {
        let gone = group.filter { step(like: $0.step) == nil }
        let replicate = [CommandWord].plain("CLUSTER", "REPLICATE")
        let moving = group.filter { Array($0.step.run.prefix(2)) == replicate }
        let isBroken = moving.contains { one in gone.contains { $0.number == one.number } }
        return Set((gone + (isBroken ? moving : [])).map(\.number))
    }
}
