import Facts
import Foundation
import FoundationXML
import Reports
import SampleCluster
import TestSupport
import Testing

/// Markdown, JUnit, SARIF and Prometheus, from the same data as the terminal and JSON.
@Suite struct OtherFormatsTests {
    @Test("Markdown: the problem, its proof, its remedy and what follows from it")
    func markdown() throws {
        let text = MarkdownReport(try SampleReport.report(SampleReport.brokenStore())).text
        #expect(text.hasPrefix("# rcdoctor: critical\n"))
        #expect(text.contains("## CRITICAL auth/password-missing\n"))
        #expect(text.contains("127.0.0.1:9004 INFO replication: master\\_link\\_status:down") == false)
        #expect(text.contains("127.0.0.1:9004 INFO replication: master_link_status:down"))
        #expect(text.contains("CONFIG SET masterauth <masterauth>"))
        #expect(text.contains("**Follows from it:**\n\n- replication/link-down: "))
        #expect(text.contains("## Not evaluated\n\n- z/unseen"))
    }

    @Test("SARIF: what the specification requires, rule by rule and result by result")
    func sarif() throws {
        let log = try JSON(parsing: SARIFReport.data(SampleReport.report(SampleReport.brokenStore())))
        #expect(log["version"]?.string == "2.1.0")
        let run = try #require(log["runs"]?[0])
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
        let results = try #require(run["results"]?.array)
        #expect(results.count == 4)
        for result in results {
            let place = try #require(result["ruleIndex"]?.number)
            #expect(rules[Int(place)]["id"] == result["ruleId"])
            #expect(["error", "warning", "note", "none"].contains(result["level"]?.string))
            #expect(result["message"]?["text"]?.string?.isEmpty == false)
            #expect(result["partialFingerprints"]?["rcdoctor/v1"]?.string?.isEmpty == false)
            #expect(result["locations"]?[0]?["logicalLocations"]?[0]?["name"]?.string?.contains(":90") == true)
        }
        #expect(run["invocations"]?[0]?["toolExecutionNotifications"]?[0]?["level"]?.string == "note")
    }

    @Test("Prometheus: every line is of the text format, and no series comes twice")
    func prometheus() throws {
        let text = PrometheusReport(try SampleReport.report(SampleReport.brokenStore())).text
        var series: Set<String> = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let match = try #require(line.wholeMatch(of: /([a-z_]+\{([a-z]+="[^"\n]*",?)*\}) (-?[0-9.]+)/), "\(line)")
            #expect(series.insert(String(match.1)).inserted, "\(line)")
        }
        #expect(text.contains(#"rcdoctor_problems{targets="127.0.0.1:9001",severity="critical"} 1"#))
        #expect(text.contains(#"rule="auth/password-missing",severity="critical",node="127.0.0.1:9004"} 1"#))
        // Consequences raise no alert of their own.
        #expect(!text.contains(#"rule="replication/link-down",severity"#))
    }

    @Test("a node's words can't break out of any format")
    func hostile() throws {
        var report = try SampleReport.report(SampleReport.brokenStore())
        let name = "</testsuite>\"`|<b>\u{1B}[31m\n# HELP x\n```"
        report = Report(
            diagnosis: report.diagnosis,
            source: ReportSource(kind: "live", targets: [name], started: "2026-11-22T10:00:00Z", seconds: 1),
            toolVersion: "1",
            fixes: report.fixes
        )
        #expect(XMLReader(JUnitReport(report).text).isWellFormed)
        #expect(try JSON(parsing: SARIFReport.data(report))["version"]?.string == "2.1.0")
        #expect(!PrometheusReport(report).text.contains("\n# HELP x\n"))
        let markdown = MarkdownReport(report).text
        #expect(!markdown.contains("<b>") || markdown.contains("\\<b\\>"))
        for text in [JUnitReport(report).text, PrometheusReport(report).text, markdown] {
            #expect(!text.contains("\u{1B}"))
        }
    }
}

/// Elements of an XML text, counted.
private final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var attributes: [String: [String: String]] = [:]
    private var counts: [String: Int] = [:]

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func count(_ element: String) -> Int { counts[element] ?? 0 }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
        self.attributes[name] = attributes
    }
}
