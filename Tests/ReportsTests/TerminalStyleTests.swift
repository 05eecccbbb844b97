import Reports
import Testing

@Suite struct TerminalStyleTests {
    /// A descriptor that is no terminal.
    private func style(_ environment: [String: String]) -> TerminalStyle {
        TerminalStyle.detect(-1, environment: environment)
    }

    @Test("without a terminal there is no colour, unless it is forced")
    func color() {
        #expect(!style([:]).color && !style(["CLICOLOR_FORCE": "0"]).color && style(["CLICOLOR_FORCE": "1"]).color)
        #expect(
            !style(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).color
                && style(["CLICOLOR_FORCE": "1", "NO_COLOR": ""]).color
        )
        #expect(!style(["CLICOLOR_FORCE": "1", "TERM": "dumb"]).color)
    }

    @Test(
        "the locale decides on glyphs, and LC_ALL on the locale",
        arguments: [
            (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false), ([:], false),
            (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "de_DE.UTF-8"], true),
            (["LANG": "en_US.UTF-8", "LC_ALL": ""], true),
        ] as [([String: String], Bool)]
    )
    func unicode(environment: [String: String], isUnicode: Bool) {
        #expect(style(environment).unicode == isUnicode)
    }

    @Test("the width stays readable", arguments: [("10", 40), ("72", 72), ("400", 120), ("wide", 80)])
    func width(columns: String, width: Int) {
        #expect(style(["COLUMNS": columns]).width == width)
    }
}
