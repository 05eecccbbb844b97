/// Which rule explains which.
package struct RuleGraph: Sendable {
    package var explains: [String: [String]]

    package init(_ rules: [Rule]) {
        explains = Dictionary(rules.map { ($0.id, $0.explains) }) { $1 }
    }

    package var ids: [String] { explains.keys.sorted() }

    /// A way from the rule back to itself, if there is one: `a → b → a`.
    package func circle(through id: String) -> [String]? {
        var open: [[String]] = [[id]]
        var reached: Set<String> = []
        while let way = open.popLast() {
            for next in explains[way[way.count - 1]] ?? [] {
                if next == id { return way + [id] }
                if reached.insert(next).inserted { open.append(way + [next]) }
            }
        }
        return nil
    }
}
