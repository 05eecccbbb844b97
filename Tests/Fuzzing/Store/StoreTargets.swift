import Foundation

/// Those that need the packages of others: YAML and SQLite.
extension FuzzTarget {
    static let all = [
        FuzzTarget(name: "rules", run: RuleTargets.rules), FuzzTarget(name: "settings", run: RuleTargets.settings),
        FuzzTarget(name: "snapshot", run: SnapshotTargets.bytes),
        FuzzTarget(name: "facts", prepare: SnapshotTargets.prepare, run: SnapshotTargets.values),
        FuzzTarget(name: "journal", run: JournalTargets.journal), FuzzTarget(name: "plan", run: JournalTargets.plan),
    ]
}

/// A file in memory, for what reads nothing but files.
enum FuzzFile {
    static let url = URL(fileURLWithPath: "/dev/shm/rcdoctor-fuzz-\(getpid())")

    /// Runs the body on a file with these bytes, and removes it.
    static func with(_ bytes: [UInt8], _ body: (URL) -> Void) {
        guard (try? Data(bytes).write(to: url)) != nil else { fatalError("no room in /dev/shm") }
        body(url)
        unlink(url.path)
    }
}
