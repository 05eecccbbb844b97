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
        let counts: [Phrase] = [.clean(clean), .fired(fired), .notEvaluatedCount(skipped.count)]
        let tally = language.say(
            .tally(language.say(.rules(report.diagnosis.outcomes.count)), counts.map(language.say))
        )
        return """
            <section id="rules" aria-labelledby="rules-title">
            <h2 id="rules-title">\(language.either("Rules", "规则"))</h2>
            <p>\(language.say(.ended(tally)))</p>
            \(table(language.either("Not evaluated", "未评估"), language == .english ? ["rule", "because"] : ["规则", "原因"], skipped))
            \(table(
                language.either("What could not be asked", "无法询问的内容"),
                language == .english ? ["node", "question", "status", "detail"] : ["节点", "问题", "状态", "详情"],
                refusals
            ))
            </section>
            """
    }

    private var language: Language { report.language }

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
