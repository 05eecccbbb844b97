package import Diagnosis
package import RuleFormat

/// Everything that can be done about a diagnosis, in order, and what is left for a person.
package struct RepairPlan: Sendable, Hashable, Codable {
    package struct Advice: Sendable, Hashable, Codable {
        package let rule: String
        package let finding: String
        package let text: String
    }

    package var steps: [RepairStep] = []
    package var advice: [Advice] = []

    package var isEmpty: Bool { steps.isEmpty && advice.isEmpty }
    package var risk: Risk { steps.map(\.risk).max() ?? .safe }

    /// The part that concerns each finding, by its id, as reports show it.
    package func summaries(of findings: [Finding]) -> [String: FixSummary] {
        var own: [String: [RepairStep]] = [:]
        for step in steps {
            for finding in Set(step.findings) { own[finding, default: []].append(step) }
        }
        let words = Dictionary(grouping: advice, by: \.finding)
        let parts = findings.map { ($0.id, Self.summary(own[$0.id] ?? [], words[$0.id] ?? [])) }
        return Dictionary(parts) { first, _ in first }
    }

    private static func summary(_ own: [RepairStep], _ advice: [Advice]) -> FixSummary {
        FixSummary(
            available: !own.isEmpty,
            risk: own.isEmpty ? .manual : own.map(\.risk).max() ?? .safe,
            steps: own.map {
                FixSummary.Step(on: $0.node, run: $0.run.shown, undo: $0.undo.isEmpty ? nil : $0.undo.shown)
            },
            advice: advice.isEmpty ? nil : advice.map(\.text).joined(separator: "\n")
        )
    }
}
