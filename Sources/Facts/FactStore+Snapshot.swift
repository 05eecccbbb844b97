package import Foundation
import GRDB
import GRDBSQLite

extension FactStore {
    /// Writes the whole store into one SQLite file, readable by its owner alone.
    ///
    /// An existing file is replaced.
    ///
    /// - Parameter isCopy: as it lies in memory, which is quicker, but what was deleted may still be in the pages.
    package func save(to file: URL, isCopy: Bool = false) throws {
        let manager = FileManager.default
        let partial = file.appendingPathExtension("partial")
        try? manager.removeItem(at: partial)
        let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SnapshotError("cannot write \(file.path): \(String(cString: strerror(errno)))")
        }
        do {
            defer { close(descriptor) }
            if try !(isCopy && copy(to: descriptor)) {
                // Takes an empty file and leaves its permissions alone.
                let target = SharedMemory.onDisk(partial.path)
                try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
            }
        } catch {
            try? manager.removeItem(at: partial)
            let words = (error as? DatabaseError).map { String(cString: sqlite3_errstr($0.resultCode.rawValue)) }
            throw SnapshotError("cannot write \(file.path): \(words ?? "\(error)")")
        }
        guard rename(partial.path, file.path) == 0 else {
            throw SnapshotError("cannot write \(file.path): \(String(cString: strerror(errno)))")
        }
    }

    /// False where the memory can't be had as it is: an SQLite without databases in memory that have a name.
    private func copy(to descriptor: Int32) throws -> Bool {
        guard SharedMemory.isThere else { return false }
        return try database.read { db in
            // Until something is read nobody is kept from writing.
            _ = try Int.fetchOne(db, sql: "PRAGMA user_version")
            guard let image = MemoryImage(db) else { return false }
            try image.write(to: descriptor)
            return true
        }
    }

    /// Targets of the scan that a snapshot holds.
    package static func targets(inSnapshot file: URL) throws -> [String] {
        let text = try SnapshotFile(file).read { try String.fetchOne($0, sql: "SELECT targets FROM run") }
        return (text ?? "").split(separator: " ").map(String.init)
    }
}

/// Why a snapshot can't be written or read.
package struct SnapshotError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
