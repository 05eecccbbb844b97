import Facts
import GRDB
import RuleFormat
import Rules

/// Fetches the lines that prove a finding from the facts, word for word.
///
/// What one finding quotes of its node others mostly quote of theirs: a field is read of all nodes at once.
final class EvidenceQuoter {
    private let db: Database
    private var fields: [String: [String: [Evidence]]] = [:]
    private var secrets: [String: [String: Bool]] = [:]

    init(db: Database) { self.db = db }

    func quote(_ evidence: [RuleEvidence], for row: ResultRow) throws -> [Evidence] {
        try evidence.flatMap { item in
            switch item {
            case .info(let column, let field): try info(field, of: row[column]?.text)
            case .config(let column, let name): try config(name, of: row[column]?.text)
            case .text(let source, let text):
                try words(try Template(source), try Template(text), row)
            }
        }
    }

    /// Words about something unknown prove nothing and are left out.
    private func words(_ source: Template, _ text: Template, _ row: ResultRow) throws -> [Evidence] {
        let isKnown = (source.columns + text.columns).allSatisfy { row[$0]?.isNull == false }
        return isKnown ? [Evidence(source: source.filled(with: row), text: text.filled(with: row))] : []
    }

    private func info(_ field: String, of node: String?) throws -> [Evidence] {
        guard let node else { return [] }
        return try lines(of: field)[node] ?? []
    }

    /// By node, its lines of INFO with this field.
    private func lines(of field: String) throws -> [String: [Evidence]] {
        if let known = fields[field] { return known }
        var lines: [String: [Evidence]] = [:]
        let sql = "SELECT node, section, value FROM info WHERE field = ? ORDER BY rowid"
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [field])
        while let row = try rows.next() {
            let node: String = row[0]
            let line = Evidence(source: "\(node) INFO \(row[1] as String)", text: "\(field):\(row[2] as String)")
            lines[node, default: []].append(line)
        }
        fields[field] = lines
        return lines
    }

    private func config(_ name: String, of node: String?) throws -> [Evidence] {
        guard let node else { return [] }
        let source = "\(node) CONFIG GET \(name)"
        if let isSet = try secrets(called: name)[node] {
            return [Evidence(source: source, text: isSet ? "\(name) <set>" : "\(name) <not set>")]
        }
        let sql = "SELECT value FROM config WHERE node = ? AND name = ? AND origin = 'live'"
        return try String.fetchAll(db, sql: sql, arguments: [node, name]).map {
            Evidence(source: source, text: "\(name) \"\($0)\"")
        }
    }

    /// By node, whether the secret of this name is set.
    private func secrets(called name: String) throws -> [String: Bool] {
        if let known = secrets[name] { return known }
        let sql = "SELECT node, is_set FROM secret WHERE name = ? AND origin IS NULL ORDER BY rowid"
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [name]).map {
            (node: $0[0] as String, isSet: $0[1] as Bool)
        }
        let known = Dictionary(try Array(rows).map { ($0.node, $0.isSet) }) { first, _ in first }
        secrets[name] = known
        return known
    }
}
