import RuleCompiler
import RuleFormat
import Testing

/// The compiler's word on texts in other languages.
@Suite struct TextsCheckTests {
    private static let rule = Rule(
        id: "slots/lost",
        title: "Slots are lost",
        severity: .error,
        applies: ">=3.0",
        key: [],
        subjects: [],
        confirmMilliseconds: nil,
        sql: "SELECT 'half gone' AS how",
        message: "{node:node} lost {count:plural(slot)}",
        impact: "for {seconds:duration}",
        explain: "",
        explains: [],
        evidence: [],
        falsePositives: [],
        references: [],
        fixes: [
            .advice("Look:\n  redis-cli -u redis://{node} PING\n  redis-cli -u redis://{node} INFO\nThen wait."),
            .procedure(name: "p", title: "bring them to {node}", risk: .safe),
        ]
    )

    private static let good = """
        lost:
          title: 丢失了槽
          message: "{node:node} 丢失了 {count:number} 个槽"
          impact: 已 {seconds:duration}
          fix:
            - |
              查看：
              >
              然后等待。
            - 把它们带到 {node}
          words:
            half gone: 丢了一半

        """

    private func problems(_ text: String) -> [String] {
        do throws(RuleProblems) {
            let file = try TextsReader.read(text, file: "rules/slots/texts.zh.yaml")
            return TextsCheck.problems(file, ["lost": Self.rule]).map(\.description)
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("good texts pass, and the rule speaks them, with its own commands")
    func good() throws {
        #expect(problems(Self.good) == [])
        let file = try TextsReader.read(Self.good, file: "texts.zh.yaml")
        let words = try #require(file.texts["lost"])
        let rule = Self.rule.translated(by: words, into: file.language)
        #expect(rule.language == .chinese && rule.title == "丢失了槽" && rule.sql == Self.rule.sql)
        #expect(
            rule.fixes[0].words
                == "查看：\n  redis-cli -u redis://{node} PING\n  redis-cli -u redis://{node} INFO\n然后等待。\n"
        )
        #expect(rule.words == ["half gone": "丢了一半"])
        #expect(rule.fixes[1].words == "把它们带到 {node}")
    }

    @Test(
        "each mistake is told at its line",
        arguments: [
            ("丢失了 {count:number} 个槽", "丢失了槽", "3:12: error: the rule says {count} here"),
            ("{count:number} 个", "{count:number} {nodes} 个", "3:12: error: {nodes} is not in the rule's own text"),
            ("{count:number} 个", "{count:plural(slot)} 个", "plural bends English words; write {count:number}"),
            ("{seconds:duration}", "{seconds:bytes}", "{seconds} is formatted otherwise"),
            ("{seconds:duration}", "{seconds:hours}", "unknown formatter"),
            ("      >\n", "      >\n      >\n", "2 lines '>' for 1 blocks of commands"),
            ("    - 把它们带到 {node}\n", "", "has 2 items below fix, and 1 are translated"),
            ("half gone:", "all gone:", "the rule's query has no text 'all gone'"),
            ("lost:", "lots:", "there is no rule 'lots' in this area, did you mean 'lost'?"),
            ("lost:", "lots:", "the rule 'lost' has no texts in this language"),
            ("  title: 丢失了槽\n", "", "the key 'title' is missing"),
            ("impact:", "inpact:", "unknown key 'inpact', did you mean 'impact'?"),
            ("title: 丢失了槽", "title: \" \"", "the title is empty"),
        ]
    )
    func mistake(piece: String, other: String, words: String) throws {
        let text = Self.good.replacing(piece, with: other)
        try #require(text != Self.good)
        let found = problems(text)
        #expect(found.contains { $0.contains(words) }, "\(found)")
        #expect(found.allSatisfy { $0.hasPrefix("rules/slots/texts.zh.yaml:") })
    }

    @Test("texts of a rule that can't be read are not judged")
    func unreadable() throws {
        let file = try TextsReader.read(Self.good, file: "texts.zh.yaml")
        #expect(TextsCheck.problems(file, [:], unreadable: ["lost"]).isEmpty)
        #expect(RuleTextsFile.language(of: "slots/texts.zh.yaml") == .chinese)
        #expect(RuleTextsFile.language(of: "slots/slot-uncovered.yaml") == nil)
    }
}
