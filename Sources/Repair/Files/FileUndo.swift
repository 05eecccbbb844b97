import Foundation

/// Brings files back from the backups of a repair, the last one first.
package struct FileUndo: Sendable {
    package let restores: [(number: Int, restore: FileRestore)]
    private let journal: Journal

    package init(_ journal: Journal) throws {
        self.journal = journal
        let entries = try journal.entries()
        let undone = Set(entries.filter { $0.event == .undone }.compactMap(\.step))
        var latest: [Int: FileRestore] = [:]
        for entry in entries {
            guard let number = entry.step, let restore = entry.restore, !undone.contains(number) else { continue }
            latest[number] = restore
        }
        restores = latest.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    /// - Returns: whether everything was brought back.
    package func run(report: (FileRestore, String?) -> Void) throws -> Bool {
        for (number, restore) in restores {
            let problem = bringBack(restore)
            report(restore, problem)
            if problem != nil { return false }
            var entry = journal.entry(.undone)
            entry.step = number
            try journal.append(entry)
        }
        return true
    }

    private func bringBack(_ restore: FileRestore) -> String? {
        guard let old = FileManager.default.contents(atPath: restore.backup) else {
            // Cut off before the backup was written: then the file was not touched either.
            return restore.stamp == nil ? nil : "\(restore.backup) is gone"
        }
        if let stamp = restore.stamp, FileSwap.stamp(of: restore.file) != stamp {
            return "\(restore.file) was changed since; compare it with \(restore.backup) and decide"
        }
        do {
            try FileSwap.replace(restore.file, with: old)
        } catch {
            return "\(error)"
        }
        unlink(restore.backup)
        return nil
    }
}
