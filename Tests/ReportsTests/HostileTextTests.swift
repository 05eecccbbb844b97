import Facts
import Reports
import RuleFormat
import SampleCluster
import Testing

@Suite struct HostileTextTests {
    /// Clears the screen, rings, turns the reading order, hides itself, moves the line.
    static let hostile = "\u{1B}[2J\u{7}\u{202E}\u{2066}\u{200B}\u{9B}31m\r\u{8}\u{2028}"

    private func unsafe(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
            default: false
            }
        }
    }

    @Test("control characters are shown, not sent")
    func clean() {
        let clean = TerminalText.clean("a\(Self.hostile)b")
        #expect(clean == #"a\u{1b}[2J\u{7}\u{202e}\u{2066}\u{200b}\u{9b}31m\u{d}\u{8}\u{2028}b"#)
        #expect(TerminalText.clean("größer 中文") == "größer 中文")
    }

    @Test("nothing that a server says reaches the terminal raw", arguments: [false, true])
    func report(verbose: Bool) throws {
        let store = try SampleReport.brokenStore()
        let evil = "10.0.0.1\(Self.hostile):9001"
        try store.add([NodeFact.sample(evil)])
        try store.add([SecretFact(node: evil, name: "masterauth", isSet: false)])
        try store.add([
            ReplicaLinkFact(node: evil, master: evil, status: "down", neverConnected: true, syncing: false)
        ])
        try store.add([
            InfoFact(
                node: evil,
                section: "replication\(Self.hostile)",
                field: "master_link_status",
                value: Self.hostile
            )
        ])
        try store.add([
            CollectionFact(
                node: "n\(Self.hostile)",
                collector: .connect,
                status: .denied,
                detail: "DENIED \(Self.hostile)"
            ),
            CollectionFact(
                node: "n\(Self.hostile)",
                collector: .info,
                status: .denied,
                detail: "NOPERM \(Self.hostile)"
            ),
        ])
        let report = try SampleReport.report(store, targets: ["seed\(Self.hostile)"])
        let text = TerminalReport(
            report,
            style: TerminalStyle(color: false, unicode: true, width: 80),
            verbose: verbose
        ).text
        #expect(text.contains(#"\u{1b}[2J"#))
        #expect(unsafe(text) == [])
    }

    @Test("nothing in a rule file reaches the terminal raw")
    func rule() throws {
        var rule = SampleRule.rule("a/b\(Self.hostile)", message: "{node} \(Self.hostile)")
        rule.title += Self.hostile
        rule.explain += Self.hostile
        rule.impact += Self.hostile
        rule.sql += " -- \(Self.hostile)"
        rule.references = [Self.hostile]
        rule.falsePositives = [Self.hostile]
        rule.fixes = [.advice(Self.hostile), .procedure(name: Self.hostile, title: Self.hostile, risk: .safe)]
        let style = TerminalStyle(color: false, unicode: true, width: 80)
        #expect(unsafe(RuleText(rule, style: style).text) == [])
        let report = try SampleReport.report(SampleReport.healthyStore(), rules: [rule])
        #expect(unsafe(TerminalReport(report, style: style).text) == [])
    }
}
