import GRDB
import GRDBSQLite

/// The database of an empty store, made once in the life of a process; stores begin as copies of it.
///
/// SQLite takes some 70 µs for each CREATE TABLE, whatever its columns, and there are a hundred: more than a scan of six nodes
/// can spare. Here it makes one plain table. The others are entered into its list (`PRAGMA writable_schema`), and each
/// gets a copy of the one's root page, on which an empty table has nothing that would tell it from another
/// (https://www.sqlite.org/fileformat.html, 1.6).
enum EmptyDatabase {
    /// Nil where SQLite is too old for it, or builds its pages otherwise than expected.
    static let shared: DatabaseQueue? = SharedMemory.isThere ? try? make() : nil

    private static func make() throws -> DatabaseQueue? {
        let draft = try DatabaseQueue()
        let tables = FactCatalogue.tables
        let indexed = tables.filter { !$0.index.isEmpty }
        let plain = tables.filter { $0.index.isEmpty }
        guard let model = plain.first else { return nil }
        let copies = plain.dropFirst()
        let pages = try draft.write { db in
            try db.execute(sql: FactStore.marks)
            for table in indexed + [model] { try db.execute(sql: table.createStatement) }
            return try list(copies, db)
        }
        guard let pages, let image = draft.inDatabase(serialized) else { return nil }
        let grown = image.adding(copies.count, copiesOf: pages.model, after: pages.count)
        return try grown.flatMap(opened)
    }

    /// Enters tables into SQLite's own, with the pages behind the last one as their roots.
    private static func list(
        _ tables: ArraySlice<FactTableDescription>,
        _ db: Database
    ) throws -> (model: Int, count: Int)? {
        let model = try Int.fetchOne(db, sql: "SELECT max(rootpage) FROM sqlite_master")
        try db.execute(sql: "PRAGMA writable_schema = ON")
        // A number of two bytes: with the right one, of one or two, the list takes no further page.
        let insertion = try db.makeStatement(sql: "INSERT INTO sqlite_master VALUES ('table', ?1, ?1, 1000, ?2)")
        for table in tables { try insertion.execute(arguments: [table.name, table.createStatement]) }
        let count = try Int.fetchOne(db, sql: "PRAGMA page_count")
        guard let model, let count else { return nil }
        let numbering = try db.makeStatement(sql: "UPDATE sqlite_master SET rootpage = ? WHERE name = ?")
        for (place, table) in tables.enumerated() {
            try numbering.execute(arguments: [count + 1 + place, table.name])
        }
        try db.execute(sql: "PRAGMA writable_schema = OFF")
        return try Int.fetchOne(db, sql: "PRAGMA page_count") == count ? (model, count) : nil
    }

    private static func serialized(_ db: Database) -> [UInt8]? {
        var size: Int64 = 0
        guard let bytes = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else { return nil }
        defer { sqlite3_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
    }

    private static func opened(_ image: [UInt8]) throws -> DatabaseQueue? {
        // SQLite gives it back when the connection closes, which is never.
        guard let bytes = sqlite3_malloc64(UInt64(image.count)) else { return nil }
        bytes.copyMemory(from: image, byteCount: image.count)
        let queue = try DatabaseQueue()
        let code = queue.inDatabase { db in
            sqlite3_deserialize(
                db.sqliteConnection,
                "main",
                bytes.assumingMemoryBound(to: UInt8.self),
                Int64(image.count),
                Int64(image.count),
                UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
            )
        }
        return code == SQLITE_OK ? queue : nil
    }
}

extension [UInt8] {
    /// A database with further pages, all like one that it has; pages are counted from 1.
    fileprivate func adding(_ more: Int, copiesOf model: Int, after last: Int) -> [UInt8]? {
        // Bytes 16 and 17 of the header tell the size of a page, 28 to 31 their number.
        let size = Int(self[16]) << 8 | Int(self[17])
        guard size > 0, last > 0, count == size * last, (1...last).contains(model) else { return nil }
        var grown = self
        grown.reserveCapacity(size * (last + more))
        for _ in 0..<more { grown += self[size * (model - 1)..<size * model] }
        let pages = UInt32(last + more).bigEndian
        Swift.withUnsafeBytes(of: pages) { grown.replaceSubrange(28..<32, with: $0) }
        return grown
    }
}
