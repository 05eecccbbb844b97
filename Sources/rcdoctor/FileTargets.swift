import Foundation

/// Which of the targets of `scan` are config files or folders of them, and which are not.
struct FileTargets {
    let files: [String]
    let folders: [String]
    /// The other targets: nodes that run.
    let nodes: [String]

    /// Nil if none is.
    init?(_ targets: [String], conf: [String]) {
        let folders = targets.filter(Self.isFolder)
        let named = targets.filter { $0.hasSuffix(".conf") && !Self.isFolder($0) }
        guard !folders.isEmpty || !named.isEmpty || !conf.isEmpty else { return nil }
        self.folders = folders.map(Self.absolute)
        files = (named + conf).map(Self.absolute)
        nodes = targets.filter { !folders.contains($0) && !named.contains($0) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    static func isSocket(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeSocket
    }
}
