package import Facts
package import GRDB

/// Users that a node has otherwise than the file from which it would load them at its next start.
///
/// Before 7.2 a server rewrites command rules as it likes, so there only their effect is compared.
package enum ACLDifferenceDerivation: Derivation {
    package static func derive(from db: Database) throws -> [ACLDifferenceFact] {
        let rows = try db.rows(
            """
            SELECT u.*, coalesce(n.version_num, 0) >= 70200 AS keeps_rules
            FROM acl_user AS u JOIN node AS n ON n.node = u.node AND n.state = 'answered'
            WHERE u.node IN (SELECT node FROM acl_user WHERE origin = 'live')
            ORDER BY u.node, u.user
            """
        )
        let silent = try filesWithoutUsers(db)
        return Dictionary(grouping: rows) { $0["node"] as String }.sorted { $0.key < $1.key }
            .flatMap { node, users in differences(node, users, silent[node]) }
    }

    /// Config files of nodes that have no aclfile: users that don't stand there are in memory only.
    private static func filesWithoutUsers(_ db: Database) throws -> [String: String] {
        let sql = """
            SELECT r.node, r.origin FROM runs_from AS r
            JOIN config_file AS f ON f.node = r.node AND f.file = r.origin AND f.complete = 1
            JOIN config AS c ON c.node = r.node AND c.origin = 'live' AND c.name = 'aclfile' AND c.value = ''
            """
        return try db.rows(sql).reduce(into: [:]) { $0[$1["node"]] = $1["origin"] as String }
    }

    private static func differences(_ node: String, _ rows: [Row], _ silent: String?) -> [ACLDifferenceFact] {
        let live = rows.filter { $0["origin"] == "live" }
        let written = rows.filter { $0["origin"] != "live" }
        // Without a file there is nothing to compare with.
        guard let file = written.first.map({ $0["origin"] as String }) ?? silent else { return [] }
        func fact(_ user: String, _ aspect: String, _ line: Int?, _ running: String?, _ text: String?)
            -> ACLDifferenceFact
        {
            ACLDifferenceFact(
                node: node,
                user: user,
                aspect: aspect,
                running: running,
                written: text,
                file: file,
                line: line
            )
        }
        let names = Set(rows.map { $0["user"] as String }).sorted()
        return names.flatMap { name -> [ACLDifferenceFact] in
            let running = live.first { $0["user"] == name }
            let text = written.first { $0["user"] == name }
            guard let text else {
                // The default user is always there, and a file need not name it.
                return name == "default" ? [] : [fact(name, "only-running", nil, nil, nil)]
            }
            let line: Int? = text["line"]
            guard let running else { return [fact(name, "only-written", line, nil, nil)] }
            return aspects(running, text).map { fact(name, $0.name, line, $0.running, $0.written) }
        }
    }

    private struct Aspect {
        let name: String
        var running: String?
        var written: String?
    }

    private static func aspects(_ running: Row, _ written: Row) -> [Aspect] {
        var found: [Aspect] = []
        func compare(_ name: String, _ value: (Row) -> String) {
            let (left, right) = (value(running), value(written))
            if left != right { found.append(Aspect(name: name, running: left, written: right)) }
        }
        compare("state") { ($0["is_on"] == 1 ? "on" : "off") + ($0["nopass"] == 1 ? " nopass" : "") }
        if (running["password_no"] as Int?) != (written["password_no"] as Int?), running["nopass"] != 1 {
            found.append(Aspect(name: "password"))
        }
        compare("keys") { sorted($0.text("keys")) }
        compare("channels") { sorted($0.text("channels")) }
        compare("selectors") { "\(($0["selectors"] as Int?) ?? 0)" }
        if running["keeps_rules"] == 1 {
            compare("commands") { rules($0.text("commands")) }
        } else if (running["can_replicate"] as Int?) != (written["can_replicate"] as Int?)
            || (running["dangerous"] as Int?) != (written["dangerous"] as Int?)
        {
            found.append(Aspect(name: "commands", running: running.text("commands"), written: written.text("commands")))
        }
        return found
    }

    private static func sorted(_ text: String?) -> String {
        Set((text ?? "").split(separator: " ")).sorted().joined(separator: " ")
    }

    /// What stands before the last rule about everything has no effect; nothing is allowed at the beginning.
    private static func rules(_ text: String?) -> String {
        let rules = (text ?? "").split(separator: " ")
        let start = rules.lastIndex { $0 == "+@all" || $0 == "-@all" }
        let effective = start.map { rules[$0] == "-@all" ? rules[($0 + 1)...] : rules[$0...] } ?? rules[...]
        return effective.joined(separator: " ")
    }
}
