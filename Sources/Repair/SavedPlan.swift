import ClusterModel
import Foundation

/// A plan in a file, to be looked at, approved, and carried out later if nothing has changed.
///
/// JSON; passwords are named, never written.
package struct SavedPlan: Codable, Sendable {
    package let schema: Int
    package let tool: String
    /// RFC 3339, UTC.
    package let made: String
    package let targets: [String]
    package let only: String?
    package let plan: RepairPlan

    package init(plan: RepairPlan, targets: [String], only: String?, tool: String) {
        schema = 1
        made = Date.now.formatted(.iso8601)
        self.tool = tool
        self.targets = targets
        self.only = only
        self.plan = plan
    }

    package init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw JournalError("cannot read the plan \(path). Give the file that --plan-out wrote.")
        }
        do {
            self = try JSONDecoder().decode(SavedPlan.self, from: data)
        } catch {
            throw JournalError("\(path) is no plan of rcdoctor fix --plan-out. Nothing was changed.")
        }
        guard schema == 1 else {
            throw JournalError("\(path) was written by another version, \(tool). Make the plan anew with --plan-out.")
        }
    }

    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        do {
            try (try encoder.encode(self) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw JournalError("cannot write the plan \(path): \(SystemReason.of(error))")
        }
    }

    /// What makes the plan unfit, given the plan that today's facts come to; nil if they are the same.
    ///
    /// A plan follows from the facts that it depends on: commands, guards and checks hold nodes, ids, slots and values,
    /// so equal steps mean that none of these has changed. Whether one more finding would be healed by the same step does
    /// not matter.
    package func objection(_ today: RepairPlan) -> String? {
        let (before, after) = (plan.steps.map(Self.deed), today.steps.map(Self.deed))
        if before == after { return nil }
        for (number, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
            let (saved, now) = pair
            if saved.isSameWork(as: now) {
                return
                    "step \(number + 1), \(saved.run.shown) on \(saved.node), would need other guards or checks today"
            }
            return "step \(number + 1) was \(saved.run.shown) on \(saved.node), and would be \(now.run.shown) on "
                + "\(now.node) today"
        }
        return "it has \(plan.steps.count) steps, today it would be \(today.steps.count)"
    }

    private static func deed(_ step: RepairStep) -> RepairStep {
        var step = step
        step.findings = []
        return step
    }
}
