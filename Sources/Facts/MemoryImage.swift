import Foundation
import GRDB
import GRDBSQLite

/// The bytes of a database in memory, which are those of its file if it had one.
///
/// SQLite's own backup goes through two caches page by page and writes each alone; in memory the pages lie one behind the
/// other (`memdb.c`).
struct MemoryImage {
    private static let step = 1 << 20

    private let file: UnsafeMutablePointer<sqlite3_file>
    private let methods: sqlite3_io_methods

    /// Nil where SQLite gives no access to the file below; to be used while nobody writes to the database.
    init?(_ db: Database) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let result = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard result == SQLITE_OK, let file, let methods = file.pointee.pMethods?.pointee else { return nil }
        self.file = file
        self.methods = methods
    }

    /// Writes all of it; the number of an error of the operating system where that fails.
    func write(to descriptor: Int32) throws(ErrorNumber) {
        var size: sqlite3_int64 = 0
        guard methods.xFileSize?(file, &size) == SQLITE_OK else { throw ErrorNumber(code: EIO) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(Self.step, Int(size)), alignment: 16)
        defer { buffer.deallocate() }
        var done = 0
        while done < Int(size) {
            let count = min(buffer.count, Int(size) - done)
            guard methods.xRead?(file, buffer.baseAddress, Int32(count), sqlite3_int64(done)) == SQLITE_OK else {
                throw ErrorNumber(code: EIO)
            }
            try Self.write(UnsafeRawBufferPointer(buffer)[..<count], to: descriptor)
            done += count
        }
    }

    private static func write(_ bytes: Slice<UnsafeRawBufferPointer>, to descriptor: Int32) throws(ErrorNumber) {
        var rest = UnsafeRawBufferPointer(rebasing: bytes)
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ErrorNumber(code: count < 0 ? errno : ENOSPC) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// What the operating system refused with.
struct ErrorNumber: Error, CustomStringConvertible {
    let code: Int32
    var description: String { String(cString: strerror(code)) }
}
