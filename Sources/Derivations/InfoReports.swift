import Facts
import GRDB

/// INFO of nodes, read once for all typed views.
struct InfoReports {
    /// Fields of each node; of a field written twice the first counts, which is the server's own.
    private let nodes: [(node: String, fields: [String: String])]

    /// - Parameters:
    ///   - wanted: the fields that matter; a node has two hundred and more.
    ///   - row: number of the row behind which they are read; all rows of a node stand together.
    init(_ db: Database, wanted: Set<String>, after row: Int64) throws {
        var nodes: [(node: String, fields: [String: String])] = []
        var places: [String: Int] = [:]
        var place = 0
        let marks = Array(repeating: "?", count: wanted.count).joined(separator: ", ")
        let rows = try db.cursor(
            "SELECT node, field, value FROM info WHERE rowid > ? AND field IN (\(marks)) ORDER BY rowid",
            [row] + StatementArguments(wanted.sorted())
        )
        while let row = try rows.next() {
            let node: String = row[0]
            // Mostly it is the node of the row before.
            if nodes.isEmpty || nodes[place].node != node {
                place = places[node] ?? nodes.count
                if place == nodes.count {
                    places[node] = place
                    nodes.append((node, [:]))
                }
            }
            let field: String = row[1]
            if nodes[place].fields[field] == nil { nodes[place].fields[field] = row[2] }
        }
        self.nodes = nodes
    }

    func rows<View: InfoView>(_ view: View.Type) -> [View] {
        nodes.map { View(node: $0.node, fields: $0.fields) }
    }
}
