import GRDB

/// Who sees whom: what each node believes of each other one, nodes of one mind in one row.
package struct ViewMatrix: Sendable {
    package enum Cell: String, Sendable {
        case itself, ok, disconnected, pfail, fail, noaddr, unknown, handshake
    }

    package struct Line: Sendable {
        package let observers: [String]
        package let cells: [Cell]
    }

    /// Above this many, nodes of which all think well are left out.
    static let widest = 24

    package let subjects: [String]
    package let lines: [Line]
    /// Members without a column, because nobody has anything against them.
    package let leftOut: Int

    private struct Pair: Hashable {
        let observer: String
        let id: String
    }

    /// Nil if no node told its view.
    init?(_ members: [PictureNode], _ db: Database) throws {
        let observers = try String.fetchAll(db, sql: "SELECT node FROM cluster_info ORDER BY node")
        guard !observers.isEmpty, members.count > 1 else { return nil }
        let consensus = try Row.fetchAll(db, sql: "SELECT * FROM belief WHERE own = 0 ORDER BY is_consensus")
            .reduce(into: [String: Cell]()) { $0[$1["subject_id"]] = Self.cell($1) }
        var odd: [Pair: Cell] = [:]
        let dissent = "SELECT d.observer, b.* FROM dissent AS d JOIN belief AS b ON b.belief = d.belief WHERE b.own = 0"
        for row in try Row.fetchAll(db, sql: dissent) {
            odd[Pair(observer: row["observer"], id: row["subject_id"])] = Self.cell(row)
        }
        for row in try Row.fetchAll(db, sql: "SELECT observer, subject_id FROM unaware") {
            odd[Pair(observer: row["observer"], id: row["subject_id"])] = .unknown
        }
        let disputed = Set(odd.filter { $0.value != .ok }.map(\.key.id))
        let shown = members.filter { member in
            guard members.count > Self.widest else { return true }
            return disputed.contains(member.id ?? "") || (consensus[member.id ?? ""] ?? .ok) != .ok
        }
        subjects = shown.map(\.address)
        leftOut = members.count - shown.count
        var grouped: [[Cell]: [String]] = [:]
        for observer in observers {
            let cells = shown.map { member -> Cell in
                if member.address == observer { return .itself }
                let id = member.id ?? ""
                return odd[Pair(observer: observer, id: id)] ?? consensus[id] ?? .unknown
            }
            grouped[cells, default: []].append(observer)
        }
        lines = grouped.map { Line(observers: $0.value, cells: $0.key) }
            .sorted { $0.observers.first ?? "" < $1.observers.first ?? "" }
    }

    private static func cell(_ row: Row) -> Cell {
        let health: String = row["health"]
        return Cell(rawValue: health).map { $0 == .ok && row["connected"] == 0 ? .disconnected : $0 } ?? .unknown
    }
}
