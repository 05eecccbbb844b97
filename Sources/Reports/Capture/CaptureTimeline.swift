import Facts
import Foundation
import Rules

/// The life of the cluster as the wire shows it, line by line, and what shows the same packets in Wireshark.
struct CaptureTimeline {
    let overview: CaptureOverview
    let style: TerminalStyle
    let verbose: Bool

    private static let shown = 20

    var text: String {
        let all = lines
        let rows = verbose ? all : Array(all.prefix(Self.shown))
        guard !rows.isEmpty else { return "" }
        let width = min(60, rows.map { $0.words.count }.max() ?? 0)
        var text = rows.map { row($0, width) }.joined()
        let rest = all.count - rows.count + overview.eventsLeftOut
        if rest > 0 {
            text += "  \(Formatter.plural(Int64(rest), "event")) more: rcdoctor query \"SELECT * FROM traffic_event\"\n"
        }
        var frames: [Int64] = []
        for row in rows where !frames.contains(row.frame) { frames.append(row.frame) }
        let filter = "frame.number in {\(frames.map { "\($0)" }.joined(separator: ", "))}"
        return text + "  look         \(filter)\n"
    }

    private struct Row {
        let time: String
        let kind: String
        let words: String
        let frame: Int64
    }

    private func row(_ row: Row, _ width: Int) -> String {
        "  \(TerminalText.clean(row.time))  " + Self.pad(TerminalText.clean(row.kind), 17)
            + Self.pad(TerminalText.clean(row.words), width)
            + "  frame \(Formatter.grouped(row.frame))\n"
    }

    /// Slots that go one by one from the same node to the same other are one line.
    private var lines: [Row] {
        var rows: [Row] = []
        var index = 0
        let events = overview.events.filter { isShown($0) }
        while index < events.count {
            let event = events[index]
            var count = 1
            while index + count < events.count, Self.isSame(event, events[index + count]) { count += 1 }
            rows.append(line(events[index..<(index + count)]))
            index += count
        }
        return rows
    }

    private static func isSame(_ first: CaptureOverview.Line, _ next: CaptureOverview.Line) -> Bool {
        first.text("kind").hasPrefix("slots_")
            && ["kind", "node", "subject"].allSatisfy { first.text($0) == next.text($0) }
    }

    /// Votes stand in the line of their election, and links that were up before the capture are no events.
    private func isShown(_ event: CaptureOverview.Line) -> Bool {
        if verbose { return true }
        switch event.text("kind") {
        case "vote": return !overview.elections.contains { $0.number("epoch") == event.number("epoch") }
        case "resync_unknown": return false
        default: return true
        }
    }

    private func line(_ events: ArraySlice<CaptureOverview.Line>) -> Row {
        let event = events.first ?? []
        var words = event.text("node")
        let kind = event.text("kind")
        if !event.text("subject").isEmpty {
            // Slots come from the subject, everything else goes to it.
            let arrow = kind == "slots_gained" ? "from" : style.arrow
            words += " \(arrow) \(event.text("subject"))"
        }
        if events.count > 1 {
            words += "  slots in \(events.count) steps"
        } else if !event.text("slots").isEmpty {
            words += "  slots \(slotText(event.text("slots")))"
        }
        if event.number("epoch") > 0 { words += "  epoch \(event.number("epoch"))" }
        if let election = election(of: event) { words += "  \(votes(election))" }
        return Row(
            time: Self.clock(event.text("at"), 12),
            kind: kind.replacingOccurrences(of: "_", with: " "),
            words: words,
            frame: event.number("frame")
        )
    }

    private func election(of event: CaptureOverview.Line) -> CaptureOverview.Line? {
        guard ["election", "manual_failover"].contains(event.text("kind")) else { return nil }
        return overview.elections.first {
            $0.number("epoch") == event.number("epoch") && $0.text("node") == event.text("node")
        }
    }

    private func votes(_ election: CaptureOverview.Line) -> String {
        let masters = election.number("masters")
        let votes = masters > 0 ? "\(election.number("votes")) of \(masters)" : "\(election.number("votes"))"
        return "\(votes) vote, \(election.text("outcome"))"
    }

    private func slotText(_ text: String) -> String {
        let ranges = text.split(separator: ",")
        return ranges.count > 2 ? "\(ranges[0]) and \(ranges.count - 1) more ranges" : text
    }

    /// The time of day of an RFC 3339 text.
    static func clock(_ text: String, _ length: Int) -> String { String(text.dropFirst(11).prefix(length)) }

    static func pad(_ text: String, _ width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }
}
