/// Texts of rule files.
enum RuleTexts {
    /// A rule without a mistake, 17 lines.
    static let good = """
        title: A node is unwell
        severity: error
        applies: ">=3.0"
        key: [node]
        sql: |
          SELECT n.node FROM node AS n
        message: "{node:node} is unwell"
        impact: it gets worse
        explain: because
        fix:
          - { title: mend it, risk: safe, on: node, run: [PING] }
        tests:
          - name: unwell
            given:
              node: [{ node: "h:1" }]
            expect: [{ node: "h:1" }]
          - { name: well, given: {}, expect: [] }
        """

    /// The good rule with one piece replaced.
    static func replacing(_ piece: String, with other: String) -> String {
        good.replacing(piece, with: other)
    }
}
