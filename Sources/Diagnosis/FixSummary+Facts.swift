package import Facts
import RuleFormat

extension FixSummary {
    /// As rows of a snapshot.
    package func facts(of finding: String) -> [FixFact] {
        guard !steps.isEmpty else {
            return [FixFact(finding: finding, available: available, risk: risk.rawValue, advice: advice)]
        }
        return steps.enumerated().map { index, step in
            FixFact(
                finding: finding,
                available: available,
                risk: risk.rawValue,
                advice: advice,
                step: index + 1,
                target: step.on,
                command: step.run,
                undo: step.undo
            )
        }
    }

    /// By the id of the finding; rows in the order of the steps.
    package static func from(_ facts: [FixFact]) -> [String: FixSummary] {
        Dictionary(grouping: facts, by: \.finding).compactMapValues { rows in
            guard let first = rows.first, let risk = Risk(rawValue: first.risk) else { return nil }
            let steps = rows.compactMap { row -> Step? in
                guard let target = row.target, let command = row.command else { return nil }
                return Step(on: target, run: command, undo: row.undo)
            }
            return FixSummary(available: first.available, risk: risk, steps: steps, advice: first.advice)
        }
    }
}
