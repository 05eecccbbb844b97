/// Breaks text into lines: at spaces, and between characters of scripts that know none.
enum TextWrap {
    /// A piece that is never broken, and whether a space stands before it.
    private struct Piece {
        let text: Substring
        let width: Int
        let isSpaced: Bool
    }

    /// No line begins with these.
    private static let closing: Set<Character> = [
        "，", "。", "；", "：", "、", "？", "！", "）", "》", "」", "』", "】", "”", "’", "…", ",", ".", ";", ":", ")",
    ]
    /// No line ends with these.
    private static let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "("]

    /// Lines no wider than `width`; a word that is wider stands alone.
    static func lines(_ paragraph: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in paragraph.split(separator: " ").flatMap(pieces) {
            let space = piece.isSpaced && !line.isEmpty ? 1 : 0
            if line.isEmpty || used + space + piece.width <= width {
                line += (space == 1 ? " " : "") + piece.text
                used += space + piece.width
            } else {
                lines.append(line)
                line = String(piece.text)
                used = piece.width
            }
        }
        return lines + [line]
    }

    /// Most words are one piece.
    private static func pieces(_ word: Substring) -> [Piece] {
        if word.utf8.allSatisfy({ $0 < 0x80 }) {
            return [Piece(text: word, width: word.utf8.count, isSpaced: true)]
        }
        var pieces: [Piece] = []
        var start = word.startIndex
        var index = word.startIndex
        while index < word.endIndex {
            let next = word.index(after: index)
            if next == word.endIndex || mayBreak(word[index], word[next]) {
                let text = word[start..<next]
                pieces.append(Piece(text: text, width: TextWidth.of(text), isSpaced: pieces.isEmpty))
                start = next
            }
            index = next
        }
        return pieces
    }

    private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
        (TextWidth.isWide(before) || TextWidth.isWide(after)) && !closing.contains(after) && !opening.contains(before)
    }
}
