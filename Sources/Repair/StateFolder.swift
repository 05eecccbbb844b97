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

    package static func create(_ folder: URL) throws {
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
