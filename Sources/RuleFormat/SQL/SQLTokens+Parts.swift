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
        guard let first, let last, count > 1, first.text == "(", first.kind == .sign else { return nil }
        let inner = dropFirst().dropLast()
        guard last.text == ")", last.depth == first.depth, inner.allSatisfy({ $0.depth > first.depth }) else {
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

    /// Whether it counts or sums what it has, apart from queries in it, and from windows.
    var hasAggregate: Bool {
        var index = startIndex
        while let open = self[index...].firstIndex(where: { $0.text == "(" && $0.kind == .sign }) {
            let close = self[(open + 1)...].firstIndex { $0.depth <= self[open].depth } ?? endIndex
            let isCall = open > startIndex && Self.aggregates.contains(where: self[open - 1].isWord)
            if isCall, !isWindow(behind: close) { return true }
            let isQuery = open + 1 < endIndex && self[open + 1].isWord("SELECT")
            index = isQuery ? close : open + 1
        }
        return false
    }

    private static var aggregates: [String] { ["COUNT", "SUM", "MIN", "MAX", "AVG", "TOTAL", "GROUP_CONCAT"] }

    private func isWindow(behind close: Index) -> Bool {
        var rest = self[Swift.min(close + 1, endIndex)...]
        if rest.beginsWith(["FILTER", "("]) {
            let bracket = rest[rest.startIndex + 1]
            rest = rest.dropFirst(2).drop { $0.depth > bracket.depth }.dropFirst()
        }
        return rest.first?.isWord("OVER") == true
    }

    /// The one table, by the name that the query gave it, of which this speaks and of nothing else but constants.
    var soleAlias: String? {
        var aliases: Set<String> = []
        var index = startIndex
        while index < endIndex {
            let token = self[index]
            switch token.kind {
            case .text, .number, .sign: break
            case .name, .parameter: return nil
            case .word:
                let next = index + 1 < endIndex ? self[index + 1].text : ""
                if next == "." {
                    aliases.insert(token.text.lowercased())
                    index += 2
                } else if Self.forbidden.contains(token.text.uppercased()) {
                    return nil
                } else if next != "(", !Self.keywords.contains(token.text.uppercased()) {
                    return nil
                }
            }
            index += 1
        }
        return aliases.count == 1 ? aliases.first : nil
    }

    /// Words with which a condition asks other rows.
    private static var forbidden: Set<String> { ["SELECT", "EXISTS", "OVER"] }

    /// Words of a condition that name no column.
    private static var keywords: Set<String> {
        [
            "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "GLOB", "ESCAPE", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE",
            "END", "AS", "INTEGER", "TEXT", "REAL", "TRUE", "FALSE",
        ]
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
