import Facts
import Foundation
import FoundationXML
import SampleCluster
import TestSupport
import Testing

@testable import Reports

/// Names as an attacker would choose them, in every format.
@Suite struct HostileFormatTests {
    enum Format: CaseIterable {
        case terminal, brief, html, markdown, json, jsonl, sarif, junit, prometheus
    }

    private static let names = [
        "<script>alert(1)</script>", "\u{202E}gnp.exe\u{2066}", "\u{1B}]0;title\u{7}\u{1B}[2J\u{9B}31m",
        "\u{7F}\u{8}\r",
        String(repeating: "long", count: 2500), "a\"b'c`d|e*f_g]h(i)\\", "x\n# HELP fake\n</testsuite>\n::error::",
        "\u{2028}\u{2029}\u{FEFF}\u{200B}", "\u{FFFE}\u{FFFF}", "{{7*7}}${x}%n%s",
    ]

    @Test("they stay names", arguments: Format.allCases, names)
    func harmless(format: Format, name: String) throws {
        let text = try text(format, name)
        let raw = text.unicodeScalars.filter { $0 != "\n" && TerminalText.isUnsafe($0) }
        #expect(raw.isEmpty, "\(format): \(raw.map { String($0.value, radix: 16) })")
        #expect(
            !text.contains("<script>alert") || [.terminal, .brief, .json, .jsonl, .sarif, .prometheus].contains(format)
        )
        #expect(text.utf8.count < 500_000, "a long name does not fill the disk")
        switch format {
        case .json, .sarif: _ = try JSON(parsing: Data(text.utf8))
        case .jsonl: for line in text.split(separator: "\n") { _ = try JSON(parsing: Data(line.utf8)) }
        case .junit:
            let root = try #require(try XMLDocument(xmlString: text).rootElement())
            #expect(root.elements(forName: "testsuite").count == 3)
        case .prometheus:
            for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
                #expect(
                    line.wholeMatch(of: /rcdoctor_[a-z_]+\{([a-z]+="([^"\\\n]|\\.)*",?)*\} -?[0-9.e+-]+/) != nil,
                    "\(line)"
                )
            }
            #expect(!text.contains("\n# HELP fake"))
        case .terminal, .brief: #expect(text.split(separator: "\n").allSatisfy { $0.count < 1500 })
        case .html, .markdown: break
        }
    }

    @Test("JSON says exactly what the node said")
    func exact() throws {
        for name in Self.names {
            let report = try JSON(parsing: Data(text(.json, name).utf8))
            #expect(report["source"]?["targets"]?[0]?.string == name)
        }
    }

    private func text(_ format: Format, _ name: String) throws -> String {
        let store = try SampleReport.brokenStore()
        try store.add([NodeFact.sample(name)])
        try store.add([MemberFact.sample(name)])
        try store.add([SecretFact(node: name, name: "masterauth", isSet: false)])
        try store.add([ReplicaLinkFact(node: name, master: name, status: "down", neverConnected: true, syncing: false)])
        try store.add([InfoFact(node: name, section: "replication", field: "master_link_status", value: name)])
        try store.add([CollectionFact(node: name, collector: .connect, status: .denied, detail: "NOPERM \(name)")])
        var report = try SampleReport.report(store, targets: [name])
        report.facts = store
        let style = TerminalStyle(color: false, unicode: true, width: 80)
        return switch format {
        case .terminal: TerminalReport(report, style: style, verbose: true).text
        case .brief: BriefReport(report, style: style).text
        case .html: try HTMLReport(report).text
        case .markdown: MarkdownReport(report).text
        case .json: String(decoding: try JSONReport.data(report), as: UTF8.self)
        case .jsonl: String(decoding: try JSONLinesReport.data(report), as: UTF8.self)
        case .sarif: String(decoding: try SARIFReport.data(report), as: UTF8.self)
        case .junit: JUnitReport(report).text
        case .prometheus: PrometheusReport(report).text
        }
    }
}
