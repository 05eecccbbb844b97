import Foundation
import GRDB

/// A snapshot on disk, opened with the distrust that a file from anywhere deserves.
struct SnapshotFile {
    /// A snapshot of a thousand nodes has some 50 MB.
    private static let sizeLimit = 2 << 30

    private let file: URL
    private let database: DatabaseQueue

    /// Throws ``SnapshotError`` unless it is a snapshot in a format that this version knows.
    init(_ file: URL) throws {
        self.file = file
        try Self.requireRegularFile(file)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
        }
        do {
            database = try DatabaseQueue(path: file.path, configuration: configuration)
        } catch let error as DatabaseError {
            throw Self.unreadable(file, error)
        }
        try read(Self.requireFormat)
    }

    /// Errors name the file.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(work)
        } catch let error as SnapshotError {
            throw SnapshotError("\(file.path) \(error)")
        } catch let error as DatabaseError {
            throw Self.unreadable(file, error)
        }
    }

    /// Names of plain tables: a view or a virtual table runs what its maker wrote.
    static func tables(_ db: Database) throws -> Set<String> {
        try String.fetchSet(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND rootpage > 0 AND upper(ltrim(sql)) LIKE 'CREATE TABLE%'
                """
        )
    }

    private static func requireRegularFile(_ file: URL) throws {
        var status = stat()
        guard stat(file.path, &status) == 0 else {
            if errno == ENOENT, lstat(file.path, &status) == 0 {
                throw SnapshotError("\(file.path) is a link that leads nowhere")
            }
            throw SnapshotError(
                errno == ENOENT
                    ? "there is no file \(file.path)"
                    : "\(file.path) can't be read: \(String(cString: strerror(errno)))"
            )
        }
        guard access(file.path, R_OK) == 0 else {
            throw SnapshotError("\(file.path) can't be read: \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SnapshotError("\(file.path) is no regular file, so it is no snapshot")
        }
        guard status.st_size > 0 else { throw SnapshotError("\(file.path) is empty, so it is no snapshot") }
        guard status.st_size <= sizeLimit else {
            throw SnapshotError(
                "\(file.path) has \(status.st_size >> 20) MB; a snapshot of any real cluster has less than "
                    + "\(sizeLimit >> 20) MB"
            )
        }
    }

    private static func requireFormat(_ db: Database) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == FactStore.applicationID else {
            throw SnapshotError("is no snapshot of rcdoctor. Make one with: rcdoctor scan HOST:PORT --save FILE.rcd")
        }
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        // 0: written before formats were counted, and the same as 1.
        guard format >= 0 else { throw SnapshotError("is damaged: it says that its format is \(format)") }
        guard format <= FactStore.formatVersion else {
            throw SnapshotError(
                "was written by a later rcdoctor: its format is \(format), and this version reads up to "
                    + "\(FactStore.formatVersion). Update rcdoctor."
            )
        }
    }

    private static func unreadable(_ file: URL, _ error: DatabaseError) -> SnapshotError {
        SnapshotError(
            "\(file.path) is no readable snapshot: \(error.message ?? "\(error.resultCode)"). "
                + "Make a new one: rcdoctor scan HOST:PORT --save FILE.rcd"
        )
    }
}
