import Glibc

/// What kind of thing lies at a path.
enum FileRights {
    static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }
    static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    static func link(_ path: String) -> String? {
        var target = [UInt8](repeating: 0, count: 4096)
        let count = readlink(path, &target, target.count)
        return count > 0 ? String(decoding: target[..<count], as: UTF8.self) : nil
    }
}

/// The user and group of a process, and what they may write by owner, group and mode.
struct ProcessRights {
    private let user: uid_t
    private let group: gid_t

    init(pid: Int) {
        var status = stat()
        // The owner of a process's folder in /proc is its effective user.
        let isKnown = stat("/proc/\(pid)", &status) == 0
        user = isKnown ? status.st_uid : 0
        group = isKnown ? status.st_gid : 0
    }

    /// Nil for what is not there or can't be seen; root may write everywhere.
    func mayWrite(_ path: String) -> Bool? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if user == 0 { return true }
        if status.st_uid == user { return status.st_mode & S_IWUSR != 0 }
        if status.st_gid == group { return status.st_mode & S_IWGRP != 0 }
        return status.st_mode & S_IWOTH != 0
    }
}
