import Diagnosis
import Examination
import Facts
import Foundation
import GRDB
import Reports
import RuleFormat

/// `rcdoctor scan FILE.rcd`, from the file to the reports.
enum SnapshotTargets {
    /// The stock rules, as they stand in the folder `rules`.
    private static let rules: [Rule] = {
        let folder = URL(fileURLWithPath: "rules")
        let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []).compactMap { $0 as? String }
        return paths.sorted().compactMap { path in
            guard path.hasSuffix(".yaml"),
                let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
            else { return nil }
            return try? RuleReader.read(text, id: String(path.dropLast(".yaml".count)), file: path).rule
        }
    }()

    /// A whole snapshot, of which values are changed.
    private static let base: [UInt8] = {
        guard let data = FileManager.default.contents(atPath: "fixtures/corpus/live.rcd") else {
            fatalError("run this at the top of the repository")
        }
        return Array(data)
    }()

    @Sendable static func prepare() {
        precondition(rules.count > 100 && !base.isEmpty, "the stock rules can't be read")
    }

    /// The bytes as a file.
    ///
    /// No rules: SQLite's own format is what is broken here.
    static func bytes(_ bytes: [UInt8]) {
        FuzzFile.with(bytes) { examine($0, []) }
    }

    /// A good file in which single values are changed: each line of the input is `TABLE COLUMN ROW VALUE`, by number but
    /// for the value, which is `-` for NULL.
    static func values(_ bytes: [UInt8]) {
        FuzzFile.with(base) { file in
            do {
                try change(file, bytes)
            } catch {
                // What SQLite itself refuses to hold is in no file.
                return
            }
            // All of them take longer than the rest together.
            let share = bytes.reduce(0) { $0 &+ Int($1) } % 8
            examine(file, rules.enumerated().filter { $0.offset % 8 == share }.map(\.element))
        }
    }

    private static func change(_ file: URL, _ bytes: [UInt8]) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF") }
        let database = try DatabaseQueue(path: file.path, configuration: configuration)
        try database.write { db in
            let tables = try FactCatalogue.collected.filter {
                try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \($0.name))") ?? false
            }
            for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(8) {
                let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
                let places = words.prefix(3).map { word in word.reduce(0) { ($0 &* 10 &+ Int($1 & 15)) & 0xFFFF } }
                guard places.count == 3, words.count == 4 else { continue }
                let table = tables[places[0] % tables.count]
                let column = table.columns[places[1] % table.columns.count]
                let rows = try Int.fetchOne(db, sql: "SELECT max(rowid) FROM \(table.name)") ?? 1
                let text = String(decoding: words[3], as: UTF8.self)
                let value: (any DatabaseValueConvertible)? =
                    switch column.type {
                    case _ where text == "-": nil
                    case .text: text
                    case .integer: Int64(text) ?? Int64(text.utf8.count)
                    case .real: Double(text) ?? Double(text.utf8.count)
                    }
                try db.execute(
                    sql: "UPDATE \(table.name) SET \(column.name) = ? WHERE rowid = ?",
                    arguments: [value, places[2] % rows + 1]
                )
            }
        }
        try database.close()
    }

    private static func examine(_ file: URL, _ rules: [Rule]) {
        let made: SnapshotExamination
        do {
            made = try SnapshotExaminer(rules: rules).examine(file)
        } catch {
            precondition(!"\(error)".isEmpty, "refused without a reason")
            return
        }
        _ = try? FactStore.targets(inSnapshot: file)
        let source = ReportSource(kind: "snapshot", targets: made.targets, started: made.started, seconds: made.seconds)
        let report = Report(
            diagnosis: made.diagnosis,
            source: source,
            toolVersion: "0",
            fixes: made.fixes,
            facts: made.store
        )
        guard !rules.isEmpty else { return }
        let style = TerminalStyle(color: true, unicode: true, width: 80)
        precondition(!TerminalReport(report, style: style, verbose: true).text.isEmpty)
        guard (try? JSONReport.data(report)) != nil else { fatalError("no JSON of what was read") }
        _ = try? HTMLReport(report).text
        _ = MarkdownReport(report).text
    }
}
