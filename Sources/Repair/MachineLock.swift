package import Foundation

/// Keeps two doctors on this machine from operating on one cluster at the same time.
///
/// An advisory lock (flock) on a file, so that the kernel drops it when the process ends, however it ends.
package struct MachineLock: ~Copyable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// - Parameter cluster: ids of the members; any order.
    package static func take(cluster: [String], in folder: URL) throws -> MachineLock {
        try StateFolder.create(folder)
        let name = cluster.min().map { String($0.prefix(16)) } ?? "none"
        let path = folder.appending(path: "\(name).lock").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JournalError(
                "cannot write the lock \(path): \(String(cString: strerror(errno))). Nothing was changed."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw JournalError(
                "another rcdoctor fix is at work on this cluster (lock \(path)). Wait for it, then run again. "
                    + "Nothing was changed."
            )
        }
        return MachineLock(descriptor: descriptor)
    }

    deinit { close(descriptor) }
}
