import Facts
import Reports
import RuleFormat
import SampleCluster
import Testing

@Suite struct TerminalReportTests {
    private let plain = TerminalStyle(color: false, unicode: true, width: 80)

    @Test("no line is wider than the terminal, but for a word that is", arguments: [40, 60, 80, 100, 120])
    func width(width: Int) throws {
        let style = TerminalStyle(color: false, unicode: true, width: width)
        let text = TerminalReport(try SampleReport.report(SampleReport.brokenStore()), style: style).text
        // The header and the totals are one line each, meant to be read as such.
        let block = text.split(separator: "\n  next:")[0].split(separator: "\n").filter { $0.hasPrefix("    ") }
        #expect(!block.isEmpty && block.allSatisfy { $0.count <= width })
    }

    @Test("without UTF-8 all is ASCII")
    func ascii() throws {
        let style = TerminalStyle(color: false, unicode: false, width: 80)
        let targets = (9001...9006).map { "127.0.0.1:\($0)" }
        let text = TerminalReport(try SampleReport.report(SampleReport.brokenStore(), targets: targets), style: style)
            .text
        #expect(text.unicodeScalars.filter { !$0.isASCII }.map(\.value) == [])
        #expect(text.contains("` ERROR replication/link-down   consequence"))
    }

    @Test("meaning never hangs on colour: without its codes the coloured text is the plain one")
    func color() throws {
        let report = try SampleReport.report(SampleReport.brokenStore())
        let colored = TerminalReport(report, style: TerminalStyle(color: true, unicode: true, width: 80)).text
        #expect(colored.contains("\u{1B}[1;31mCRITICAL\u{1B}[0m"))
        #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == TerminalReport(report, style: plain).text)
    }

    @Test("of hundreds of silent nodes the first are named and the rest counted, unless everything is wanted")
    func silent() throws {
        let store = try SampleReport.healthyStore()
        try store.add(
            (1...200).map { number in
                CollectionFact(
                    node: "10.0.0.\(number):9001",
                    collector: .connect,
                    status: .timedOut,
                    detail: "10.0.0.\(number):9001 was not asked to the end: interrupted."
                )
            }
        )
        let report = try SampleReport.report(store)
        func lines(_ text: String) -> Int { text.split(separator: "\n").count { $0.contains("not examined") } }
        let text = TerminalReport(report, style: plain).text
        #expect(lines(text) == 10 && text.contains("more like it)"))
        #expect(lines(TerminalReport(report, style: plain, verbose: true).text) == 200)
    }

    @Test("more findings of one rule than a reader wants are counted")
    func many() throws {
        let store = try SampleReport.healthyStore()
        let text = TerminalReport(try SampleReport.report(store, rules: [SampleRule.rule("a/b")]), style: plain).text
        #expect(text.contains("127.0.0.1:9006 is unwell") && !text.contains("more like it"))
        try store.add((9010...9013).map { NodeFact.sample("127.0.0.1:\($0)") })
        let more = TerminalReport(try SampleReport.report(store, rules: [SampleRule.rule("a/b")]), style: plain).text
        #expect(more.contains("  and 4 more like it\n") && !more.contains("127.0.0.1:9010 is unwell"))
    }
}
