import RuleFormat
import Testing

@Suite struct RuleReaderTests {
    private func read(_ text: String) throws -> RuleFile {
        try RuleReader.read(text, id: "area/name", file: "name.yaml")
    }

    @Test("a good file becomes a rule with its tests")
    func good() throws {
        let file = try read(RuleTexts.good)
        #expect(file.rule.id == "area/name" && file.rule.severity == .error && file.rule.key == ["node"])
        #expect(file.rule.sql == "SELECT n.node FROM node AS n\n")
        #expect(file.tests.map(\.name) == ["unwell", "well"] && file.tests.map(\.line) == [13, 17])
        #expect(file.tests[0].expect == [["node": .text("h:1")]] && file.tests[1].expect.isEmpty)
    }

    @Test("subjects are the key unless they are named")
    func subjects() throws {
        #expect(try read(RuleTexts.good).rule.subjects == ["node"])
        let other = RuleTexts.replacing("key: [node]", with: "key: [node]\nsubjects: [node, master]")
        #expect(try read(other).rule.subjects == ["node", "master"])
    }

    @Test(
        "times are read with their unit",
        arguments: [("500ms", 500), ("2s", 2000), ("1m", 60_000), ("0s", 0)]
    )
    func times(text: String, milliseconds: Int) throws {
        #expect(try read("confirm: \(text)\n" + RuleTexts.good).rule.confirmMilliseconds == milliseconds)
    }

    @Test("a command may be switched 'on', which YAML takes for a boolean")
    func booleanKey() throws {
        guard case .command(let command) = try #require(read(RuleTexts.good).rule.fixes.first) else {
            Issue.record("no command")
            return
        }
        #expect(command.node == "node" && command.run == ["PING"] && command.risk == .safe && command.undo.isEmpty)
    }

    @Test(
        "a cell keeps the kind in which it is written",
        arguments: [
            ("7", .integer(7)), ("\"7\"", .text("7")), ("yes", .integer(1)), ("\"yes\"", .text("yes")),
            ("~", .null), ("null", .null), ("\"null\"", .text("null")), ("1.5", .real(1.5)), ("-3", .integer(-3)),
            ("h:1", .text("h:1")), ("\"\"", .text("")), ("'0-5'", .text("0-5")), ("'1.5'", .text("1.5")),
        ] as [(String, RuleScalar)]
    )
    func cells(text: String, value: RuleScalar) throws {
        let file = try read(RuleTexts.replacing("expect: [{ node: \"h:1\" }]", with: "expect: [{ node: \(text) }]"))
        #expect(file.tests[0].expect == [["node": value]])
    }

    @Test("evidence and fixes of every kind are read")
    func kinds() throws {
        let file = try read(
            RuleTexts.replacing("fix:\n", with: "fix:\n  - { advice: pray }\n")
                + "\nevidence: [{ node: node, info: role }, { node: node, config: save }, { source: s, text: t }]"
        )
        #expect(file.rule.fixes.first == .advice("pray"))
        #expect(
            file.rule.evidence == [
                .info(node: "node", field: "role"), .config(node: "node", name: "save"), .text(source: "s", text: "t"),
            ]
        )
    }
}
