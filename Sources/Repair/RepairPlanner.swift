import ClusterModel
import Collectors
import Diagnosis
package import Examination
import Facts
import RuleFormat
import Rules

/// Turns the findings of an examination into a plan.
///
/// Causes come first; a step that two findings ask for stands once.
package struct RepairPlanner: Sendable {
    private static let mergedClusters = "topology/clusters-merged"

    package static func plan(_ examination: Examination) -> RepairPlan {
        var plan = RepairPlan()
        var handled: Set<String> = []
        for problem in examination.diagnosis.problems {
            for finding in problem.findings where handled.insert(finding.id).inserted {
                let isMended = addSteps(finding, examination, &plan)
                if !isMended { addAdvice(finding, &plan) }
            }
            // Consequences go with their cause; only steps of their own are of use, no advice.
            for finding in problem.consequences where handled.insert(finding.id).inserted {
                _ = addSteps(finding, examination, &plan)
            }
        }
        if let danger = examination.diagnosis.findings.first(where: { $0.rule.id == mergedClusters && !$0.isMuted }) {
            // Any change of roles or owners now may drop the only copy of what the losing side had.
            plan.steps = []
            plan.advise(danger, "As long as two clusters are mixed up, nothing here is repaired by itself.")
        }
        plan.steps = merged(plan.steps).joiningMoves()
        dropRewrites(&plan, examination)
        return plan
    }

    /// Adds what is automatic; false if there is neither a step nor a word, and then the rule's own advice is called for.
    private static func addSteps(_ finding: Finding, _ examination: Examination, _ plan: inout RepairPlan) -> Bool {
        let before = (plan.steps.count, plan.advice.count)
        for fix in finding.rule.fixes {
            switch fix {
            case .advice: break
            case .command(let command):
                var step = step(command, finding)
                // Running it once more brings back what was set before it; alone it has no way back.
                if step.undoLast, !plan.steps[before.0...].contains(where: { $0.node == step.node }) {
                    step.undo = []
                    step.undoLast = false
                }
                plan.steps.append(step)
            case .procedure(let name, let title, _):
                guard let procedure = Procedures.named(name) else {
                    plan.advise(finding, "\(title): this version has no procedure '\(name)'")
                    continue
                }
                let result = procedure.plan(finding, examination)
                plan.steps += result.steps
                // A procedure's words are about this cluster, so they are always meant.
                for text in result.advice { plan.advise(finding, text) }
            }
        }
        return before != (plan.steps.count, plan.advice.count)
    }

    private static func addAdvice(_ finding: Finding, _ plan: inout RepairPlan) {
        for case .advice(let text) in finding.rule.fixes { plan.advise(finding, filled(text, finding)) }
    }

    /// The same command on the same node, asked for by several findings, is one step, where it stands first.
    ///
    /// CONFIG REWRITE keeps what was set before it: of several for one finding the last one stays, and each finding keeps
    /// its own, since the other may be gone by then.
    private static func merged(_ steps: [RepairStep]) -> [RepairStep] {
        var result: [RepairStep?] = []
        // Where the steps of each node stand, in order: a fault of the whole cluster has one for each of a thousand.
        var places: [String: [Int]] = [:]
        func append(_ step: RepairStep) {
            places[step.node, default: []].append(result.count)
            result.append(step)
        }
        for step in steps {
            let own = places[step.node] ?? []
            guard let place = own.last(where: { result[$0]?.isSameWork(as: step) == true }), var known = result[place]
            else {
                append(step)
                continue
            }
            let isTooEarly = step.undoLast && own.contains { $0 > place && result[$0] != nil }
            if isTooEarly, known.findings.first != step.findings.first {
                append(step)
                continue
            }
            known.findings += step.findings.filter { !known.findings.contains($0) }
            known.checks += step.checks.filter { !known.checks.contains($0) }
            if isTooEarly {
                result[place] = nil
                append(known)
            } else {
                result[place] = known
            }
        }
        return result.compactMap { $0 }
    }

    /// A node without a config file refuses CONFIG REWRITE, and what it was told is gone after its next start.
    private static func dropRewrites(_ plan: inout RepairPlan, _ examination: Examination) {
        let rewrite = [CommandWord].plain("CONFIG", "REWRITE")
        var fileless: Set<String> = []
        for step in plan.steps where step.run == rewrite && !fileless.contains(step.node) {
            guard let node = examination.member(step.node), node.info?["config_file"]?.isEmpty == true else { continue }
            fileless.insert(step.node)
            let text =
                "\(step.node) runs without a config file, so the change is gone after a restart. Write it into the file "
                + "that it is started from."
            plan.advice.append(RepairPlan.Advice(rule: step.rule, finding: step.findings.first ?? "", text: text))
        }
        plan.steps.removeAll { $0.run == rewrite && fileless.contains($0.node) }
    }

    private static func step(_ command: RuleCommand, _ finding: Finding) -> RepairStep {
        var step = RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: filled(command.title, finding),
            node: finding.row[command.node]?.text ?? "",
            run: command.run.flatMap { words($0, finding) },
            risk: command.risk
        )
        step.undo = command.undo.flatMap { words($0, finding) }
        step.checkWithin = command.goneWithinMilliseconds ?? step.checkWithin
        step.goneWithin = command.goneWithinMilliseconds
        if command.run == ["CONFIG", "REWRITE"] {
            step.undo = .plain("CONFIG", "REWRITE")
            step.undoLast = true
        }
        step.loses = command.loses
        return step
    }

    private static func filled(_ text: String, _ finding: Finding) -> String {
        (try? Template(text))?.filled(with: finding.row.worded(finding.rule), in: finding.rule.language) ?? text
    }

    /// A template that is one secret stays a secret; everything else becomes text.
    private static func words(_ text: String, _ finding: Finding) -> [CommandWord] {
        guard let template = try? Template(text) else { return [.text(text)] }
        if case .secret(let column, let name)? = template.parts.first, template.parts.count == 1,
            let node = finding.row[column]?.text
        {
            return [.secret(node: node, name: name, shown: name)]
        }
        return [.text(template.filled(with: finding.row))]
    }
}

extension RepairPlan {
    mutating func advise(_ finding: Finding, _ words: String) {
        let text = words.trimmed
        let advice = Advice(rule: finding.rule.id, finding: finding.id, text: text)
        guard !self.advice.contains(where: { $0.rule == advice.rule && $0.text == advice.text }) else { return }
        self.advice.append(advice)
    }
}

extension String {
    /// Without the line break that a YAML block ends with.
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
