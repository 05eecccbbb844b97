import RuleFormat
import Testing

@Suite struct SwiftLiteralTests {
    private func source(title: String) -> String {
        let rule = Rule(
            id: "a/b",
            title: title,
            severity: .critical,
            applies: ">=3.0",
            key: ["node", "slot"],
            subjects: [],
            confirmMilliseconds: 2000,
            sql: "S",
            message: "m",
            impact: "i",
            explain: "e",
            explains: ["c/d"],
            evidence: [.info(node: "node", field: "role"), .text(source: "s", text: "t")],
            falsePositives: [],
            references: [],
            fixes: [
                .advice("pray"), .procedure(name: "p", title: "t", risk: .manual),
                .command(
                    RuleCommand(
                        title: "t",
                        risk: .safe,
                        node: "node",
                        run: ["PING"],
                        undo: [],
                        goneWithinMilliseconds: 5,
                        loses: nil
                    )
                ),
            ]
        )
        return SwiftLiteral.source(of: [rule])
    }

    @Test(
        "what ends or bends a Swift literal is escaped",
        arguments: [
            ("plain", "plain"), ("a \"quoted\" word", #"a \"quoted\" word"#), (#"back\slash"#, #"back\\slash"#),
            ("two\nlines", #"two\nlines"#), (#"\(interpolation)"#, #"\\(interpolation)"#), ("tab\t", #"tab\u{9}"#),
            ("cr\r\nlf", #"cr\u{d}\nlf"#), ("esc\u{1B}[2J", #"esc\u{1b}[2J"#), ("nul\0", #"nul\u{0}"#),
            ("del\u{7F}", #"del\u{7f}"#), ("größer → 中文 👩‍🚒", "größer → 中文 👩‍🚒"), ("raw \"\\#(", ##"raw \"\\#("##),
        ]
    )
    func escaped(text: String, literal: String) {
        #expect(source(title: text).contains("title: \"\(literal)\", severity: .critical,"))
    }

    @Test("everything that a rule holds is written")
    func complete() {
        let text = source(title: "t")
        for piece in [
            "package static let all: [Rule] = [rule0]", "private static let rule0 = Rule(", "id: \"a/b\"",
            "key: [\"node\", \"slot\"], subjects: []", "confirmMilliseconds: 2000", "explains: [\"c/d\"]",
            ".info(node: \"node\", field: \"role\"), .text(source: \"s\", text: \"t\")", ".advice(\"pray\")",
            ".procedure(name: \"p\", title: \"t\", risk: .manual)", "goneWithinMilliseconds: 5, loses: nil",
        ] {
            #expect(text.contains(piece))
        }
    }

    @Test("no rules are a list without rules")
    func none() {
        #expect(SwiftLiteral.source(of: []).contains("package static let all: [Rule] = []"))
    }
}
