import RuleFormat
import Testing

@Suite struct SettingsReaderTests {
    private static let good = """
        mute:
          - { rule: a/b, key: { node: "h:1" }, reason: known, until: 2026-12-31, count: 2 }
        severity: { a/b: notice }
        parameters: { c/d: { limit: 40, name: x } }
        ignore: [e/f]
        rules: [./ours]
        """

    private func problems(_ text: String) -> [String] {
        do throws(RuleProblems) {
            _ = try SettingsReader.read(text, file: ".rcdoctor.yaml")
            return []
        } catch {
            return error.problems.map { "\($0.line):\($0.column) \($0.message)" }
        }
    }

    @Test("all settings are read")
    func good() throws {
        let settings = try SettingsReader.read(Self.good, file: ".rcdoctor.yaml")
        #expect(
            settings.mutes
                == [RuleMute(rule: "a/b", key: ["node": "h:1"], reason: "known", until: "2026-12-31", count: 2)]
        )
        #expect(settings.severities == ["a/b": .notice])
        #expect(settings.parameters == ["c/d": ["limit": .integer(40), "name": .text("x")]])
        #expect(settings.ignored == ["e/f"] && settings.folders == ["./ours"])
        #expect(settings.named == ["a/b", "c/d", "e/f"])
        #expect(try SettingsReader.read("# nothing yet\n\n", file: "f") == DoctorSettings())
    }

    @Test("the later file wins, and mutes add up")
    func merged() throws {
        let first = try SettingsReader.read(Self.good, file: "a")
        let second = try SettingsReader.read(
            "severity: { a/b: error }\nparameters: { c/d: { limit: 50 } }\nmute: [{ rule: x/y, reason: r }]",
            file: "b"
        )
        let both = first.merged(with: second)
        #expect(both.severities == ["a/b": .error] && both.mutes.map(\.rule) == ["a/b", "x/y"])
        #expect(both.parameters["c/d"] == ["limit": .integer(50), "name": .text("x")])
    }

    @Test(
        "a mistake is told with its place",
        arguments: [
            ("mute:", "mutes:", "1:1 unknown key 'mutes', did you mean 'mute'?"),
            ("reason: known, ", "", "2:5 the key 'reason' is missing"),
            ("2026-12-31", "soon", "2:62 'soon' is no day; write 2026-12-31"),
            ("count: 2", "count: 0", "2:81 'count' is the number of findings that are accepted"),
            (
                "a/b: notice", "a/b: notise",
                "3:18 'notise' is no severity; known are notice, warning, error, critical, did you mean 'notice'?"
            ),
            ("{ limit: 40, name: x }", "40", "4:20 the parameters of a rule are a mapping of names to values"),
            ("[e/f]", "e/f", "5:9 'ignore' must be a list"),
        ]
    )
    func mistakes(piece: String, other: String, problem: String) throws {
        #expect(problems(Self.good.replacing(piece, with: other)) == [problem])
    }
}
