import ClusterModel
import Foundation

/// Carries out a plan for files: backup beside the file, the edit, an atomic rename; each in the journal first.
package struct FileRepair: Sendable {
    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// Throws at the first file that can't be changed; files before it stay changed, and undo takes them back.
    package func run(_ plan: FilePlan, report: (Int, FileStep, _ backup: String) -> Void) throws {
        for (index, step) in plan.steps.enumerated() {
            let backup = try apply(step, number: index + 1)
            report(index + 1, step, backup)
        }
        try journal.append(journal.entry(.finished))
    }

    private func apply(_ step: FileStep, number: Int) throws -> String {
        let old = try Self.read(step.file)
        let new = try FileEditor.edited(old, step)
        var entry = journal.entry(.begin)
        entry.step = number
        entry.rule = step.rule
        entry.node = step.file
        entry.run = step.words
        let backup = Self.backupName(step.file)
        entry.restore = FileRestore(file: step.file, backup: backup)
        try journal.append(entry)
        try FileSwap.write(old, to: backup, like: step.file)
        try FileSwap.replace(step.file, with: new)
        var done = journal.entry(.done)
        done.step = number
        done.restore = FileRestore(file: step.file, backup: backup, stamp: FileSwap.stamp(of: step.file))
        try journal.append(done)
        return backup
    }

    static func read(_ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw JournalError("cannot read \(path). Nothing was changed there.")
        }
        return data
    }

    private static func backupName(_ file: String) -> String {
        let stamp = Date.now.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        var name = "\(file).before-\(stamp)"
        var count = 1
        while FileManager.default.fileExists(atPath: name) {
            count += 1
            name = "\(file).before-\(stamp)-\(count)"
        }
        return name
    }
}

/// How a changed file is brought back.
package struct FileRestore: Sendable, Hashable, Codable {
    package let file: String
    package let backup: String
    /// The file as this repair left it: inode, size and time of the last change; nil before that.
    package var stamp: String?
}
