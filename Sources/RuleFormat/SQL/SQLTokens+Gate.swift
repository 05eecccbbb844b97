extension SQLTokens {
    typealias Part = ArraySlice<Token>

    /// Tables that must each have a row, or else the query has none.
    package var decisiveTables: Set<String> { gate.tables }

    /// What else must hold, as a condition in SQL that is quicker than the query, or else the query has no row.
    package var gateStatement: String? { gate.sql(gate.tables) }

    var gate: SQLGate { gate(all[...], Names(open: ownQueries, taken: [])) }

    /// What WITH gives a name to: the tokens inside of the brackets.
    var ownQueries: [String: Part] {
        var queries: [String: Part] = [:]
        for index in all.indices where all[index].isWord("WITH") || all[index].isSign(",") {
            var rest = all[(index + 1)...]
            guard let name = rest.popFirst() else { continue }
            // Names of its columns.
            if let bracket = rest.first, bracket.isSign("(") {
                rest = rest.dropFirst().drop { $0.depth > bracket.depth }.dropFirst()
            }
            guard rest.popFirst()?.isWord("AS") == true else { continue }
            rest = rest.drop { $0.isWord("NOT") || $0.isWord("MATERIALIZED") }
            guard let bracket = rest.first, bracket.isSign("(") else { continue }
            queries[name.text.lowercased()] = rest.dropFirst().prefix { $0.depth > bracket.depth }
        }
        return queries
    }

    /// Names that WITH gave, and those that are being looked into: a query that names itself recurses, and isn't plain.
    struct Names {
        var open: [String: Part]
        var taken: Set<String>

        func without(_ name: String) -> Names {
            Names(open: open.filter { $0.key != name }, taken: taken.union([name]))
        }
    }

    private static let unclear = [
        "EXCEPT", "INTERSECT", "RIGHT", "FULL", "NATURAL", "USING", "RECURSIVE", "VALUES", "INDEXED",
    ]

    /// - Parameter countsRows: its one result is the number of rows, of which there must be one.
    func gate(_ query: Part, _ names: Names, countsRows: Bool = false) -> SQLGate {
        let top = query.topLevel
        if top.contains(where: { token in Self.unclear.contains(where: token.isWord) }) { return .open }
        return .any(query.split("UNION").map { gate(ofOne: SQLSelect($0), names, countsRows) })
    }

    private func gate(ofOne select: SQLSelect, _ names: Names, _ countsRows: Bool) -> SQLGate {
        // Without GROUP BY an aggregate has a row even of nothing.
        guard countsRows || select.needsRows else { return .open }
        var gates: [SQLGate] = []
        var tables: [String: String] = [:]
        for source in select.sources where !source.isLeft {
            switch source.what {
            case .query(let query): gates.append(gate(query, names))
            case .name(let name):
                if let query = names.open[name] {
                    gates.append(gate(query, names.without(name)))
                } else if !names.taken.contains(name) {
                    tables[source.alias] = name
                }
            }
        }
        var found = Conditions(tables: tables)
        for part in select.conditions { collect(part, &found, names) }
        return .all(found.gates + gates)
    }

    /// Conditions that must hold all together.
    private struct Conditions {
        let tables: [String: String]
        var byAlias: [String: [String]] = [:]
        var others: [SQLGate] = []

        /// A row of each table that is joined.
        var gates: [SQLGate] {
            tables.sorted { $0.key < $1.key }.map { alias, table in
                .row(table: table, alias: alias, conditions: byAlias[alias] ?? [])
            } + others
        }

        /// Rows of those tables alone that conditions speak of.
        var told: SQLGate {
            .all(
                byAlias.sorted { $0.key < $1.key }.map { alias, conditions in
                    .row(table: tables[alias] ?? alias, alias: alias, conditions: conditions)
                } + others
            )
        }
    }

    private func collect(_ part: Part, _ found: inout Conditions, _ names: Names) {
        let choices = part.split("OR")
        guard choices.count == 1 else {
            if let alias = part.soleAlias, found.tables[alias] != nil {
                found.byAlias[alias, default: []].append("(\(part.sql))")
            } else {
                let gates = choices.map { choice in
                    var one = Conditions(tables: found.tables)
                    collect(choice, &one, names)
                    return one.told
                }
                found.others.append(.any(gates))
            }
            return
        }
        for piece in part.splitAtAnd() {
            if let alias = piece.soleAlias {
                if found.tables[alias] != nil { found.byAlias[alias, default: []].append(piece.sql) }
            } else if let inner = piece.inBrackets {
                if !inner.beginsWith(["SELECT"]), !inner.beginsWith(["WITH"]) { collect(inner, &found, names) }
            } else if piece.first?.isWord("EXISTS") == true, let inner = piece.dropFirst().inBrackets {
                found.others.append(gate(inner, names))
            } else if let counted = piece.countedAtLeastOne {
                found.others.append(gate(counted, names, countsRows: true))
            }
        }
    }
}
