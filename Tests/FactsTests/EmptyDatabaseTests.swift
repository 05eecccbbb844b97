import GRDB
import TestSupport
import Testing

@testable import Facts

@Suite struct EmptyDatabaseTests {
    @Test("is what SQLite itself makes of the tables' definitions")
    func same() throws {
        let made = try DatabaseQueue()
        try made.write { db in
            for table in FactCatalogue.tables { try db.execute(sql: table.createStatement) }
        }
        let store = try FactStore()
        let words = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || sql FROM sqlite_master ORDER BY name"
        let expected = try made.read { try String.fetchAll($0, sql: words) }
        #expect(try store.read { try String.fetchAll($0, sql: words) } == expected)
        #expect(expected.count > 100)
        func number(_ pragma: String) throws -> Int64? {
            try store.read { try Int64.fetchOne($0, sql: "PRAGMA \(pragma)") }
        }
        #expect(try store.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        #expect(try number("application_id") == Int64(FactStore.applicationID))
        #expect(try number("user_version") == Int64(FactStore.formatVersion))
        let roots = "SELECT count(DISTINCT rootpage) FROM sqlite_master WHERE type = 'table'"
        #expect(try store.read { try Int.fetchOne($0, sql: roots) } == FactCatalogue.tables.count)
        #expect(EmptyDatabase.shared != nil, "SQLite \(FactStore.sqliteVersion)")
    }

    @Test("every table takes a row, and keeps its neighbours' out of it")
    func rows() throws {
        let store = try FactStore()
        try store.database.write { db in
            for (number, table) in FactCatalogue.tables.enumerated() {
                let cells = table.columns.map { $0.type == .text ? "'\(number)'" : "\(number)" }
                for _ in 0..<50 {
                    try db.execute(sql: "INSERT INTO \(table.name) VALUES (\(cells.joined(separator: ", ")))")
                }
            }
        }
        for (number, table) in FactCatalogue.tables.enumerated() {
            let cell = "CAST(\(table.columns[0].name) AS INTEGER)"
            let sql = "SELECT count(*) FROM \(table.name) WHERE \(cell) = \(number)"
            #expect(try store.read { try Int.fetchOne($0, sql: sql) } == 50, "\(table.name)")
        }
        #expect(try store.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        #expect(try FactStore().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM node") } == 0)
    }
}
