import Foundation

/// Which of the targets of `scan` are config files or folders of them.
struct FileTargets {
    let files: [String]
    let folders: [String]

    /// Nil if none is; nodes and files in one call are refused.
    init?(_ targets: [String], conf: [String]) throws {
        let folders = targets.filter(Self.isFolder)
        let named = targets.filter { $0.hasSuffix(".conf") && !Self.isFolder($0) }
        guard !folders.isEmpty || !named.isEmpty || !conf.isEmpty else { return nil }
        if let stranger = targets.first(where: { !folders.contains($0) && !named.contains($0) }) {
            throw Failure(
                .usage,
                "\(stranger) is neither a folder nor a config file. Scan files alone, or running nodes alone."
            )
        }
        self.folders = folders.map(Self.absolute)
        files = (named + conf).map(Self.absolute)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}
