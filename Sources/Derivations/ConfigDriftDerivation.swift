package import Facts
package import GRDB

/// Settings in which a node differs from most others of its flavour and version.
///
/// What belongs to one node by nature (ports, addresses, folders, names of files) is not compared; and neither are nodes
/// of different versions, whose defaults differ.
package enum ConfigDriftDerivation: Derivation {
    package static func derive(from db: Database) throws -> [ConfigDriftFact] {
        let sql = """
            SELECT c.name, c.value, c.node,
                coalesce(n.flavour, '') || ' ' || coalesce(n.version_num / 100, 0) AS generation
            FROM config AS c JOIN node AS n ON n.node = c.node
            WHERE c.origin = 'live' AND n.state = 'answered' AND coalesce(n.known_nodes, 2) > 1
                -- With more than one value anywhere: few, even where nodes are many.
                AND c.name IN (
                    SELECT name FROM (SELECT DISTINCT name, value FROM config WHERE origin = 'live')
                    GROUP BY name HAVING count(*) > 1
                )
            ORDER BY c.name, c.node
            """
        var settings: [Setting: [String: [String]]] = [:]
        let rows = try db.cursor(sql)
        while let row = try rows.next() {
            let name: String = row["name"]
            guard !SettingKind.isPersonal(name) else { continue }
            settings[Setting(name: name, generation: row["generation"]), default: [:]][row["value"], default: []]
                .append(row["node"])
        }
        return settings.filter { $0.value.count > 1 }.sorted { $0.key.name < $1.key.name }
            .flatMap { setting, values in drift(setting.name, values) }
    }

    private struct Setting: Hashable {
        let name: String
        let generation: String
    }

    private static func drift(_ name: String, _ values: [String: [String]]) -> [ConfigDriftFact] {
        let held = values.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
        let nodes = held.reduce(0) { $0 + $1.value.count }
        return held.dropFirst().flatMap { value, holders in
            holders.map { node in
                ConfigDriftFact(
                    node: node,
                    name: name,
                    value: value,
                    usual: held[0].key,
                    nodesUsual: held[0].value.count,
                    nodes: nodes,
                    kind: SettingKind.of(name)
                )
            }
        }
    }
}
