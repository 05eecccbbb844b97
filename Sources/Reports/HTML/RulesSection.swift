import Diagnosis
import Facts
import RuleFormat
import Rules

/// What was judged, what could not be, and how the questions fared.
struct RulesSection {
    let report: Report

    var html: String {
        var clean = 0
        var fired = 0
        var skipped: [String] = []
        for outcome in report.diagnosis.outcomes {
            switch outcome.status {
            case .clean: clean += 1
            case .fired: fired += 1
            case .notEvaluated(let reason), .broken(let reason):
                skipped.append(
                    "<tr><th scope=\"row\"><code>\(HTML.text(outcome.rule.id))</code></th><td>\(HTML.text(reason))</td></tr>"
                )
            }
        }
        return """
            <section id="rules" aria-labelledby="rules-title">
            <h2 id="rules-title">Rules</h2>
            <p>\(report.diagnosis.outcomes.count) rules: \(clean) clean, \(fired) fired, \(skipped.count) not evaluated.</p>
            \(table("Not evaluated", ["rule", "because"], skipped))
            \(table("What could not be asked", ["node", "question", "status", "detail"], refusals))
            </section>
            """
    }

    private var refusals: [String] {
        report.diagnosis.collection.filter { $0.status != .ok && $0.status != .unsupported && $0.status != .notAsked }
            .map { fact in
                "<tr><th scope=\"row\">\(HTML.name(fact.node))</th><td>\(HTML.text(fact.collector.rawValue))</td>"
                    + "<td>\(HTML.text(fact.status.rawValue))</td><td>\(HTML.text(fact.detail ?? ""))</td></tr>"
            }
    }

    private func table(_ title: String, _ columns: [String], _ rows: [String]) -> String {
        guard !rows.isEmpty else { return "" }
        let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return """
            <details><summary>\(title) (\(rows.count))</summary><div class="wide" tabindex="0" role="region" \
            aria-label="\(title)"><table><thead><tr>\(head)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody>\
            </table></div></details>
            """
    }
}
