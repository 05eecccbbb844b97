import ClusterModel
package import Facts
package import GRDB

/// Where a node runs with another setting than its config file would give it.
///
/// Units, old names and the order of words are evened out first; a line that is missing stands for the default, as far as
/// that is known.
package enum ConfigDifferenceDerivation: Derivation {
    package static func derive(from db: Database) throws -> [ConfigDifferenceFact] {
        let nodes = try Row.fetchAll(
            db,
            sql: """
                SELECT r.node, r.origin, n.flavour, n.version, n.uptime_seconds AS uptime, f.age_seconds AS age,
                    f.complete, f.file
                FROM runs_from AS r JOIN node AS n ON n.node = r.node
                JOIN config_file AS f ON f.file = r.origin AND f.node = r.node
                WHERE r.origin IS NOT NULL ORDER BY r.node
                """
        ).compactMap(Subject.init)
        return try nodes.flatMap { try settings($0, db) + secrets($0, db) }
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

    private struct Written {
        var values: [String] = []
        var file: String?
        var line: Int?
    }

    private static func settings(_ subject: Subject, _ db: Database) throws -> [ConfigDifferenceFact] {
        let sql = "SELECT name, value, file, line FROM config WHERE node = ? AND origin = ? ORDER BY"
        var written: [String: Written] = [:]
        let lines = try db.cachedStatement(sql: sql + " rowid")
        let rows = try Row.fetchCursor(lines, arguments: [subject.node, subject.origin])
        while let row = try rows.next() {
            let name: String = row[0]
            written[name, default: Written()].values.append(row[1])
            written[name]?.file = row[2]
            written[name]?.line = row[3]
        }
        let settings = try db.cachedStatement(sql: sql + " name")
        return try Array(
            Row.fetchCursor(settings, arguments: [subject.node, "live"]).compactMap { row -> ConfigDifferenceFact? in
                let name: String = row[0]
                guard subject.isComplete || written[name] != nil else { return nil }
                let standard = SettingDefaults.value(of: name, in: subject.version)
                guard let values = written[name]?.values ?? standard.map({ [$0] }) else { return nil }
                let running: String = row[1]
                // Most are the same letter by letter.
                guard values != [running], SettingText.isComparable(name) else { return nil }
                guard SettingText.normal(running, of: name) != SettingText.normal(values, of: name) else { return nil }
                return ConfigDifferenceFact(
                    node: subject.node,
                    name: name,
                    running: running,
                    written: values.joined(separator: " "),
                    file: written[name]?.file ?? subject.origin,
                    line: written[name]?.line,
                    secret: false,
                    lostOnRestart: subject.wasReadAsIs
                )
            }
        )
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
