import Foundation
package import RuleFormat

/// How text may look: colour, glyphs, width.
///
/// Meaning never hangs on colour alone.
package struct TerminalStyle: Sendable {
    package var color: Bool
    package var unicode: Bool
    package var width: Int
    package var language: Language

    package init(color: Bool, unicode: Bool, width: Int, language: Language = .english) {
        self.color = color
        self.unicode = unicode
        self.width = width
        self.language = language
    }

    /// What a stream and the environment allow: NO_COLOR, CLICOLOR_FORCE, TERM=dumb, the locale, the window's width.
    package static func detect(
        _ descriptor: Int32,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> TerminalStyle {
        let isTerminal = isatty(descriptor) == 1
        let forced = environment["CLICOLOR_FORCE"].map { !$0.isEmpty && $0 != "0" } ?? false
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        let locale =
            [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]]
            .compactMap { $0 }.first { !$0.isEmpty } ?? ""
        let isUTF8 = locale.uppercased().replacing("-", with: "").hasSuffix("UTF8")
        var window = winsize()
        let known = isTerminal && ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
        let columns = known ? Int(window.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
        return TerminalStyle(
            color: !refused && (forced || isTerminal),
            unicode: isUTF8,
            width: min(max(columns, 40), 120),
            language: Language.detect(environment)
        )
    }

    func say(_ phrase: Phrase) -> String { language.say(phrase) }

    func bold(_ text: String) -> String { paint(text, "1") }
    func dim(_ text: String) -> String { paint(text, "2") }
    func green(_ text: String) -> String { paint(text, "32") }

    /// The severity as a word in its colour.
    func label(_ severity: Severity) -> String {
        paint(say(.severity(severity)).uppercased(), Self.code(severity))
    }

    func painted(_ text: String, _ severity: Severity) -> String { paint(text, Self.code(severity)) }

    /// Colours that can be read on light and on dark backgrounds.
    private static func code(_ severity: Severity) -> String {
        switch severity {
        case .critical: "1;31"
        case .error: "31"
        case .warning: "33"
        case .notice: "36"
        }
    }

    var branch: String { unicode ? "├" : "|" }
    var corner: String { unicode ? "└" : "`" }
    var trunk: String { unicode ? "│" : "|" }
    var tick: String { unicode ? "✓" : "+" }
    var cross: String { unicode ? "✗" : "x" }
    var arrow: String { unicode ? "→" : "->" }
    var ellipsis: String { unicode ? "…" : "..." }

    private func paint(_ text: String, _ code: String) -> String {
        color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
