import Diagnosis
import RuleFormat
import Rules

/// The problems, worst first: each with its proof, what it means, what to do, and what follows from it.
struct FindingsSection {
    let report: Report

    var html: String {
        let problems = report.diagnosis.problems
        let body =
            problems.isEmpty
            ? "<p class=\"none\">No problems found. \(report.diagnosis.outcomes.count) rules were asked.</p>"
            : filter(problems) + problems.map(article).joined(separator: "\n")
        return """
            <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">Findings</h2>
            \(body)
            </section>
            """
    }

    private func filter(_ problems: [Problem]) -> String {
        let present = Severity.allCases.reversed().filter { severity in problems.contains { $0.severity == severity } }
        let boxes = present.map { severity in
            let name = severity.rawValue
            return """
                <label><input type="checkbox" class="severity-box" value="\(name)" checked> \
                \(name) <span class="count">\(report.diagnosis.count(severity))</span></label>
                """
        }
        return """
            <form class="filter" hidden role="search" aria-label="Filter the findings">
            <label class="search">Search <input type="search" id="search" placeholder="node, rule or word"></label>
            \(boxes.joined())
            <button type="button" id="open-all">Open all</button>
            <output id="shown" aria-live="polite"></output>
            </form>
            """
    }

    private func article(_ problem: Problem) -> String {
        let severity = problem.severity.rawValue
        let messages = problem.findings.prefix(200).map { finding in
            "<li>\(HTML.text(finding.message))\(evidence(finding))</li>"
        }
        let more = problem.findings.count > 200 ? "<li>and \(problem.findings.count - 200) more</li>" : ""
        return """
            <article class="problem \(severity)" data-severity="\(severity)">
            <h3><span class="label">\(severity)</span> <code>\(HTML.text(problem.rule.id))</code> \
            \(HTML.text(problem.rule.title))</h3>
            <ul class="messages">\(messages.joined())\(more)</ul>
            \(problem.findings.first.map { "<p><strong>Impact</strong> \(HTML.text($0.impact))</p>" } ?? "")
            \(remedy(problem))
            \(consequences(problem))
            <details><summary>Why this happens</summary><p class="explain">\(HTML.text(problem.rule.explain))</p></details>
            </article>
            """
    }

    private func evidence(_ finding: Finding) -> String {
        guard !finding.evidence.isEmpty else { return "" }
        let rows = finding.evidence.map {
            "<tr><th scope=\"row\">\(HTML.text($0.source))</th><td>\(HTML.text($0.text))</td></tr>"
        }
        return "<table class=\"evidence\"><caption>Evidence</caption><tbody>\(rows.joined())</tbody></table>"
    }

    private func remedy(_ problem: Problem) -> String {
        let fixes = problem.findings.compactMap { report.fixes[$0.id] }
        var parts: [String] = []
        var lines: [String] = []
        var seen: Set<String> = []
        for step in fixes.flatMap(\.steps) where seen.insert("\(step.on) \(step.run)").inserted {
            lines.append("\(step.on)  \(step.run)")
        }
        if !lines.isEmpty {
            let risk = fixes.map(\.risk).max()?.rawValue ?? "safe"
            parts.append(
                "<h4>Repair: \(risk)</h4>\(HTML.copyable("rcdoctor fix --apply"))"
                    + "<details><summary>\(lines.count == 1 ? "the step" : "\(lines.count) steps") that it would run</summary>"
                    + HTML.copyable(lines.joined(separator: "\n")) + "</details>"
            )
        }
        for advice in Set(fixes.compactMap(\.advice)).sorted() {
            parts.append("<h4>By hand</h4>\(HTML.copyable(advice))")
        }
        return parts.joined()
    }

    private func consequences(_ problem: Problem) -> String {
        guard !problem.consequences.isEmpty else { return "" }
        let list = problem.consequences.prefix(200).map { finding in
            """
            <li><span class="label \(finding.severity.rawValue)">\(finding.severity.rawValue)</span> \
            <code>\(HTML.text(finding.rule.id))</code> \(HTML.text(finding.message))</li>
            """
        }
        return """
            <details open class="consequences"><summary>\(problem.consequences.count) \
            \(problem.consequences.count == 1 ? "consequence" : "consequences")</summary><ul>\(list.joined())</ul></details>
            """
    }
}
