import RuleCompiler
import RuleFormat
import Testing

/// A rule without a mistake, and what the compiler says of it when one is made.
enum CompilerText {
    static let good = """
        title: A node is unwell
        severity: error
        applies: ">=3.0"
        key: [node]
        parameters:
          limit: { default: 30, unit: seconds, meaning: Longest silence that is fine. }
        sql: |
          SELECT n.node AS node, n.state AS state, n.uptime_seconds AS seconds, n.reply_ms AS ms
          FROM node AS n
          WHERE n.state = 'refused' AND n.uptime_seconds > :limit
        message: "{node:node} is {state} since {seconds:duration}"
        impact: it gets worse
        explain: because
        explains: [b/other]
        fix:
          - { title: mend it, risk: safe, on: node, run: [CONFIG, SET, timeout, "0"] }
        tests:
          - name: unwell
            given:
              node: [{ node: "h:1", state: refused, uptime_seconds: 40 }]
            expect: [{ node: "h:1", seconds: 40 }]
          - { name: well, given: { node: [{ node: "h:1", state: answered }] }, expect: [] }
        """

    /// The good rule with one piece replaced, and the place where the mistake begins.
    static func problems(_ piece: String, _ other: String) throws -> (text: String, problems: [RuleProblem]) {
        let text = good.replacing(piece, with: other, maxReplacements: 1)
        try #require(text != good || piece == other)
        let graph = RuleGraph([
            try rule("a/b", explains: ["b/other"]), try rule("b/other"), try rule("c/circle", explains: ["a/b"]),
        ])
        let checker = try RuleChecker(graph: graph, procedures: ["align-passwords"], clusterNodes: nil)
        do {
            return (text, try checker.problems(in: RuleReader.read(text, id: "a/b", file: "b.yaml")))
        } catch let error as RuleProblems {
            return (text, error.problems)
        }
    }

    private static func rule(_ id: String, explains: [String] = []) throws -> Rule {
        var rule = try RuleReader.read(good, id: id, file: "\(id).yaml").rule
        rule.explains = explains
        return rule
    }
}
