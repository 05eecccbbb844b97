package import ClusterModel
import Foundation

/// Where a lab lives: `lab.json` and one folder per node, named by its port as in the tutorial.
package struct LabFolder: Sendable, Hashable {
    /// Absolute, without symbolic links, because `/proc/PID/cwd` is compared with it.
    package let path: String

    package init(_ path: String) {
        let expanded = (path as NSString).expandingTildeInPath
        self.path = URL(fileURLWithPath: expanded).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// `$XDG_STATE_HOME/rcdoctor/lab`, or the same below `~/.local/state`.
    package static func standard(environment: [String: String]? = nil) -> LabFolder {
        let environment = environment ?? ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return LabFolder((state ?? home + "/.local/state") + "/rcdoctor/lab")
    }

    package var record: String { path + "/lab.json" }
    package func node(_ port: Int) -> String { "\(path)/\(port)" }
    package func config(_ port: Int) -> String { node(port) + "/redis.conf" }
    package func log(_ port: Int) -> String { node(port) + "/redis.log" }

    /// Where programs run that a fault needs beside the servers: load, proxies.
    var helpers: String { path + "/helpers" }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }
    var hasRecord: Bool { FileManager.default.fileExists(atPath: record) }

    /// Makes the folders and writes the configuration of nodes that have none yet.
    func prepare(_ ports: LabPorts) throws(LabError) {
        for port in ports.all {
            try LabFile.makeFolder(node(port))
            if !FileManager.default.fileExists(atPath: config(port)) {
                try LabFile.write(NodeConfig.text(port: port), to: config(port))
            }
        }
    }

    /// Throws when one of the node folders is there already and is somebody else's.
    func checkUnclaimed(_ ports: LabPorts) throws(LabError) {
        guard !hasRecord else { return }
        if let foreign = ports.all.map(node).first(where: { FileManager.default.fileExists(atPath: $0) }) {
            throw LabError.notALab(path: foreign)
        }
    }

    /// Removes what a lab made and nothing else; the folder itself goes only when that leaves it empty.
    func remove(_ ports: LabPorts) throws(LabError) {
        for port in ports.all { try LabFile.remove(node(port)) }
        try LabFile.remove(helpers)
        try LabFile.remove(path + "/undo.json")
        try LabFile.remove(record)
        rmdir(path)
        if self == LabFolder.standard() { rmdir((path as NSString).deletingLastPathComponent) }
    }

    /// The password that a node will have after a restart.
    package func password(_ port: Int) -> Secret? { secret("requirepass", port) }

    /// What a node's file says about a password; nil when it says nothing or has an empty one.
    func secret(_ name: String, _ port: Int) -> Secret? {
        guard let data = FileManager.default.contents(atPath: config(port)) else { return nil }
        guard let secret = ConfigFile(bytes: data).value(of: name)?.secret else { return nil }
        return secret.isEmpty ? nil : secret
    }
}
