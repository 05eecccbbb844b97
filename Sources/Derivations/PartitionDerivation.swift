package import Facts
package import GRDB

/// The parts into which the cluster has fallen: nodes are apart if each suspects the other.
///
/// One side alone is not enough: a node that is wrongly marked fail still sees everybody. A link that is merely
/// disconnected at this moment does not count.
package enum PartitionDerivation: Derivation {
    package static func derive(from db: Database) throws -> [PartitionFact] {
        var apart: [String: Set<String>] = [:]
        let sql = "SELECT observer, node FROM blind_spot WHERE mutual AND health IN ('pfail', 'fail')"
        for row in try db.rows(sql) {
            apart[row["observer"], default: []].insert(row["node"])
        }
        guard !apart.isEmpty else { return [] }
        let seeing = try db.strings("SELECT DISTINCT subject FROM belief WHERE own ORDER BY subject")
        let parts = components(of: seeing) { apart[$0]?.contains($1) == true && apart[$1]?.contains($0) == true }
        guard parts.count > 1 else { return [] }
        let owners = try Set(db.strings("SELECT node FROM member WHERE role = 'master' AND slot_count > 0"))
        let counted = parts.map { (nodes: $0, owners: $0.count(where: owners.contains)) }
            .sorted { ($0.owners, $0.nodes.count, $1.nodes[0]) > ($1.owners, $1.nodes.count, $0.nodes[0]) }
        return counted.enumerated().flatMap { index, part in
            part.nodes.map { node in
                PartitionFact(
                    node: node,
                    part: index + 1,
                    nodes: part.nodes.count,
                    owners: part.owners,
                    hasMajority: part.owners * 2 > owners.count
                )
            }
        }
    }

    /// Connected components of the graph in which all are neighbours but those who are apart.
    ///
    /// Each step looks only at nodes that no part has yet, so the work grows with the nodes and the pairs apart.
    private static func components(of nodes: [String], isApart: (String, String) -> Bool) -> [[String]] {
        var left = nodes
        var parts: [[String]] = []
        while let first = left.popLast() {
            var part = [first]
            var next = 0
            while next < part.count, !left.isEmpty {
                var apart: [String] = []
                for node in left {
                    if isApart(part[next], node) { apart.append(node) } else { part.append(node) }
                }
                left = apart
                next += 1
            }
            parts.append(part.sorted())
        }
        return parts
    }
}
