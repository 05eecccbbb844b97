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
            ? "<p class=\"none\">\(nothing) \(language.say(.rules(report.diagnosis.outcomes.count)))</p>"
            : filter(problems) + problems.map(article).joined(separator: "\n")
        return """
            <section id="findings" aria-labelledby="findings-title">
            <h2 id="findings-title">\(language.either("Findings", "发现"))</h2>
            \(body)
            </section>
            """
    }

    private var language: Language { report.language }

    private var nothing: String {
        if report.isUnjudgedCapture { return language.say(.capturesAreNotJudged) }
        return language.say(report.diagnosis.verdict == .incomplete ? .nothingFoundButIncomplete : .noProblems)
    }

    private func filter(_ problems: [Problem]) -> String {
        let present = Severity.allCases.reversed().filter { severity in problems.contains { $0.severity == severity } }
        let boxes = present.map { severity in
            let name = severity.rawValue
            return """
                <label><input type="checkbox" class="severity-box" value="\(name)" checked> \
                \(language.say(.severity(severity))) <span class="count">\(report.diagnosis.count(severity))</span></label>
                """
        }
        return """
            <form class="filter" hidden role="search" aria-label="\(language.either("Filter the findings", "筛选发现"))">
            <label class="search">\(language.either("Search", "搜索")) <input type="search" id="search" \
            placeholder="\(language.either("node, rule or word", "节点、规则或词语"))"></label>
            \(boxes.joined())
            <button type="button" id="open-all" data-close="\(language.either("Close all", "全部收起"))">\
            \(language.either("Open all", "全部展开"))</button>
            <output id="shown" aria-live="polite" data-words="\(language.either("{n} of {all} shown", "显示 {n} / {all}"))"></output>
            </form>
            """
    }

    private func article(_ problem: Problem) -> String {
        let severity = problem.severity.rawValue
        let messages = problem.findings.prefix(200).map { finding in
            "<li>\(HTML.text(finding.message))\(evidence(finding))</li>"
        }
        let more =
            problem.findings.count > 200 ? "<li>\(language.say(.moreLikeIt(problem.findings.count - 200)))</li>" : ""
        return """
            <article class="problem \(severity)" data-severity="\(severity)">
            <h3><span class="label">\(language.say(.severity(problem.severity)))</span> <code>\(HTML.text(problem.rule.id))</code> \
            \(HTML.text(problem.rule.title))</h3>
            <ul class="messages">\(messages.joined())\(more)</ul>
            \(problem.findings.first.map { "<p><strong>\(language.either("Impact", "影响"))</strong> \(HTML.text($0.impact))</p>" } ?? "")
            \(remedy(problem))
            \(consequences(problem))
            <details><summary>\(language.either("Why this happens", "原因"))</summary><p class="explain">\(HTML.text(problem.rule.explain))</p></details>
            </article>
            """
    }

    private func evidence(_ finding: Finding) -> String {
        guard !finding.evidence.isEmpty else { return "" }
        let rows = finding.evidence.map {
            "<tr><th scope=\"row\">\(HTML.text($0.source))</th><td>\(HTML.text($0.text))</td></tr>"
        }
        return
            "<table class=\"evidence\"><caption>\(language.either("Evidence", "证据"))</caption><tbody>\(rows.joined())</tbody></table>"
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
            let risk = language.say(.risk(fixes.map(\.risk).max() ?? .safe))
            let count = lines.count
            parts.append(
                "<h4>\(language.either("Repair", "修复")): \(risk)</h4>\(HTML.copyable("rcdoctor fix --apply", copy))"
                    + "<details><summary>"
                    + language.either(
                        "\(count == 1 ? "the step" : "\(count) steps") that it would run",
                        "它将执行的 \(count) 个步骤"
                    )
                    + "</summary>" + HTML.copyable(lines.joined(separator: "\n"), copy) + "</details>"
            )
        }
        let advice = Set(fixes.compactMap(\.advice)).sorted()
        if let first = advice.first {
            parts.append("<h4>\(language.either("By hand", "手动"))</h4>\(HTML.copyable(first, copy))")
        }
        // The same for other nodes, mostly.
        if advice.count > 1 {
            let rest = advice.dropFirst().map { HTML.copyable($0, copy) }.joined()
            parts.append("<details><summary>\(language.say(.moreLikeIt(advice.count - 1)))</summary>\(rest)</details>")
        }
        return parts.joined()
    }

    private var copy: String { language.either("Copy", "复制") }

    private func consequences(_ problem: Problem) -> String {
        guard !problem.consequences.isEmpty else { return "" }
        let list = problem.consequences.sorted { $0.rule.id < $1.rule.id }.prefix(200).map { finding in
            """
            <li><span class="label \(finding.severity.rawValue)">\(language.say(.severity(finding.severity)))</span> \
            <code>\(HTML.text(finding.rule.id))</code> \(HTML.text(finding.message))</li>
            """
        }
        return """
            <details open class="consequences"><summary>\(language.say(.consequences(problem.consequences.count)))</summary>\
            <ul>\(list.joined())</ul></details>
            """
    }
}
