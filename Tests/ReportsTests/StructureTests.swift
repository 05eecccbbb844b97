import Diagnosis
import Facts
import Foundation
import FoundationXML
import Reports
import RuleFormat
import SampleCluster
import TestSupport
import Testing

/// SARIF, JUnit and Prometheus as their specifications want them.
@Suite struct StructureTests {
    /// A finding about two config files, one with a line; and one that is muted.
    private func report() throws -> Report {
        let sql = """
            SELECT node, '/etc/redis/a b.conf' AS file, 88 AS line, 'conf/other.conf:7' AS other_place,
                'conf/other.conf' AS other_file
            FROM node WHERE node LIKE '%:9001'
            """
        var rule = SampleRule.rule("config/port-used-twice", sql: sql)
        rule.severity = .warning
        let store = try SampleReport.brokenStore()
        return try SampleReport.report(store, rules: SampleReport.rules + [rule])
    }

    @Test("SARIF 2.1.0: required properties, closed vocabularies, indices that point at something")
    func sarif() throws {
        let log = try JSON(parsing: SARIFReport.data(report()))
        #expect(log["version"]?.string == "2.1.0" && log["$schema"]?.string?.hasPrefix("https://") == true)
        let run = try #require(log["runs"]?[0])
        let driver = try #require(run["tool"]?["driver"])
        #expect(driver["name"]?.string == "rcdoctor")
        let rules = try #require(driver["rules"]?.array)
        #expect(Set(rules.compactMap { $0["id"]?.string }).count == rules.count)
        for rule in rules {
            #expect(rule["shortDescription"]?["text"]?.string?.isEmpty == false)
            #expect(["none", "note", "warning", "error"].contains(rule["defaultConfiguration"]?["level"]?.string))
        }
        for result in try #require(run["results"]?.array) {
            let index = Int(try #require(result["ruleIndex"]?.number))
            #expect(rules[index]["id"] == result["ruleId"])
            #expect(result["message"]?["text"]?.string?.isEmpty == false)
            for location in (result["locations"]?.array ?? []) + (result["relatedLocations"]?.array ?? []) {
                if let physical = location["physicalLocation"] {
                    let uri = try #require(physical["artifactLocation"]?["uri"]?.string)
                    #expect(URL(string: uri) != nil && !uri.contains(" "))
                    if let line = physical["region"]?["startLine"]?.number { #expect(line >= 1) }
                }
                for logical in location["logicalLocations"]?.array ?? [] {
                    #expect(logical["name"]?.string?.isEmpty == false && logical["kind"]?.string == "resource")
                }
            }
        }
        let invocation = try #require(run["invocations"]?[0])
        guard case .bool = invocation["executionSuccessful"] else { throw TestFailure("no executionSuccessful") }
        #expect((try? Date(invocation["startTimeUtc"]?.string ?? "", strategy: .iso8601)) != nil)
    }

    @Test("SARIF: lines of config files are regions, and the other file is a related location")
    func regions() throws {
        let log = try JSON(parsing: SARIFReport.data(report()))
        let results = try #require(log["runs"]?[0]?["results"]?.array)
        let result = try #require(results.first { $0["ruleId"]?.string == "config/port-used-twice" })
        let place = result["locations"]?[0]?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"]?.string == "file:///etc/redis/a%20b.conf")
        #expect(place?["region"]?["startLine"]?.number == 88)
        let other = result["relatedLocations"]?[0]?["physicalLocation"]
        #expect(other?["artifactLocation"]?["uri"]?.string == "conf/other.conf")
        #expect(other?["region"]?["startLine"]?.number == 7 && result["level"]?.string == "warning")
    }

    @Test("JUnit: an area is a suite, a rule is a case; counts agree, and each element stands where the schema has it")
    func junit() throws {
        let document = try XMLDocument(xmlString: JUnitReport(report()).text)
        let root = try #require(document.rootElement())
        #expect(root.name == "testsuites")
        let suites = root.elements(forName: "testsuite")
        #expect(suites.compactMap { $0.attribute("name") } == ["auth", "config", "replication", "z"])
        func number(_ element: XMLElement, _ name: String) -> Int { Int(element.attribute(name) ?? "") ?? -1 }
        for name in ["tests", "failures", "errors"] {
            #expect(number(root, name) == suites.reduce(0) { $0 + number($1, name) })
        }
        for suite in suites {
            let cases = suite.elements(forName: "testcase")
            #expect(number(suite, "tests") == cases.count && suite.childCount == cases.count)
            for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
                #expect(number(suite, attribute) == cases.count { !$0.elements(forName: element).isEmpty })
            }
            for attribute in ["time", "timestamp", "hostname"] { #expect(suite.attribute(attribute) != nil) }
            #expect(suite.attribute("timestamp")?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil)
            for item in cases {
                #expect(item.attribute("classname") == suite.attribute("name"))
                #expect(item.attribute("name")?.isEmpty == false && item.attribute("time") == "0")
                #expect(item.childCount <= 1)
                for failure in item.elements(forName: "failure") {
                    #expect(failure.attribute("message") != nil && failure.attribute("type") != nil)
                }
            }
        }
        // A warning is output, no failure.
        #expect(number(root, "failures") == 2)
    }

    @Test("Prometheus: each metric is declared once, before its samples; the time of the scan is there")
    func prometheus() throws {
        let text = PrometheusReport(try report()).text
        var declared: Set<String> = []
        var current = ""
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /# TYPE (\S+) gauge/) {
                current = String(match.1)
                #expect(declared.insert(current).inserted)
            } else if !line.hasPrefix("#") {
                #expect(line.hasPrefix(current + "{"), "\(line)")
            }
        }
        #expect(text.hasSuffix("\n"))
        #expect(text.contains("rcdoctor_scan_timestamp_seconds{targets=\"127.0.0.1:9001\"} 1772334245\n"))
        #expect(text.contains(#"rule="z/unseen",status="not_evaluated"} 1"#))
    }

    @Test("JSON lines: a line for each finding, and what the lines hold is what the JSON report holds")
    func lines() throws {
        let report = try report()
        let whole = try JSON(parsing: JSONReport.data(report))
        let lines = try String(decoding: JSONLinesReport.data(report), as: UTF8.self).split(separator: "\n")
            .map { try JSON(parsing: Data($0.utf8)) }
        #expect(lines[0]["type"]?.string == "scan" && lines[0]["verdict"] == whole["verdict"])
        #expect(lines[0]["schema"]?.number == 1 && lines[0]["cluster"] == whole["cluster"])
        for (type, list) in [("finding", "findings"), ("problem", "problems"), ("collection", "collection")] {
            let own = lines.filter { $0["type"]?.string == type }.map { $0.replacing(["type"], with: nil) }
            #expect(own == whole[list]?.array, "\(type)")
        }
        let skipped = lines.filter { $0["type"]?.string == "notEvaluated" }.map { $0.replacing(["type"], with: nil) }
        #expect(skipped == whole["rules"]?["notEvaluated"]?.array)
    }

    @Test(
        "promtool finds nothing to say",
        .enabled(if: Promtool.path != nil, "there is no promtool here: apt-get install prometheus")
    )
    func promtool() async throws {
        let text = PrometheusReport(try report()).text
        let folder = try TemporaryFolder("metrics")
        defer { folder.remove() }
        try folder.write(text, to: "rcdoctor.prom")
        let command = "\(try #require(Promtool.path)) check metrics < '\(folder.file("rcdoctor.prom"))'"
        let run = try await ProgramRun.start("/bin/sh", ["-c", command]).end()
        #expect(run.exit == 0 && run.text.filter { !$0.isWhitespace } == "", "\(run.text)")
    }

    private enum Promtool {
        static let path = ["/usr/bin/promtool", "/usr/local/bin/promtool"]
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

extension XMLElement {
    fileprivate func attribute(_ name: String) -> String? { attribute(forName: name)?.stringValue }
}
