import Facts
import Foundation

/// The file system on which a node keeps its data.
struct DiskReader {
    private let root: HostRoot
    private let mounts: [(path: String, kind: String)]

    init(root: HostRoot) {
        self.root = root
        mounts = (root.text("/proc/mounts") ?? "").split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 3)
            return words.count > 2 ? (String(words[1]), String(words[2])) : nil
        }
    }

    /// - Parameter status: fields of the process's `status`.
    func fact(_ node: String, _ folder: String, pid: Int, _ status: [String: Int]) -> DiskFact? {
        // The folder as the process sees it: a container has other roots.
        let path = root.real("/proc/\(pid)/root" + folder)
        var numbers = statvfs()
        guard statvfs(path, &numbers) == 0 || statvfs(folder, &numbers) == 0 else { return nil }
        let block = Int(numbers.f_frsize)
        return DiskFact(
            node: node,
            path: folder,
            totalBytes: Int(numbers.f_blocks) * block,
            freeBytes: Int(numbers.f_bavail) * block,
            freeInodes: numbers.f_files == 0 ? nil : Int(numbers.f_favail),
            kind: kind(folder),
            writable: isWritable(path, status)
        )
    }

    /// By the mount with the longest path that leads to the folder.
    private func kind(_ folder: String) -> String? {
        let leading = mounts.filter { mount in
            mount.path == "/" || folder == mount.path || folder.hasPrefix(mount.path + "/")
        }
        return leading.max { $0.path.count < $1.path.count }?.kind
    }

    /// By owner, group and mode; root may write everywhere.
    private func isWritable(_ path: String, _ status: [String: Int]) -> Bool? {
        var folder = stat()
        guard stat(path, &folder) == 0 else { return nil }
        guard let user = status["Uid"], let group = status["Gid"] else { return nil }
        if user == 0 { return true }
        if Int(folder.st_uid) == user { return folder.st_mode & S_IWUSR != 0 }
        if Int(folder.st_gid) == group { return folder.st_mode & S_IWGRP != 0 }
        return folder.st_mode & S_IWOTH != 0
    }
}
