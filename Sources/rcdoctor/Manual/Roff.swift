/// Text as man(7) macros.
enum Roff {
    /// Escaped: a backslash, a hyphen that must stay one, and a dot or quote that would begin a request.
    static func text(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let escaped = line.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("…", with: "...")
                .replacing("→", with: "\\(->")
            return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : String(escaped)
        }.joined(separator: "\n")
    }

    /// Prose, broken into lines as mandoc's style wants them.
    static func filled(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace).map({ self.text(String($0)) }) {
            if let last = lines.last, last.count + word.count < 78 {
                lines[lines.count - 1] += " " + word.replacing("\\&", with: "")
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n")
    }

    static func bold(_ text: String) -> String { "\\fB\(self.text(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(self.text(text))\\fR" }

    /// Paragraphs of prose, and indented lines as examples that keep their breaks.
    static func prose(_ text: String) -> String {
        var result = ""
        var paragraph: [Substring] = []
        var example: [Substring] = []
        func flush() {
            if !paragraph.isEmpty { result += ".PP\n" + filled(paragraph.joined(separator: " ")) + "\n" }
            if !example.isEmpty {
                let lines = example.map { self.text(String($0.dropFirst(2))) }
                result += ".PP\n.RS 4\n.nf\n" + lines.joined(separator: "\n") + "\n.fi\n.RE\n"
            }
            paragraph = []
            example = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  ") {
                if !paragraph.isEmpty { flush() }
                example.append(line)
            } else {
                if line.isEmpty || !example.isEmpty { flush() }
                if !line.isEmpty { paragraph.append(line) }
            }
        }
        flush()
        return result
    }
}
