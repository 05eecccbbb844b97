import Foundation
import RuleFormat

/// The events of a capture on a line of time, one lane for each kind.
struct TimeLanes {
    let overview: CaptureOverview
    let language: Language

    private static let lanesShown = 16
    private static let laneHeight = 20
    private static let labels = 190
    private static let width = 900

    var html: String {
        let moments = overview.events.compactMap { event in
            Self.seconds(event.text("at")).map { (kind: event.text("kind"), at: $0, event: event) }
        }
        guard let start = Self.seconds(overview.quality.text("first_at")) ?? moments.first?.at,
            let end = Self.seconds(overview.quality.text("last_at")) ?? moments.last?.at, !moments.isEmpty
        else { return "" }
        let kinds = Dictionary(grouping: moments, by: \.kind).sorted { $0.value[0].at < $1.value[0].at }
            .prefix(Self.lanesShown)
        let span = max(0.001, end - start)
        let lanes = kinds.enumerated().map { lane, kind in
            let y = lane * Self.laneHeight
            let marks = kind.value.map { moment in
                let x = Self.labels + Int((moment.at - start) / span * Double(Self.width - Self.labels - 8))
                let title = "\(moment.event.text("at")) \(moment.event.text("node")) \(moment.event.text("subject"))"
                return """
                    <rect class="moment" x="\(max(Self.labels, min(x, Self.width - 4)))" y="\(y + 3)" width="3" \
                    height="\(Self.laneHeight - 6)"><title>\(HTML.text(String(title.prefix(300))))</title></rect>
                    """
            }
            let name = kind.key.replacing("_", with: " ")
            return """
                <text class="address" x="0" y="\(y + 15)">\(HTML.text(String(name.prefix(24))))</text>\
                <path class="lane" d="M\(Self.labels) \(y + Self.laneHeight) H\(Self.width)"/>\(marks.joined())
                """
        }
        let words = kinds.map { "\($0.key.replacing("_", with: " ")) \($0.value.count)" }.joined(separator: ", ")
        let title = language.either("Line of time", "时间线")
        return """
            <h3>\(title)</h3><div class="wide" tabindex="0" role="region" aria-label="\(title)">\
            <svg class="timeline" viewBox="0 0 \(Self.width) \(kinds.count * Self.laneHeight + 2)" role="img" \
            aria-label="\(HTML.text("\(title): \(words)"))">\(lanes.joined())</svg></div>
            """
    }

    /// Of an RFC 3339 text, with or without a fraction.
    private static func seconds(_ text: String) -> Double? {
        let whole = try? Date(text.replacing(/\.[0-9]+/, with: ""), strategy: .iso8601).timeIntervalSince1970
        guard let whole else { return nil }
        let fraction = text.firstMatch(of: /\.[0-9]+/).flatMap { Double("0\($0.0)") } ?? 0
        return whole + fraction
    }
}
