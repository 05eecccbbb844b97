import Facts
import GRDB
import RuleFormat
import Rules

/// Fetches the lines that prove a finding from the facts, word for word.
struct EvidenceQuoter {
    let db: Database

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
        let sql = "SELECT section, value FROM info WHERE node = ? AND field = ?"
        return try Row.fetchAll(db, sql: sql, arguments: [node, field]).map {
            Evidence(source: "\(node) INFO \($0["section"] as String)", text: "\(field):\($0["value"] as String)")
        }
    }

    private func config(_ name: String, of node: String?) throws -> [Evidence] {
        guard let node else { return [] }
        let source = "\(node) CONFIG GET \(name)"
        let secret = "SELECT is_set FROM secret WHERE node = ? AND name = ? AND origin IS NULL"
        if let isSet = try Bool.fetchOne(db, sql: secret, arguments: [node, name]) {
            return [Evidence(source: source, text: isSet ? "\(name) <set>" : "\(name) <not set>")]
        }
        let sql = "SELECT value FROM config WHERE node = ? AND name = ? AND origin = 'live'"
        return try String.fetchAll(db, sql: sql, arguments: [node, name]).map {
            Evidence(source: source, text: "\(name) \"\($0)\"")
        }
    }
}
