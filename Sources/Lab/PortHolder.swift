import Foundation

/// Finds the process that listens on a port, as far as this user may see.
enum PortHolder {
    /// For example `redis-server (pid 4711)`; nil when it belongs to somebody else.
    static func find(_ port: Int) -> String? {
        // The kernel hands out its table in pieces, and a line may slip between two of them while others come and go.
        for _ in 0..<3 {
            if let holder = look(port) { return holder }
        }
        return nil
    }

    private static func look(_ port: Int) -> String? {
        let inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { listening(on: port, table: $0) }
        guard !inodes.isEmpty else { return nil }
        let sockets = Set(inodes.map { "socket:[\($0)]" })
        let files = FileManager.default
        for pid in (try? files.contentsOfDirectory(atPath: "/proc"))?.compactMap({ Int32($0) }) ?? [] {
            let folder = "/proc/\(pid)/fd"
            for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
                guard let target = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\(name)") else { continue }
                if sockets.contains(target) { return "\(command(pid)) (pid \(pid))" }
            }
        }
        return nil
    }

    /// Columns: slot, local address, remote address, state (0A is LISTEN), …, inode (the tenth).
    private static func listening(on port: Int, table: String) -> [Substring] {
        guard let data = FileManager.default.contents(atPath: table) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 9, fields[3] == "0A", let hex = fields[1].split(separator: ":").last else {
                return nil
            }
            return Int(hex, radix: 16) == port ? fields[9] : nil
        }
    }

    private static func command(_ pid: Int32) -> String {
        let data = FileManager.default.contents(atPath: "/proc/\(pid)/comm") ?? Data()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
