/// The clauses of one SELECT, as far as they tell where its rows come from.
struct SQLSelect {
    typealias Part = SQLTokens.Part

    enum What {
        case name(String)
        case query(Part)
    }

    struct Source {
        let what: What
        let alias: String
        /// Stands behind LEFT JOIN: there are rows without it.
        let isLeft: Bool
    }

    private(set) var sources: [Source] = []
    /// What follows WHERE, and ON of those joins that are not LEFT.
    private(set) var conditions: [Part] = []
    /// Whether it has no row where its sources have none.
    let needsRows: Bool

    private static let clauses = ["SELECT", "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT"]

    init(_ tokens: Part) {
        var clauses: [String: Part] = [:]
        var name = ""
        var start = tokens.startIndex
        let depth = tokens.depth
        for index in tokens.indices where tokens[index].depth == depth {
            let token = tokens[index]
            // IS DISTINCT FROM compares.
            let isCompared = token.isWord("FROM") && index > tokens.startIndex && tokens[index - 1].isWord("DISTINCT")
            guard let clause = Self.clauses.first(where: token.isWord), !isCompared else { continue }
            clauses[name] = tokens[start..<index]
            name = clause
            start = index + 1
        }
        clauses[name] = tokens[start...]

        let having = clauses["HAVING"]
        let isAggregate = having != nil || ["SELECT", "ORDER"].contains { clauses[$0]?.hasAggregate == true }
        let isCounted = having.map { $0.split("OR").count == 1 && $0.splitAtAnd().contains(where: \.isCountOfOne) }
        needsRows = !isAggregate || clauses["GROUP"] != nil || isCounted == true
        if let from = clauses["FROM"] { read(from) }
        if let condition = clauses["WHERE"] { conditions.append(condition) }
    }

    private mutating func read(_ from: Part) {
        let depth = from.depth
        var rest = from
        var isLeft = false
        while !rest.isEmpty {
            let end = rest.firstIndex { $0.depth == depth && ($0.isWord("JOIN") || $0.isSign(",")) } ?? rest.endIndex
            var item = rest[..<end]
            rest = end < rest.endIndex ? rest[(end + 1)...] : []
            let kind = item.suffix(while: {
                $0.isWord("LEFT") || $0.isWord("OUTER") || $0.isWord("INNER") || $0.isWord("CROSS")
            })
            item = item.dropLast(kind.count)
            add(item, isLeft: isLeft, depth)
            isLeft = kind.contains { $0.isWord("LEFT") }
        }
    }

    private mutating func add(_ item: Part, isLeft: Bool, _ depth: Int) {
        let on = item.firstIndex { $0.depth == depth && $0.isWord("ON") }
        let source = item[..<(on ?? item.endIndex)]
        if let on, !isLeft { conditions.append(item[(on + 1)...]) }
        guard let first = source.first, let last = source.last else { return }
        let what: What
        if first.isSign("(") {
            what = .query(source.dropFirst().prefix { $0.depth > first.depth })
        } else {
            what = .name(first.text.lowercased())
        }
        sources.append(Source(what: what, alias: last.text.lowercased(), isLeft: isLeft))
    }
}

extension SQLTokens.Part {
    fileprivate func suffix(while isWanted: (Element) -> Bool) -> SQLTokens.Part {
        var start = endIndex
        while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
