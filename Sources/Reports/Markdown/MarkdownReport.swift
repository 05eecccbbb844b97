import Diagnosis
import RuleFormat
import Rules

/// The report for a ticket or a chat: Markdown that reads well as it stands, too.
package struct MarkdownReport {
    private let report: Report

    package init(_ report: Report) {
        self.report = report
    }

    package var text: String {
        let diagnosis = report.diagnosis
        let targets = report.source.targets.map(Markdown.plain).joined(separator: " ")
        var blocks = [
            "# rcdoctor: \(language.say(.verdict(diagnosis.verdict)))", "\(targets), \(report.source.started)",
        ]
        blocks.append(summary)
        blocks += diagnosis.problems.flatMap(problem)
        blocks += notEvaluated
        blocks.append("rcdoctor \(report.toolVersion), \(language.say(.rules(diagnosis.outcomes.count)))")
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var language: Language { report.language }

    private var summary: String {
        let cluster = report.diagnosis.cluster
        let head = language.either(
            "| nodes | answered | masters | replicas | slots served | state |",
            "| 节点 | 应答 | 主节点 | 从节点 | 可服务的槽 | 状态 |"
        )
        return """
            \(head)
            |---|---|---|---|---|---|
            | \(cluster.nodes) | \(cluster.reachable) | \(cluster.masters) | \(cluster.replicas) \
            | \(cluster.slotsServed)/16384 | \(Markdown.plain(cluster.state)) |
            """
    }

    private func problem(_ problem: Problem) -> [String] {
        let name = "\(language.say(.severity(problem.severity)).uppercased()) \(problem.rule.id)"
        var blocks = ["## \(Markdown.plain(name))", Markdown.plain(language.say(.ended(problem.rule.title)))]
        blocks.append(problem.findings.map { "- \(Markdown.plain($0.message))" }.joined(separator: "\n"))
        if let first = problem.findings.first {
            let proof = first.evidence.map { "\($0.source): \($0.text)" }.joined(separator: "\n")
            if !proof.isEmpty { blocks.append(Markdown.code(proof)) }
            blocks.append("**\(language.either("Impact:", "影响："))** \(Markdown.plain(first.impact))")
        }
        let fixes = problem.findings.compactMap { report.fixes[$0.id] }
        let steps = fixes.flatMap(\.steps).reduce(into: [String]()) { lines, step in
            let line = "\(step.on)  \(step.run)"
            if !lines.contains(line) { lines.append(line) }
        }
        if !steps.isEmpty {
            blocks.append(language.either("**Fix:** `rcdoctor fix` would run", "**修复：** `rcdoctor fix` 将执行"))
            blocks.append(Markdown.code(steps.joined(separator: "\n")))
        }
        for advice in Set(fixes.compactMap(\.advice)).sorted() {
            blocks.append(language.either("**By hand:**", "**手动：**"))
            blocks.append(Markdown.code(advice))
        }
        if !problem.consequences.isEmpty {
            let list = problem.consequences.map { "- \(Markdown.plain("\($0.rule.id): \($0.message)"))" }
            blocks.append(language.either("**Follows from it:**", "**连带后果：**") + "\n\n" + list.joined(separator: "\n"))
        }
        return blocks
    }

    private var notEvaluated: [String] {
        let skipped = report.diagnosis.outcomes.compactMap { outcome -> String? in
            switch outcome.status {
            case .notEvaluated(let reason), .broken(let reason):
                "- \(Markdown.plain("\(outcome.rule.id): \(reason)"))"
            case .fired, .clean: nil
            }
        }
        return skipped.isEmpty
            ? [] : ["## \(language.either("Not evaluated", "未评估"))", skipped.joined(separator: "\n")]
    }
}
