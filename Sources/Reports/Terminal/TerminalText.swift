/// Text from servers on its way to a terminal: made harmless, then wrapped.
package enum TerminalText {
    /// Control characters shown, never sent: a node must not move the reader's cursor or recolour the screen.
    package static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Bidirectional overrides are format characters too, and turn the reading order.
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: scalar != "\n"
        default: false
        }
    }

    /// Lines of prose that were broken for their length only are joined again; short lines stay alone, and so do indented
    /// ones, which are commands.
    private static func paragraphs(_ text: String) -> [String] {
        var result: [String] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isCommand = line.hasPrefix("  ")
            if isOpen, !isCommand { result[result.count - 1] += " " + line } else { result.append(String(line)) }
            isOpen = TextWidth.of(line) >= 70 && !isCommand && ![":", "：", "。"].contains { line.hasSuffix($0) }
        }
        return result
    }

    /// Breaks at spaces so that no line is wider than `width`; a word that is wider stands alone, and a command is never
    /// broken, so that it can be copied.
    static func wrapped(_ text: String, width: Int) -> [String] {
        paragraphs(text).flatMap { paragraph -> [String] in
            if paragraph.hasPrefix("  ") { return [paragraph] }
            return TextWrap.lines(shortened(paragraph), width: width)
        }
    }

    /// No name that a person gives is longer; one that is must not fill the screen.
    private static let longestWord = 512

    static func shortened(_ paragraph: String) -> String {
        guard paragraph.utf8.count > longestWord else { return paragraph }
        return paragraph.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.count > longestWord ? "\(word.prefix(longestWord)) (cut: \(word.count) characters)" : String(word)
        }.joined(separator: " ")
    }

    /// A label and its text, the text wrapped in a column of its own.
    package static func entry(_ label: String, _ text: String, indent: Int, column: Int, width: Int) -> String {
        let start = String(repeating: " ", count: indent)
        let pad = String(repeating: " ", count: max(1, column - TextWidth.of(label)))
        let rest = String(repeating: " ", count: indent + TextWidth.of(label) + pad.count)
        let lines = wrapped(clean(text), width: max(20, width - rest.count))
        return lines.enumerated().map { $0.offset == 0 ? start + label + pad + $0.element : rest + $0.element }
            .joined(separator: "\n") + "\n"
    }
}
