import Foundation
import RuleFormat
import SampleCluster
import TestSupport
import Testing

@testable import Reports

/// The terminal's report word for word, at both widths, with and without colour and UTF-8, in both languages.
///
/// `make golden` writes the files anew; look at the difference before it is committed.
@Suite struct TerminalGoldenTests {
    struct Look: Sendable, CustomTestStringConvertible {
        let width: Int
        let color: Bool
        let unicode: Bool
        let language: Language

        static let all = [80, 120].flatMap { width in
            [false, true].flatMap { color in
                [true, false].flatMap { unicode in
                    Language.allCases.map { Look(width: width, color: color, unicode: unicode, language: $0) }
                }
            }
        }

        var style: TerminalStyle { TerminalStyle(color: color, unicode: unicode, width: width, language: language) }

        var testDescription: String {
            "\(width)-\(color ? "color" : "plain")-\(unicode ? "utf8" : "ascii")-\(language.rawValue)"
        }
    }

    @Test("a broken cluster", arguments: Look.all)
    func broken(look: Look) throws {
        let text = TerminalReport(try GoldenReport.broken(look.language), style: look.style).text
        #expect(try text == GoldenFile.expected("terminal/broken-\(look.testDescription).txt", actual: text))
        if !look.color { #expect(!text.contains("\u{1B}")) }
        if !look.unicode, look.language == .english { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
        let widest = text.replacing(/\u{1B}\[[0-9;]*m/, with: "").split(separator: "\n").map { TextWidth.of($0) }.max()
        #expect(widest ?? 0 <= look.width)
    }

    @Test("a healthy cluster, in full detail", arguments: Language.allCases)
    func healthy(language: Language) throws {
        let style = TerminalStyle(color: false, unicode: true, width: 80, language: language)
        let text = TerminalReport(try GoldenReport.healthy(language), style: style, verbose: true).text
        #expect(try text == GoldenFile.expected("terminal/healthy-verbose-\(language.rawValue).txt", actual: text))
    }

    @Test("in few words, one line for each finding", arguments: Language.allCases)
    func brief(language: Language) throws {
        let style = TerminalStyle(color: false, unicode: true, width: 80, language: language)
        let text =
            BriefReport(try GoldenReport.broken(language), style: style).text
            + BriefReport(try GoldenReport.healthy(language), style: style).text
        #expect(try text == GoldenFile.expected("terminal/brief-\(language.rawValue).txt", actual: text))
        #expect(text.split(separator: "\n").count == 5)
    }

    @Test("the slot bar shows gaps, halves, disputes and slots of a dead master", arguments: [true, false])
    func slots(unicode: Bool) {
        let map = SlotMap(
            segments: [
                SlotSegment(first: 0, last: 4095, kind: .owned(shard: 0)),
                SlotSegment(first: 4096, last: 5000, kind: .owned(shard: 1)),
                SlotSegment(first: 5001, last: 8191, kind: .gap),
                SlotSegment(first: 8192, last: 8192, kind: .conflict("a and b")),
                SlotSegment(first: 8193, last: 12287, kind: .owned(shard: 1)),
                SlotSegment(first: 12288, last: 16383, kind: .owned(shard: 2)),
            ],
            deadShards: [2]
        )
        let bar = SlotBar(map, width: 16, style: TerminalStyle(color: false, unicode: unicode, width: 80))
        #expect(bar.text == (unicode ? "████▒░░░╳███░░░░" : "####+...X###...."))
        #expect(!bar.isWhole && bar.legend.contains("claimed by two") && bar.legend.contains("served by nobody"))
        let whole = SlotMap(segments: [SlotSegment(first: 0, last: 16383, kind: .owned(shard: 0))])
        #expect(SlotBar(whole, width: 61, style: TerminalStyle(color: false, unicode: true, width: 80)).isWhole)
    }
}
