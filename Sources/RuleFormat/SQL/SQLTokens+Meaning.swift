/// What a piece of a query speaks of.
extension ArraySlice<SQLTokens.Token> {
    /// Whether it counts or sums what it has, apart from queries in it, and from windows.
    var hasAggregate: Bool {
        var index = startIndex
        while let open = self[index...].firstIndex(where: { $0.isSign("(") }) {
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
}
