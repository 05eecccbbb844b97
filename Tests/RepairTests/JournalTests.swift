import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct JournalTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder("journal")
    }

    /// A journal with the first line written.
    private func journal() throws -> Journal {
        try Journal(in: URL(fileURLWithPath: folder.file("state/journals")), targets: ["127.0.0.1:9001"], tool: "0.1.0")
    }

    private func content(_ journal: Journal) throws -> String {
        try String(contentsOfFile: journal.path, encoding: .utf8)
    }

    private func add(_ text: String, to journal: Journal) throws {
        try (content(journal) + text).write(toFile: journal.path, atomically: false, encoding: .utf8)
    }

    @Test("what is written comes back, in order")
    func roundTrip() throws {
        defer { folder.remove() }
        let journal = try journal()
        var entry = journal.entry(.begin)
        entry.step = 1
        entry.node = "127.0.0.1:9004"
        entry.undo = .plain("CONFIG", "SET", "masterauth", "")
        entry.undoLast = false
        entry.undoNeedsEmpty = ["127.0.0.1:9001"]
        try journal.append(entry)
        try journal.append(journal.entry(.finished))
        let read = try Journal(path: journal.path).entries()
        #expect(read.map(\.event) == [.started, .begin, .finished])
        #expect(read[0].targets == ["127.0.0.1:9001"] && read[0].tool == "0.1.0")
        #expect(read[1].undo == entry.undo && read[1].undoNeedsEmpty == ["127.0.0.1:9001"] && read[1].step == 1)
    }

    @Test("file and folder are for their owner alone, and no journal overwrites another")
    func permissions() throws {
        defer { folder.remove() }
        let (first, second) = (try journal(), try journal())
        #expect(first.path != second.path)
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(first.path) == 0o600 && mode(second.path) == 0o600)
        #expect(try mode(folder.file("state/journals")) == 0o700)
    }

    @Test(
        "a last line that a crash cut short is left out",
        arguments: ["{", "{\"at\":\"2026", "{\"event\":\"done\",\"at\":\"x\""]
    )
    func cut(rest: String) throws {
        defer { folder.remove() }
        let journal = try journal()
        try add(rest, to: journal)
        #expect(try journal.entries().map(\.event) == [.started])
    }

    @Test(
        "after such a crash the journal goes on and can be read again",
        arguments: ["{\"at\":\"2026", "{\"at\":\"x\",\"event\":\"done\"}"]
    )
    func goesOn(rest: String) throws {
        defer { folder.remove() }
        let journal = try journal()
        try add(rest, to: journal)
        let before = try journal.entries().map(\.event)
        try journal.append(journal.entry(.undone))
        #expect(try journal.entries().map(\.event) == before + [.undone])
    }

    @Test("any other damage is an error with its line")
    func garbage() throws {
        defer { folder.remove() }
        let journal = try journal()
        try add("garbage\n", to: journal)
        try journal.append(journal.entry(.finished))
        let error = #expect(throws: JournalError.self) { try journal.entries() }
        #expect(try #require(error).description == "\(journal.path) line 2 is no journal entry. Nothing was changed.")
    }

    @Test("a journal that is not there is an error")
    func missing() throws {
        defer { folder.remove() }
        #expect(throws: JournalError.self) { try Journal(path: folder.file("none")).entries() }
    }

    @Test("a command with a password is written by its name")
    func noPassword() throws {
        defer { folder.remove() }
        let journal = try journal()
        let made = try Examining(passwords())
        for step in made.plan(AlignPasswords()).steps {
            var entry = journal.entry(.begin)
            entry.run = step.run.shown
            entry.undo = step.undo
            try journal.append(entry)
        }
        let text = try content(journal)
        #expect(text.contains("CONFIG SET masterauth <masterauth>") && text.contains("old masterauth"))
        #expect(!text.contains("s3cr3t"))
    }
}
