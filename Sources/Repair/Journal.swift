import ClusterModel
package import Foundation

/// The record of a repair: one JSON line for each event, on disk before the command goes out.
///
/// Whatever kills the process, the file tells what was done and how to take it back.
package struct Journal: Sendable {
    package let path: String

    /// Starts a new journal, readable by its owner alone.
    package init(in folder: URL, targets: [String], tool: String) throws {
        let stamp = Date.now.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        try StateFolder.create(folder)
        let name = StateFolder.stem(stamp, after: StateFolder.stems(in: folder, suffix: ".journal"))
        path = folder.appending(path: "\(name).journal").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw JournalError(
                "cannot write the journal \(path): \(String(cString: strerror(errno))). Nothing was changed."
            )
        }
        var entry = entry(.started)
        entry.targets = targets
        entry.tool = tool
        try append(entry)
    }

    /// Writes down what is about to be done, so that it can be gone on with.
    package func write(_ plan: RepairPlan) throws {
        var entry = entry(.planned)
        entry.plan = plan
        try append(entry)
    }

    /// A journal that is there already.
    package init(path: String) {
        self.path = path
    }

    /// Whether any step was begun.
    ///
    /// A journal that can't be read may hold some.
    package var hasSteps: Bool {
        guard let entries = try? entries() else { return true }
        return entries.contains { $0.event == .begin }
    }

    func entry(_ event: JournalEntry.Event) -> JournalEntry {
        JournalEntry(event, at: Date.now.formatted(.iso8601))
    }

    /// Appends and waits until the disk has it.
    ///
    /// What can't be written down is not done, so its failure ends a repair.
    func append(_ entry: JournalEntry) throws {
        do {
            try appendLine(entry)
        } catch {
            throw JournalError(
                "the journal \(path) can't be written: \(SystemReason.of(error)). What it holds was done, perhaps its last "
                    + "step, too, and nothing else; take it back with rcdoctor fix --undo \(path)"
            )
        }
    }

    private func appendLine(_ entry: JournalEntry) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        try Self.seekBehindLastLine(handle)
        try handle.write(contentsOf: try encoder.encode(entry) + Data("\n".utf8))
        try handle.synchronize()
        TestKill.journalWritten()
    }

    /// Goes to the end, and drops what a crash left of a last line, so that the next entry does not run into it.
    private static func seekBehindLastLine(_ handle: FileHandle) throws {
        let end = try handle.seekToEnd()
        if end == 0 { return }
        try handle.seek(toOffset: end - 1)
        if try handle.read(upToCount: 1) == Data("\n".utf8) { return }
        try handle.seek(toOffset: 0)
        let data = try handle.readToEnd() ?? Data()
        let rest = data[(data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? data.startIndex)...]
        if rest.isEmpty { return }
        if (try? JSONDecoder().decode(JournalEntry.self, from: rest)) != nil {
            try handle.write(contentsOf: Data("\n".utf8))
        } else {
            try handle.truncate(atOffset: UInt64(data.count - rest.count))
        }
    }

    /// Everything in the journal.
    ///
    /// A last line that a crash cut short is left out; any other damage is an error.
    package func entries() throws -> [JournalEntry] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw JournalError("cannot read the journal \(path). Give the path that rcdoctor fix printed.")
        }
        let lines = data.split(separator: UInt8(ascii: "\n"))
        return try lines.enumerated().compactMap { index, line in
            do {
                return try JSONDecoder().decode(JournalEntry.self, from: line)
            } catch {
                if index == lines.count - 1, data.last != UInt8(ascii: "\n") { return nil }
                throw JournalError("\(path) line \(index + 1) is no journal entry. Nothing was changed.")
            }
        }
    }
}

/// Why a journal can't be used.
package struct JournalError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
