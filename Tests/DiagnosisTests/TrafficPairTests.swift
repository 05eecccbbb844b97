import RuleFormat
import StockRules
import TestSupport
import Testing

/// The claim that faults are told from what looks like them, counted.
///
/// What fires on each capture is looked at by `TrafficFixtureTests`.
@Suite struct TrafficPairTests {
    private struct Pair {
        let fault: Int
        let rule: String
        let capture: String
        let lookalike: String

        init(_ line: Substring) throws {
            let words = line.split(separator: " ").map(String.init)
            try #require(words.count == 4, "\(line)")
            fault = try #require(Int(words[0]), "\(line)")
            (rule, capture, lookalike) = (words[1], words[2], words[3])
        }
    }

    private func pairs() throws -> [Pair] {
        try ProjectFolder.text("\(TrafficFixtureTests.folder)/pairs.txt").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { try Pair($0) }
    }

    /// Names of the rules that fire on a capture, without their causes.
    private func rules(_ capture: String) throws -> Set<String> {
        let line = try #require(TrafficFixtureTests.expected.first { $0.capture == capture }, "no capture \(capture)")
        return Set(line.rules.map { String($0.prefix { $0 != "<" }) })
    }

    @Test("each rule fires on its fault and keeps silent on what looks like it")
    func told() throws {
        let known = Set(StockRules.all.map(\.id))
        for pair in try pairs() {
            #expect(known.contains("traffic/\(pair.rule)"))
            #expect(try rules(pair.capture).contains(pair.rule), "\(pair.rule) on \(pair.capture)")
            #expect(try !rules(pair.lookalike).contains(pair.rule), "\(pair.rule) on \(pair.lookalike)")
        }
    }

    @Test("at least sixty of the 82 faults have both, and there the rule is the only cause of all that fires")
    func count() throws {
        let pairs = try pairs()
        #expect(Set(pairs.map(\.fault)).isSubset(of: Set(1...82)))
        let alone = try pairs.filter { pair in
            let line = try #require(TrafficFixtureTests.expected.first { $0.capture == pair.capture })
            return line.rules.filter { !$0.contains("<") } == [pair.rule]
        }
        #expect(Set(alone.map(\.fault)).count >= 60)
    }

    @Test("ten minutes of a healthy cluster give no error and nothing critical")
    func healthy() throws {
        let severities = Dictionary(StockRules.all.map { ($0.id, $0.severity) }) { first, _ in first }
        for capture in ["healthy", "healthy-ten-minutes"] {
            for rule in try rules(capture) {
                let severity = try #require(severities["traffic/\(rule)"])
                #expect(severity < .error, "\(rule) on \(capture)")
            }
        }
    }
}
