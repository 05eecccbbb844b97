import Diagnosis
import RuleFormat
import Rules

/// One mark for each area of rules, so that the eye finds where the trouble is.
struct AreaOverview {
    private let areas: [(name: String, mark: String)]
    private let style: TerminalStyle

    init(_ diagnosis: Diagnosis, style: TerminalStyle) {
        self.style = style
        var worst: [String: Severity] = [:]
        var fired: [String: Set<String>] = [:]
        for finding in diagnosis.open {
            let area = Self.area(finding.rule.id)
            worst[area] = max(worst[area] ?? .notice, finding.severity)
            fired[area, default: []].insert(finding.rule.id)
        }
        var clean: [String: Int] = [:]
        for outcome in diagnosis.outcomes {
            let isClean = if case .clean = outcome.status { 1 } else { 0 }
            clean[Self.area(outcome.rule.id), default: 0] += isClean
        }
        areas = clean.sorted { $0.key < $1.key }.map { area, count in
            let mark =
                switch (worst[area], count) {
                case (let severity?, _):
                    style.painted("\(Self.glyph(severity, style)) \(fired[area]?.count ?? 0)", severity)
                // Nothing of it could be judged.
                case (nil, 0): "-"
                case (nil, _): style.green(style.tick)
                }
            return (area, mark)
        }
    }

    /// Columns of equal width.
    var text: String {
        let names = areas.map { TerminalText.clean($0.name) }
        let name = names.map { TextWidth.of($0) }.max() ?? 0
        let column = name + 7
        let perLine = max(1, (style.width - 2) / column)
        var text = ""
        for (index, area) in areas.enumerated() {
            let isLast = index % perLine == perLine - 1 || index == areas.count - 1
            let pad = String(repeating: " ", count: name - TextWidth.of(names[index]) + 1)
            let width = area.mark.replacing(/\u{1B}\[[0-9;]*m/, with: "").count
            text += (index % perLine == 0 ? "  " : "") + names[index] + pad + area.mark
            text += isLast ? "\n" : String(repeating: " ", count: max(1, column - name - 1 - width))
        }
        return text
    }

    private static func area(_ id: String) -> String { String(id.prefix { $0 != "/" }) }

    private static func glyph(_ severity: Severity, _ style: TerminalStyle) -> String {
        switch severity {
        case .critical, .error: style.cross
        case .warning: "!"
        case .notice: style.unicode ? "·" : "."
        }
    }
}
