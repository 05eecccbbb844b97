package import Foundation
import GRDB
import GRDBSQLite

extension FactStore {
    /// Writes the whole store into one SQLite file, readable by its owner alone.
    ///
    /// An existing file is replaced.
    ///
    /// - Parameter isCopy: page by page, which is quicker, but what was deleted may still be in the pages.
    package func save(to file: URL, isCopy: Bool = false) throws {
        let manager = FileManager.default
        let partial = file.appendingPathExtension("partial")
        try? manager.removeItem(at: partial)
        let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SnapshotError("cannot write \(file.path): \(String(cString: strerror(errno)))")
        }
        close(descriptor)
        do {
            // Both take an empty file and leave its permissions alone.
            if isCopy {
                try database.backup(to: DatabaseQueue(path: partial.path, configuration: Self.unhurried))
            } else {
                let target = SharedMemory.onDisk(partial.path)
                try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
            }
        } catch {
            try? manager.removeItem(at: partial)
            // The backup tells no more than its number.
            let words = (error as? DatabaseError).map { String(cString: sqlite3_errstr($0.resultCode.rawValue)) }
            throw SnapshotError("cannot write \(file.path): \(words ?? "\(error)")")
        }
        guard rename(partial.path, file.path) == 0 else {
            throw SnapshotError("cannot write \(file.path): \(String(cString: strerror(errno)))")
        }
    }

    /// A copy that breaks off is thrown away: no journal, no waiting for the disk.
    private static var unhurried: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF") }
        return configuration
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
