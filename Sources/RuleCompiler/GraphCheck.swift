import RuleFormat

/// `explains`: rules that exist, each once, and no rule that explains itself over others.
enum GraphCheck {
    static func problems(_ file: RuleFile, _ graph: RuleGraph) -> [RuleProblem] {
        let rule = file.rule
        var problems: [RuleProblem] = []
        for (index, id) in rule.explains.enumerated() {
            let path = "explains.\(index)"
            if id == rule.id {
                problems.append(file.source.problem(path, "a rule does not explain itself"))
            } else if graph.explains[id] == nil {
                let hint = didYouMean(id, among: graph.ids).map { ", did you mean '\($0)'?" } ?? ""
                problems.append(file.source.problem(path, "there is no rule '\(id)'\(hint)"))
            } else if rule.explains[..<index].contains(id) {
                problems.append(file.source.problem(path, "'\(id)' stands here twice"))
            }
        }
        guard problems.isEmpty, let circle = graph.circle(through: rule.id) else { return problems }
        let words = circle.joined(separator: " → ")
        let place = rule.explains.firstIndex(of: circle[1]).map { "explains.\($0)" } ?? "explains"
        return [file.source.problem(place, "the rule explains itself over others: \(words)")]
    }
}
