import Foundation

/// The server program of a lab.
package enum ServerBinary {
    /// The path given, or the first of `redis-server` and `valkey-server` in the search path.
    package static func locate(_ given: String? = nil) throws(LabError) -> String {
        if let given {
            let path = URL(fileURLWithPath: (given as NSString).expandingTildeInPath).standardizedFileURL.path
            guard isProgram(path) else { throw LabError.notExecutable(path: path) }
            return path
        }
        let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // A cron job or a service often has neither of these in its search path.
        let folders = search.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/bin"]
        for name in ["redis-server", "valkey-server"] {
            for folder in folders where isProgram("\(folder)/\(name)") { return "\(folder)/\(name)" }
        }
        throw LabError.noServer
    }

    /// Debian's `redis-server` is a link to `redis-check-rdb`: `/proc/PID/exe` shows what stands behind it.
    static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
}
