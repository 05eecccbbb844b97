import Facts
import GRDB

/// INFO of all nodes, read once for all typed views.
struct InfoReports {
    /// Fields of each node; of a field written twice the first counts, which is the server's own.
    private let nodes: [(node: String, fields: [String: String])]

    init(_ db: Database) throws {
        var order: [String] = []
        var fields: [String: [String: String]] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT node, field, value FROM info ORDER BY rowid")
        while let row = try rows.next() {
            let node: String = row[0]
            if fields[node] == nil { order.append(node) }
            let field: String = row[1]
            if fields[node]?[field] == nil { fields[node, default: [:]][field] = row[2] }
        }
        nodes = order.map { ($0, fields[$0] ?? [:]) }
    }

    func rows<View: InfoView>(_ view: View.Type) -> [View] {
        nodes.map { View(node: $0.node, fields: $0.fields) }
    }
}
