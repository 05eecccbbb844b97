import ClusterModel
package import Facts
package import GRDB

/// Where a node runs with another setting than its config file would give it.
///
/// Units, old names and the order of words are evened out first; a line that is missing stands for the default, as far as
/// that is known.
package enum ConfigDifferenceDerivation: Derivation {
    package static func derive(from db: Database) throws -> [ConfigDifferenceFact] {
        let nodes = try db.rows(
            """
            SELECT r.node, r.origin, n.flavour, n.version, n.uptime_seconds AS uptime, f.age_seconds AS age,
                f.complete, f.file
            FROM runs_from AS r JOIN node AS n ON n.node = r.node
            JOIN config_file AS f ON f.file = r.origin AND f.node = r.node
            WHERE r.origin IS NOT NULL ORDER BY r.node
            """
        ).compactMap(Subject.init)
        guard !nodes.isEmpty else { return [] }
        let settings = try settings(of: nodes, db)
        return try nodes.enumerated().flatMap { try differences($1, settings[$0]) + secrets($1, db) }
    }

    /// A running node and its file.
    private struct Subject {
        let node: String
        let origin: String
        let version: ServerVersion
        let isComplete: Bool
        /// Whether the file is older than the process, so that it was read as it stands there.
        let wasReadAsIs: Bool?

        init?(_ row: Row) {
            guard let flavour = row.text("flavour").flatMap(Flavour.init(rawValue:)),
                let version = row.text("version").flatMap({ ServerVersion(flavour, text: $0) })
            else { return nil }
            node = row["node"]
            origin = row["origin"]
            self.version = version
            isComplete = row["complete"] == 1
            let uptime: Int? = row["uptime"]
            let age: Int? = row["age"]
            wasReadAsIs = uptime.flatMap { uptime in age.flatMap { $0 > uptime.plus(1) ? true : nil } }
        }
    }

    /// How a node runs, and what stands in its file.
    private struct Settings {
        var live: [(name: String, value: String)] = []
        var written: [String: Written] = [:]
    }

    private struct Written {
        var values: [String] = []
        var file: String?
        var line: Int?

        /// Takes another line of the same name; where it stands is where the last one stands.
        mutating func add(_ row: Row) {
            values.append(row[3])
            file = row[4]
            line = row[5]
        }
    }

    /// For each of the nodes; all are read at once, as there is no index by which to find one.
    private static func settings(of subjects: [Subject], _ db: Database) throws -> [Settings] {
        var settings = [Settings](repeating: Settings(), count: subjects.count)
        let places = Dictionary(grouping: subjects.indices) { subjects[$0].node }
        var (node, own): (String, [Int]) = ("", [])
        let sql = "SELECT node, origin, name, value, file, line FROM config ORDER BY rowid"
        let rows = try db.cursor(sql)
        while let row = try rows.next() {
            // Mostly it is the node of the row before.
            let next: String = row[0]
            if next != node { (node, own) = (next, places[next] ?? []) }
            guard !own.isEmpty else { continue }
            let origin: String = row[1]
            for place in own {
                if origin == "live" {
                    settings[place].live.append((row[2], row[3]))
                } else if origin == subjects[place].origin {
                    settings[place].written[row[2], default: Written()].add(row)
                }
            }
        }
        return settings
    }

    private static func differences(_ subject: Subject, _ settings: Settings) -> [ConfigDifferenceFact] {
        settings.live.compactMap { name, running -> ConfigDifferenceFact? in
            let written = settings.written[name]
            guard subject.isComplete || written != nil else { return nil }
            let standard = SettingDefaults.value(of: name, in: subject.version)
            guard let values = written?.values ?? standard.map({ [$0] }) else { return nil }
            // Most are the same letter by letter.
            guard values != [running], SettingText.isComparable(name) else { return nil }
            guard SettingText.normal(running, of: name) != SettingText.normal(values, of: name) else { return nil }
            return ConfigDifferenceFact(
                node: subject.node,
                name: name,
                running: running,
                written: values.joined(separator: " "),
                file: written?.file ?? subject.origin,
                line: written?.line,
                secret: false,
                lostOnRestart: subject.wasReadAsIs
            )
        }.sorted { ($0.name, $0.running ?? "") < ($1.name, $1.running ?? "") }
    }

    private static func secrets(_ subject: Subject, _ db: Database) throws -> [ConfigDifferenceFact] {
        let sql = """
            SELECT a.name, f.file, f.line
            FROM secret AS a JOIN secret AS f ON f.node = a.node AND f.name = a.name AND f.origin = ?
            WHERE a.node = ? AND a.origin IS NULL AND a.name IN ('requirepass', 'masterauth', 'tls-key-file-pass')
                AND (a.is_set <> f.is_set OR a.value_no <> f.value_no)
                -- With an aclfile the password of the default user stands there.
                AND NOT (a.name = 'requirepass' AND EXISTS (
                    SELECT 1 FROM config AS c
                    WHERE c.node = a.node AND c.name = 'aclfile' AND c.value <> ''
                ))
            ORDER BY a.name
            """
        let passwords = try db.cachedStatement(sql: sql)
        return try Row.fetchAll(passwords, arguments: [subject.origin, subject.node]).map { row in
            ConfigDifferenceFact(
                node: subject.node,
                name: row["name"],
                file: row.text("file") ?? subject.origin,
                line: row["line"],
                secret: true,
                lostOnRestart: subject.wasReadAsIs
            )
        }
    }
}
