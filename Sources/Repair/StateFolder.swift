import ClusterModel
package import Foundation

/// Where rcdoctor keeps what it must remember: `$XDG_STATE_HOME/rcdoctor`, else `~/.local/state/rcdoctor`.
///
/// XDG Base Directory Specification 0.8. Files here are readable by their owner alone.
package enum StateFolder {
    package static func url(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> URL? {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            return URL(fileURLWithPath: state).appending(path: "rcdoctor")
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return URL(fileURLWithPath: home).appending(path: ".local/state/rcdoctor")
    }

    /// The stems of all files of one kind in a folder, the newest last.
    package static func stems(in folder: URL, suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
            .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    }

    /// A stem for a new file that comes after all others, even when the clock has gone back since they were written.
    ///
    /// - Parameters:
    ///   - stamp: the time, in a spelling that sorts.
    ///   - stems: those that are there, the newest last.
    package static func stem(_ stamp: String, after stems: [String]) -> String {
        guard let last = stems.last, last.compare(stamp, options: .numeric) != .orderedAscending else { return stamp }
        let parts = last.split(separator: "-", maxSplits: 1)
        let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
        return "\(parts.first ?? "")-\(count.plus(1))"
    }

    package static func create(_ folder: URL) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue { return }
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw JournalError(
                "the folder \(folder.path) can't be made: \(SystemReason.of(error)). Set XDG_STATE_HOME to one that can be written."
            )
        }
    }
}
