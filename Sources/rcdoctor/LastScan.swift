import Facts
import Foundation
import Repair

/// The snapshots of earlier scans, so that `fix` knows what "the last scan" is.
enum LastScan {
    private static let kept = 20
    private static let suffix = ".rcd"

    static var folder: URL? { StateFolder.url()?.appending(path: "snapshots") }

    /// Saves the facts of a scan.
    ///
    /// A place that can't be written to is a warning: the scan itself is what counts.
    static func remember(_ store: FactStore) -> String? {
        guard let folder else {
            Output.error("rcdoctor: neither XDG_STATE_HOME nor HOME is set, so this scan is not remembered for fix.")
            return nil
        }
        do {
            try StateFolder.create(folder)
            let stamp = Date.now.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
            let milliseconds = Int(Date.now.timeIntervalSince1970 * 1000) % 1000
            let padded = String(milliseconds + 1000).dropFirst()
            let name = StateFolder.stem(
                "\(stamp.dropLast())\(padded)Z",
                after: StateFolder.stems(in: folder, suffix: suffix)
            )
            let file = folder.appending(path: name + suffix)
            try store.save(to: file, isCopy: true)
            for old in snapshots().dropLast(kept) { _ = unlink(old.path) }
            return file.path
        } catch {
            Output.error("rcdoctor: this scan is not remembered for fix: \(error)")
            return nil
        }
    }

    /// The newest snapshot.
    static var newest: URL? { snapshots().last }

    /// The newest ones, the oldest of them first.
    static func newest(_ count: Int) -> [URL] { Array(snapshots().suffix(count)) }

    /// Targets of the newest snapshot.
    static func targets() throws -> [String] {
        guard let newest = snapshots().last else { return [] }
        do {
            return try FactStore.targets(inSnapshot: newest)
        } catch {
            throw Failure(
                .unreadableInput,
                "the last snapshot \(newest.path) can't be read: \(error). Name the nodes: rcdoctor fix HOST:PORT"
            )
        }
    }

    /// Oldest first.
    private static func snapshots() -> [URL] {
        guard let folder else { return [] }
        return StateFolder.stems(in: folder, suffix: suffix).map { folder.appending(path: $0 + suffix) }
    }
}
