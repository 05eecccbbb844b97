import Foundation

/// A running server of the lab, recognised by what the kernel says about it and never by a remembered number alone.
package struct ServerProcess: Sendable, Hashable {
    package let pid: Int32
    package let parent: Int32
    /// Stopped by SIGSTOP.
    package let isFrozen: Bool

    /// Every process that runs this program from within this folder, children of its own making last.
    static func find(in folder: String, program: String) -> [ServerProcess] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let found = entries.compactMap { Int32($0) }.filter { isServer($0, folder: folder, program: program) }
            .compactMap(read)
        let pids = Set(found.map(\.pid))
        // A server that writes a snapshot or its AOF does so in a child with the same program and folder.
        return found.filter { !pids.contains($0.parent) } + found.filter { pids.contains($0.parent) }
    }

    /// Sends a signal, after a last look that this still is the server.
    @discardableResult
    func signal(_ number: Int32, folder: String, program: String) -> Bool {
        guard Self.isServer(pid, folder: folder, program: program) else { return false }
        return kill(pid, number) == 0
    }

    private static func isServer(_ pid: Int32, folder: String, program: String) -> Bool {
        guard link("/proc/\(pid)/cwd") == folder, let exe = link("/proc/\(pid)/exe") else { return false }
        // A rolling upgrade runs two programs for a while; both are called so.
        return exe == program || exe == program + " (deleted)" || exe.hasSuffix("server")
    }

    private static func read(_ pid: Int32) -> ServerProcess? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
        // pid (name) state ppid …; the name may hold blanks and parentheses.
        let text = String(decoding: data, as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 1, let parent = Int32(fields[1]), fields[0] != "Z" else { return nil }
        return ServerProcess(pid: pid, parent: parent, isFrozen: fields[0] == "T")
    }

    private static func link(_ path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
