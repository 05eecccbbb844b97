import Yams

extension RuleReader {
    static func test(_ node: Node, _ path: String, _ context: YAMLContext) -> RuleTest? {
        guard let map = YAMLMapping(node, context, path: path, known: ["name", "given", "expect", "parameters"]) else {
            return nil
        }
        var given: [GivenTable] = []
        if let tables = map.required("given")?.mapping {
            for (name, rows) in tables {
                let table = context.string(name, "given")
                let place = "\(map.path("given")).\(table)"
                context.remember(place, name)
                given.append(GivenTable(table: table, rows: cells(rows, place, context)))
            }
        }
        var parameters: [String: RuleScalar] = [:]
        for (name, value) in map.node("parameters")?.mapping ?? [:] {
            let word = context.string(name, "parameters")
            context.remember("\(map.path("parameters")).\(word)", name)
            parameters[word] = scalar(value, context)
        }
        return RuleTest(
            name: map.string("name"),
            given: given,
            expect: map.required("expect").map { cells($0, map.path("expect"), context) } ?? [],
            parameters: parameters,
            line: node.mark?.line ?? 0
        )
    }

    private static func cells(_ node: Node, _ path: String, _ context: YAMLContext) -> [[String: RuleScalar]] {
        guard let rows = node.sequence else {
            context.report("expected a list of rows", at: node)
            return []
        }
        return rows.enumerated().compactMap { index, row in
            guard let cells = row.mapping else {
                context.report("a row is a mapping of columns to values", at: row)
                return nil
            }
            context.remember("\(path).\(index)", row)
            return Dictionary(
                cells.map { name, value in
                    let column = context.string(name, "column")
                    context.remember("\(path).\(index).\(column)", name)
                    return (column, scalar(value, context))
                }
            ) { $1 }
        }
    }

    /// YAML 1.1 by Yams' own resolver, so that a quoted "1" stays a text.
    static func scalar(_ node: Node, _ context: YAMLContext) -> RuleScalar {
        guard node.scalar != nil else {
            context.report("a cell is a number, a text or null", at: node)
            return .null
        }
        if node.null != nil { return .null }
        if let number = node.int { return .integer(Int64(number)) }
        if let flag = node.bool { return .integer(flag ? 1 : 0) }
        if let number = node.float { return .real(number) }
        return .text(node.string ?? "")
    }
}
