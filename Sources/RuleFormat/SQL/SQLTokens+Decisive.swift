extension SQLTokens {
    /// Tables that must each have a row, or else the query has none.
    ///
    /// Found where that is plain to see (inner joins of one SELECT, and of the queries that WITH names); what is not plain
    /// is left out, so that an empty table in this list always means an empty result.
    package var decisiveTables: Set<String> { decisive(all[...], ownQueries) }

    /// What WITH gives a name to: the tokens inside of the brackets.
    var ownQueries: [String: ArraySlice<Token>] {
        var queries: [String: ArraySlice<Token>] = [:]
        for index in all.indices where all[index].isWord("WITH") || all[index].text == "," {
            var rest = all[(index + 1)...]
            guard let name = rest.popFirst() else { continue }
            // Names of its columns.
            if let bracket = rest.first, bracket.text == "(" {
                rest = rest.dropFirst().drop { $0.depth > bracket.depth }.dropFirst()
            }
            guard rest.popFirst()?.isWord("AS") == true else { continue }
            rest = rest.drop { $0.isWord("NOT") || $0.isWord("MATERIALIZED") }
            guard let bracket = rest.first, bracket.text == "(" else { continue }
            queries[name.text.lowercased()] = rest.dropFirst().prefix { $0.depth > bracket.depth }
        }
        return queries
    }

    private func decisive(_ query: ArraySlice<Token>, _ named: [String: ArraySlice<Token>]) -> Set<String> {
        guard let depth = query.map(\.depth).min() else { return [] }
        let words = query.filter { $0.depth == depth }
        // Each of these can give rows where a table gives none.
        if words.contains(where: { token in Self.unclear.contains(where: token.isWord) }) { return [] }
        // Without GROUP BY an aggregate has a row even of nothing.
        let isGrouped = words.contains { $0.isWord("GROUP") }
        let isAggregate = words.contains { token in Self.aggregates.contains(where: token.isWord) }
        if isAggregate, !isGrouped { return [] }

        var tables: Set<String> = []
        for (place, token) in words.enumerated() where token.isWord("FROM") || token.isWord("JOIN") {
            let isLeft = token.isWord("JOIN") && words[..<place].suffix(2).contains { $0.isWord("LEFT") }
            guard !isLeft, place + 1 < words.count, words[place + 1].kind == .word else { continue }
            let name = words[place + 1].text.lowercased()
            if let query = named[name] {
                // A query that names itself recurses; then it is no longer plain.
                tables.formUnion(decisive(query, named.filter { $0.key != name }))
            } else {
                tables.insert(name)
            }
        }
        return tables.subtracting(named.keys)
    }

    private static let unclear = ["UNION", "EXCEPT", "INTERSECT", "RIGHT", "FULL", "RECURSIVE", "VALUES"]
    private static let aggregates = ["COUNT", "SUM", "MIN", "MAX", "AVG", "TOTAL", "GROUP_CONCAT"]
}
