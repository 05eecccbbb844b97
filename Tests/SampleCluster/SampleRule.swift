package import RuleFormat

/// Rules for tests: complete, and about nothing.
package enum SampleRule {
    package static func rule(
        _ id: String,
        severity: Severity = .error,
        applies: String = ">=3.0",
        sql: String = "SELECT node FROM node",
        key: [String] = ["node"],
        message: String = "{node:node} is unwell",
        explains: [String] = []
    ) -> Rule {
        Rule(
            id: id,
            title: "Something is wrong",
            severity: severity,
            applies: applies,
            key: key,
            subjects: key.map { RuleSubject($0) },
            confirmMilliseconds: nil,
            sql: sql,
            message: message,
            impact: "it gets worse",
            explain: "Because it is so.",
            explains: explains,
            evidence: [],
            falsePositives: [],
            references: [],
            fixes: []
        )
    }
}
