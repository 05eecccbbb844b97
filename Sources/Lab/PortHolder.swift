import Collectors
import Foundation

/// Finds the process that listens on a port, as far as this user may see.
enum PortHolder {
    /// For example `redis-server (pid 4711)`; nil when it belongs to somebody else.
    static func find(_ port: Int) -> String? {
        let root = HostRoot()
        let inodes = ListeningSocket.all(root).filter { $0.port == port }.map(\.inode)
        guard !inodes.isEmpty else { return nil }
        let sockets = Set(inodes.map { "socket:[\($0)]" })
        for pid in root.names(in: "/proc").compactMap({ Int32($0) }) {
            let folder = "/proc/\(pid)/fd"
            for name in root.names(in: folder) {
                guard let target = root.link("\(folder)/\(name)"), sockets.contains(target) else { continue }
                return "\(root.line("/proc/\(pid)/comm") ?? "a process") (pid \(pid))"
            }
        }
        return nil
    }
}
