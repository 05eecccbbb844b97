/// Text from servers on its way into Markdown: it can neither format nor link nor embed.
enum Markdown {
    /// Escapes every character that Markdown (CommonMark, with GitHub's tables) gives a meaning.
    static func plain(_ text: String) -> String {
        var result = ""
        for character in TerminalText.clean(text) {
            if "\\`*_{}[]<>#|~!&".contains(character) { result.append("\\") }
            result.append(character == "\n" ? " " : character)
        }
        return result
    }

    /// A fenced block; the fence is longer than any run of backticks inside.
    static func code(_ text: String) -> String {
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\n\(TerminalText.clean(text))\n\(fence)"
    }
}
