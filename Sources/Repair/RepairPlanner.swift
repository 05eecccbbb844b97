import Diagnosis
package import Examination
import Facts
import RuleFormat
import Rules

/// Turns the findings of an examination into a plan.
///
/// Causes come first; a step that two findings ask for stands once.
package struct RepairPlanner: Sendable {
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
        plan.steps = merged(plan.steps)
        return plan
    }

    /// Adds what is automatic; false if there is neither a step nor a word, and then the rule's own advice is called for.
    private static func addSteps(_ finding: Finding, _ examination: Examination, _ plan: inout RepairPlan) -> Bool {
        let before = (plan.steps.count, plan.advice.count)
        for fix in finding.rule.fixes {
            switch fix {
            case .advice: break
            case .command(let command): plan.steps.append(step(command, finding))
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

    /// The same command on the same node, asked for by several findings, is one step; the order is kept by phase.
    ///
    /// CONFIG REWRITE keeps what was set before it, so of several the last one stays where it is.
    private static func merged(_ steps: [RepairStep]) -> [RepairStep] {
        var result: [RepairStep] = []
        for var step in steps {
            if step.run == .plain("CONFIG", "REWRITE"),
                let place = result.firstIndex(where: { $0.node == step.node && $0.run == step.run })
            {
                let earlier = result.remove(at: place)
                step.findings = earlier.findings + step.findings.filter { !earlier.findings.contains($0) }
                step.checks = earlier.checks + step.checks.filter { !earlier.checks.contains($0) }
                result.append(step)
            } else if let place = result.firstIndex(where: { $0.node == step.node && $0.run == step.run }) {
                result[place].findings += step.findings.filter { !result[place].findings.contains($0) }
                result[place].checks += step.checks.filter { !result[place].checks.contains($0) }
            } else {
                result.append(step)
            }
        }
        return result
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
        step.loses = command.loses
        return step
    }

    private static func filled(_ text: String, _ finding: Finding) -> String {
        (try? Template(text))?.filled(with: finding.row) ?? text
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
