import Capture
import Diagnosis
import Examination
import Foundation
import RuleFormat
import StockRules
import TestSupport
import Testing

/// Captures of real faults, and of what looks like them, made by `.ci/fault-captures`.
@Suite struct TrafficFixtureTests {
    static let folder = "fixtures/captures/traffic"

    /// Each line of the list: a capture, and the rules that fire on it, causes before what they explain.
    static let expected: [(capture: String, rules: [String])] =
        ((try? ProjectFolder.text("\(folder)/expected.txt")) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            let rules = parts.dropFirst().first?.split(separator: " ").map(String.init) ?? []
            return (String(parts.first ?? ""), rules)
        }

    /// The rules as the list has them: `rule`, or `rule<cause`.
    private func fired(_ capture: String) throws -> [String] {
        let path = try ProjectFolder.url().appending(path: "\(Self.folder)/\(capture).pcap.gz").path
        let examination = try CaptureExaminer(rules: StockRules.all, toolVersion: "test")
            .examine(CaptureRun(paths: [path]))
        let findings = examination.diagnosis.findings
        let names = Dictionary(findings.map { ($0.id, Self.name($0)) }) { first, _ in first }
        let words = findings.map { finding in
            finding.causedBy.flatMap { names[$0] }.map { "\(Self.name(finding))<\($0)" } ?? Self.name(finding)
        }
        return Set(words).sorted()
    }

    private static func name(_ finding: Finding) -> String { String(finding.rule.id.dropFirst("traffic/".count)) }

    @Test("exactly these rules fire", arguments: expected.map(\.capture))
    func exact(_ capture: String) throws {
        let rules = try #require(Self.expected.first { $0.capture == capture }).rules
        #expect(try fired(capture) == rules.sorted())
    }

    @Test("every capture is in the list, and every one is small")
    func complete() throws {
        let files = try ProjectFolder.files(below: Self.folder, ending: ".pcap.gz")
        #expect(Set(files.map { String($0.dropLast(8)) }) == Set(Self.expected.map(\.capture)))
        for file in files {
            let path = try ProjectFolder.url().appending(path: "\(Self.folder)/\(file)").path
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            // Ten minutes of a cluster can't be told in less.
            let limit = file.hasPrefix("healthy-ten-minutes") ? 1_500_000 : 60_000
            #expect(try #require(size) < limit, "\(file)")
        }
    }
}
