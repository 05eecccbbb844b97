import Yams

extension RuleReader {
    static func test(_ node: Node, _ context: YAMLContext) -> RuleTest? {
        guard let map = YAMLMapping(node, context, known: ["name", "given", "expect"]) else { return nil }
        var given: [GivenTable] = []
        if let tables = map.required("given")?.mapping {
            for (name, rows) in tables {
                given.append(GivenTable(table: context.string(name, "given"), rows: cells(rows, context)))
            }
        }
        return RuleTest(
            name: map.string("name"),
            given: given,
            expect: map.required("expect").map { cells($0, context) } ?? [],
            line: node.mark?.line ?? 0
        )
    }

    private static func cells(_ node: Node, _ context: YAMLContext) -> [[String: RuleScalar]] {
        guard let rows = node.sequence else {
            context.report("expected a list of rows", at: node)
            return []
        }
        return rows.compactMap { row in
            guard let cells = row.mapping else {
                context.report("a row is a mapping of columns to values", at: row)
                return nil
            }
            return Dictionary(cells.map { (context.string($0.key, "column"), scalar($0.value, context)) }) { $1 }
        }
    }

    /// YAML 1.1 by Yams' own resolver, so that a quoted "1" stays a text.
    private static func scalar(_ node: Node, _ context: YAMLContext) -> RuleScalar {
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
