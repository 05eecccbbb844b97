package import Diagnosis
import Facts
import RuleFormat
import Rules

/// Turns what was found in config files into edits.
package enum FilePlanner {
    package static func plan(_ diagnosis: Diagnosis) -> FilePlan {
        var plan = FilePlan()
        for problem in diagnosis.problems {
            for finding in problem.findings {
                if let step = step(finding) {
                    if !plan.steps.contains(where: { $0.file == step.file && $0.edit == step.edit }) {
                        plan.steps.append(step)
                    }
                } else {
                    advise(finding, &plan)
                }
            }
            plan.steps += problem.consequences.compactMap(step)
        }
        return plan
    }

    private static func step(_ finding: Finding) -> FileStep? {
        let row = finding.row
        guard let file = row["file"]?.text else { return nil }
        switch finding.rule.id {
        case "config/unknown-directive":
            guard let line = row["line"]?.integer, let name = row["text"]?.text, let nearest = row["nearest"]?.text
            else {
                return nil
            }
            let edit = FileStep.Edit.rename(line: Int(line), from: name, to: nearest)
            return make(finding, file, edit, "the directive that was probably meant")
        case "config/cluster-mode-off":
            return make(
                finding,
                file,
                .set(name: "cluster-enabled", value: "yes"),
                "switch cluster mode on, as in the others"
            )
        case "config/masterauth-missing-in-file":
            guard let absent = row["absent"]?.text, let present = row["present"]?.text else { return nil }
            let place = row["place"]?.text.map { String($0[..<($0.lastIndex(of: ":") ?? $0.endIndex)]) } ?? file
            let edit = FileStep.Edit.copySecret(name: absent, from: present, ofFile: place)
            return make(finding, file, edit, "the same password for both, since a master may become a replica")
        case "topology/nodes-conf-corrupt":
            guard let peer = row["peer_file"]?.text, let port = row["port"]?.integer else { return nil }
            let title = "what a peer remembers, from this node's place; the config epochs of the peer count"
            return make(finding, file, .rebuild(peer: peer, port: Int(port)), title)
        default: return nil
        }
    }

    private static func make(_ finding: Finding, _ file: String, _ edit: FileStep.Edit, _ title: String) -> FileStep {
        FileStep(rule: finding.rule.id, finding: finding.id, title: title, file: file, edit: edit, risk: .safe)
    }

    private static func advise(_ finding: Finding, _ plan: inout FilePlan) {
        for case .advice(let text) in finding.rule.fixes {
            let row = finding.row.worded(finding.rule)
            var words = (try? Template(text))?.filled(with: row, in: finding.rule.language) ?? text
            while words.last?.isWhitespace == true { words.removeLast() }
            let advice = RepairPlan.Advice(rule: finding.rule.id, finding: finding.id, text: words)
            if !plan.advice.contains(where: { $0.rule == advice.rule && $0.text == advice.text }) {
                plan.advice.append(advice)
            }
        }
    }
}
