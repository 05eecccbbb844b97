/// Pieces of a query.
extension ArraySlice<SQLTokens.Token> {
    /// Of the tokens that stand in no bracket of this part.
    var depth: Int { self.map(\.depth).min() ?? 0 }

    var topLevel: [Element] {
        let depth = depth
        return filter { $0.depth == depth }
    }

    func beginsWith(_ words: [String]) -> Bool {
        count >= words.count && zip(self, words).allSatisfy { $0.text.uppercased() == $1 && $0.kind != .text }
    }

    /// What stands between these words, brackets not looked into; ALL behind one belongs to it.
    func split(_ word: String) -> [Self] {
        let depth = depth
        var parts: [Self] = []
        var start = startIndex
        for index in indices where self[index].depth == depth && self[index].isWord(word) {
            parts.append(self[start..<index])
            start = index + 1
            if start < endIndex, self[start].isWord("ALL") { start += 1 }
        }
        return parts + [self[start...]]
    }

    /// What stands between the ANDs, but for those of BETWEEN.
    func splitAtAnd() -> [Self] {
        let depth = depth
        var parts: [Self] = []
        var start = startIndex
        var isBetween = false
        for index in indices where self[index].depth == depth {
            if self[index].isWord("BETWEEN") {
                isBetween = true
            } else if self[index].isWord("AND") {
                if !isBetween {
                    parts.append(self[start..<index])
                    start = index + 1
                }
                isBetween = false
            }
        }
        return parts + [self[start...]]
    }

    /// What the brackets hold around all of it.
    var inBrackets: Self? {
        guard let first, let last, count > 1, first.isSign("(") else { return nil }
        let inner = dropFirst().dropLast()
        guard last.isSign(")"), last.depth == first.depth, inner.allSatisfy({ $0.depth > first.depth }) else {
            return nil
        }
        return inner
    }

    /// `(SELECT COUNT(*) FROM …) >= 2`: the query, whose rows are counted.
    var countedAtLeastOne: Self? {
        guard let first, let close = dropFirst().firstIndex(where: { $0.depth <= first.depth }),
            let inner = self[...close].inBrackets, inner.beginsWith(["SELECT", "COUNT", "(", "*", ")", "FROM"]),
            self[(close + 1)...].isAtLeastOne
        else { return nil }
        return inner
    }

    /// `COUNT(*) > 0`.
    var isCountOfOne: Bool { beginsWith(["COUNT", "(", "*", ")"]) && dropFirst(4).isAtLeastOne }

    /// `> 0`, `>= 1` or more.
    private var isAtLeastOne: Bool {
        guard let last, last.kind == .number, let number = Int(last.text) else { return false }
        return switch dropLast().map(\.text) {
        case [">"]: true
        case [">", "="]: number > 0
        default: false
        }
    }

    /// As it was written, but for comments and blanks.
    var sql: String {
        var text = ""
        var end = first?.start
        for token in self {
            if token.start != end { text += " " }
            end = token.end
            switch token.kind {
            case .text: text += "'" + token.text + "'"
            case .name: text += "\"" + token.text + "\""
            default: text += token.text
            }
        }
        return text
    }
}
