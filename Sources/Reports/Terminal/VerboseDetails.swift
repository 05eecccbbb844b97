import Diagnosis
import Facts
import Foundation
import RuleFormat
import Rules

/// What -v adds: rules that were not evaluated and why, rules that found nothing, and which nodes took long.
struct VerboseDetails {
    let report: Report
    let style: TerminalStyle

    private static let nodesShown = 5

    var text: String { unevaluated + clean + slowest }

    private var unevaluated: String {
        report.diagnosis.outcomes.map { outcome in
            switch outcome.status {
            case .fired, .clean: ""
            case .notEvaluated(let reason): entry(style.say(.notEvaluated), "\(outcome.rule.id): \(reason)")
            // The reason names the rule itself.
            case .broken(let reason): entry(style.say(.brokenRule), reason)
            }
        }.joined()
    }

    private var clean: String {
        let ids = report.diagnosis.outcomes.compactMap { if case .clean = $0.status { $0.rule.id } else { nil } }
        let areas = Dictionary(grouping: ids) { String($0.prefix { $0 != "/" }) }
        return areas.sorted { $0.key < $1.key }.map { area, ids in
            entry(
                style.say(.cleanRules),
                "\(area): " + ids.map { $0.dropFirst(area.count + 1) }.joined(separator: ", ")
            )
        }.joined()
    }

    /// Time that was waited for each node; questions to different nodes run side by side.
    private var slowest: String {
        let times = report.diagnosis.collection.reduce(into: [String: Double]()) { times, fact in
            if let milliseconds = fact.milliseconds { times[fact.node, default: 0] += milliseconds }
        }
        let worst = times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.nodesShown)
        guard !worst.isEmpty else { return "" }
        let words = worst.map { "\($0.key) \(String(format: "%.1f", $0.value)) ms" }
        return entry(style.say(.slowest), words.joined(separator: ", "))
    }

    private func entry(_ label: String, _ text: String) -> String {
        TerminalText.entry(label, text, indent: 2, column: 15, width: style.width)
    }
}
