import ArgumentParser
import Derivations
import Facts
import Foundation
import Reports
import Rules

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask the facts of a snapshot, in SQL.",
        discussion: """
            Without a file it asks the last scan. rcdoctor facts lists the tables.

              rcdoctor query "SELECT node, version, role FROM node"
              rcdoctor query incident.rcd "SELECT * FROM replica_link WHERE status = 'down'"
            """
    )

    @Argument(help: ArgumentHelp("The snapshot, if not the last scan's, and the query.", valueName: "file.rcd> <sql"))
    var words: [String]

    func run() throws {
        guard let sql = words.last, words.count <= 2 else {
            throw Failure(.usage, "give at most one snapshot and one query: rcdoctor query [FILE.rcd] \"SELECT …\"")
        }
        let store = try store()
        do {
            let rows = try RuleEngine(store: store).query(sql)
            Output.result(Self.table(rows))
        } catch {
            throw Failure(.usage, "the query failed: \(error)")
        }
    }

    private func store() throws -> FactStore {
        guard let file = words.count == 2 ? URL(fileURLWithPath: words[0]) : LastScan.newest else {
            throw Failure(
                .unreadableInput,
                "there is no last scan. Scan first, or name a snapshot: rcdoctor query FILE.rcd \"SELECT …\""
            )
        }
        do {
            let store = try FactStore(snapshot: file)
            try Derivations.run(on: store)
            return store
        } catch let error as SnapshotError {
            throw Failure(.unreadableInput, "\(error)")
        }
    }

    /// Columns of equal width, the header first.
    private static func table(_ result: (columns: [String], rows: [ResultRow])) -> String {
        let cells = [result.columns] + result.rows.map { $0.values.map { $0.isNull ? "" : $0.description } }
        let widths = result.columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  "
            )
            while line.last == " " { line.removeLast() }
            return TerminalText.clean(line) + "\n"
        }.joined()
    }
}
