/// The file that `rules new` writes: a rule that passes every check, to be changed line by line into another.
package enum RuleSkeleton {
    /// - Returns: nil if the id is not `area/name` in lower case with hyphens.
    package static func text(for id: String) -> String? {
        guard id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*/#) != nil else { return nil }
        return """
            # What is wrong, in one line without a full stop.
            title: A node answers slowly
            # critical: being lost now; error: broken; warning: a foreseeable event breaks it; notice: worth improving.
            severity: warning
            applies: ">=3.0"
            # Columns that tell one finding from another, in this scan and the next.
            key: [node]
            # What the columns hold: node, shard (its master), slots, from and to (a link), about (named only).
            subjects: { node: node }
            parameters:
              limit_ms: { default: 100, unit: milliseconds, meaning: Slowest answer that is fine. }
            # A row is a finding. NULL means unknown; rcdoctor facts lists the tables.
            sql: |
              SELECT n.node AS node, CAST(n.reply_ms AS INTEGER) AS reply_ms
              FROM node AS n
              WHERE n.reply_ms > :limit_ms
            message: "{node:node} took {reply_ms:number} ms for its answers"
            impact: "every client waits as long"
            explain: |
              Why this happens, how it is seen by hand, and what usually lies behind it.
            # Rules whose findings follow from this one.
            explains: []
            evidence:
              - { source: "rcdoctor", text: "{reply_ms} ms from the questions to the last answer" }
            falsepositives:
              - "What looks the same and is none: each has a silent test below."
            references:
              - "https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/"
            fix:
              - advice: |
                  What a person can do.
            tests:
              - name: a slow node
                given:
                  node: [{ node: "h:9001", reply_ms: 250.0 }]
                expect: [{ node: "h:9001", reply_ms: 250 }]
              - name: a quick one, and one that was not asked
                given:
                  node: [{ node: "h:9001", reply_ms: 2.0 }, { node: "h:9002" }]
                expect: []

            """
    }
}
