extension SQLTokens {
    /// Tables that stand behind LEFT JOIN alone: the query has rows without them.
    package var optionalTables: Set<String> { sources.optional.subtracting(sources.required) }

    /// Tables that the query reads other than behind LEFT JOIN; the names that it gives itself (WITH) left out.
    package var requiredTables: Set<String> { sources.required.subtracting(ownQueries.keys) }

    private var sources: (optional: Set<String>, required: Set<String>) {
        var optional: Set<String> = []
        var required: Set<String> = []
        // Depths at which a bracket was opened by LEFT JOIN: everything inside is optional.
        var optionalDepth: Int?
        for (index, token) in all.enumerated() {
            if let depth = optionalDepth, token.isSign(")"), token.depth == depth {
                optionalDepth = nil
            }
            guard token.isWord("FROM") || token.isWord("JOIN"), index + 1 < all.count else { continue }
            let isLeft = token.isWord("JOIN") && isLeftJoin(index)
            let next = all[index + 1]
            if next.isSign("("), isLeft, optionalDepth == nil { optionalDepth = next.depth }
            for name in tables(from: index + 1) {
                if isLeft || optionalDepth != nil { optional.insert(name) } else { required.insert(name) }
            }
        }
        return (optional, required)
    }

    private func isLeftJoin(_ index: Int) -> Bool {
        let before = all[..<index].suffix(2).map { $0.text.uppercased() }
        return before.last == "LEFT" || before == ["LEFT", "OUTER"]
    }

    /// The table at this place, and those that follow it after commas.
    private func tables(from start: Int) -> [String] {
        guard all[start].kind == .word || all[start].kind == .name else { return [] }
        var names = [all[start].text.lowercased()]
        let depth = all[start].depth
        var index = start + 1
        while index < all.count, all[index].depth >= depth {
            let token = all[index]
            if token.depth == depth {
                if token.isSign(")") || token.isWord("JOIN") || token.isWord("WHERE") || token.isWord("SELECT") {
                    break
                }
                if ["GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "EXCEPT", "INTERSECT"].contains(where: token.isWord) {
                    break
                }
                if token.isSign(","), index + 1 < all.count, [.word, .name].contains(all[index + 1].kind) {
                    names.append(all[index + 1].text.lowercased())
                }
            }
            index += 1
        }
        return names
    }

    /// Conditions of WHERE, HAVING and ON, cut at the ANDs between them: what must hold all together.
    package var conjuncts: [Range<Int>] {
        var result: [Range<Int>] = []
        for (index, token) in all.enumerated() {
            if token.isWord("WHERE") || token.isWord("HAVING") || token.isWord("ON") {
                result += conjuncts(behind: index)
            }
        }
        return result
    }

    private static let ends: Set<String> = [
        "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "WHERE", "JOIN", "LEFT", "INNER", "CROSS",
        "WINDOW", "ON",
    ]

    private func conjuncts(behind clause: Int) -> [Range<Int>] {
        let depth = all[clause].depth
        var result: [Range<Int>] = []
        var start = clause + 1
        var index = start
        var isBetween = false
        var open = 0
        func close(_ end: Int) {
            if start < end { result.append(all[start].start..<all[end - 1].end) }
            start = end + 1
        }
        while index < all.count {
            let token = all[index]
            if token.depth < depth { break }
            if token.depth == depth, token.kind == .sign {
                // A bracket that was opened before the clause ends it.
                if token.isSign("(") { open += 1 }
                if token.isSign(")") { open -= 1 }
                if open < 0 || token.isSign(",") { break }
            }
            if token.depth == depth, token.kind == .word {
                let word = token.text.uppercased()
                if Self.ends.contains(word) { break }
                if word == "BETWEEN" { isBetween = true }
                if word == "AND" {
                    if isBetween { isBetween = false } else { close(index) }
                }
            }
            index += 1
        }
        close(index)
        return result
    }

    /// Words that hide columns from whoever reads the query.
    package var bannedJoins: [Token] {
        all.filter { $0.isWord("NATURAL") || $0.isWord("USING") }
    }

    /// Parameters that have a name and those that have none.
    package var parameters: [Token] { all.filter { $0.kind == .parameter } }
}
