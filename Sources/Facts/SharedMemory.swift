import Foundation
import GRDBSQLite

/// SQLite's databases in memory that several connections read side by side.
///
/// In its older kind, the shared cache, one connection waits for the other at every step.
enum SharedMemory {
    /// Since SQLite 3.36: before, each connection to a name had a database of its own.
    static let isThere = sqlite3_libversion_number() >= 3_036_000 && sqlite3_vfs_find("memdb") != nil

    /// A name that begins with a slash is shared within the process.
    static func address(_ name: String) -> String { "file:/\(name)?vfs=memdb" }

    /// Lifts the limit of 1 GB.
    static func unbound(_ connection: OpaquePointer?) {
        var limit: Int64 = 1 << 40
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit)
    }

    /// How a statement of a connection to shared memory names a file on disk: otherwise its name would be one in memory.
    static func onDisk(_ path: String) -> String {
        guard isThere, let system = sqlite3_vfs_find(nil), let name = system.pointee.zName else { return path }
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return "file:\(escaped)?vfs=\(String(cString: name))"
    }
}
