import RuleCompiler
import RuleFormat
import Testing

@Suite struct RuleMutatorTests {
    private func survivors(_ changes: (String, String)...) throws -> (Int, [String]) {
        var text = CompilerText.good
        for (piece, other) in changes { text = text.replacing(piece, with: other) }
        let result = try RuleMutator().survivors(in: RuleReader.read(text, id: "a/b", file: "b.yaml"))
        return (result.conditions, result.survivors.map(\.problem.description))
    }

    @Test("a condition that no test misses survives, with its place; one that a test misses does not")
    func survive() throws {
        let (conditions, alive) = try survivors()
        #expect(conditions == 2)
        #expect(
            alive == [
                """
                b.yaml:10:9: error: no test fails without the condition 'n.state = 'refused''
                      WHERE n.state = 'refused' AND n.uptime_seconds > :limit
                            ^
                """,
                """
                b.yaml:10:33: error: no test fails without the condition 'n.uptime_seconds > :limit'
                      WHERE n.state = 'refused' AND n.uptime_seconds > :limit
                                                    ^
                """,
            ]
        )
    }

    @Test("a test for each condition leaves none")
    func none() throws {
        let more =
            "node: [{ node: \"h:1\", state: answered, uptime_seconds: 90 }, { node: \"h:2\", state: refused, uptime_seconds: 3 }]"
        #expect(try survivors(("node: [{ node: \"h:1\", state: answered }]", more)).1 == [])
    }
}
