import Glibc

/// The file system as a server sees it: this machine's own, or that of its container.
struct FileView: Sendable {
    /// What stands before each of its paths here, such as `/proc/4711/root`.
    let root: String

    init(root: String = "") { self.root = root }

    /// The view of a process: its own root where it lives in another mount namespace than we do.
    init(pid: Int) {
        let own = Self.namespace("self")
        let other = Self.namespace("\(pid)")
        root = own == nil || other == nil || own == other ? "" : "/proc/\(pid)/root"
    }

    /// Where a path of the server's is found here.
    func path(_ path: String) -> String { root + path }

    /// Equal for one and the same file, different for files of different containers.
    func identity(_ path: String) -> String { root.isEmpty ? BoundedFile.realPath(path) : root + path }

    /// The server's path of a file that was found here.
    func inside(_ path: String) -> String { path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path }

    private static func namespace(_ process: String) -> String? {
        var target = [UInt8](repeating: 0, count: 256)
        let count = readlink("/proc/\(process)/ns/mnt", &target, target.count)
        return count > 0 ? String(decoding: target[..<count], as: UTF8.self) : nil
    }
}

/// The machine's clock.
enum FileClock {
    /// Unix time.
    static var now: Int { time(nil) }

    /// Unix time of a moment on the local clock of this machine.
    static func local(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) -> Int {
        var parts = tm()
        parts.tm_year = Int32(year - 1900)
        parts.tm_mon = Int32(month - 1)
        parts.tm_mday = Int32(day)
        parts.tm_hour = Int32(hour)
        parts.tm_min = Int32(minute)
        parts.tm_sec = Int32(second)
        parts.tm_isdst = -1
        return mktime(&parts)
    }
}
