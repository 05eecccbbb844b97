import ClusterModel
import Foundation

/// Writing files so that at every moment either the old or the new one is there, whole.
enum FileSwap {
    /// Writes beside the file, with its mode and owner, waits for the disk, and takes its place.
    static func replace(_ path: String, with data: Data) throws {
        // A link stays a link: what it points to is replaced.
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let temporary = "\(real).rcdoctor-new"
        try write(data, to: temporary, like: real)
        guard rename(temporary, real) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary)
            throw JournalError("cannot replace \(real): \(reason). It is as it was.")
        }
    }

    static func write(_ data: Data, to path: String, like other: String) throws {
        var info = stat()
        let mode = stat(other, &info) == 0 ? info.st_mode & 0o777 : 0o600
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw JournalError("cannot write \(path): \(String(cString: strerror(errno))). Nothing was changed.")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        fchmod(descriptor, mode)
        // Only root can give it to the server's user; otherwise it is that user who runs this.
        if fchown(descriptor, info.st_uid, info.st_gid) != 0, getuid() == 0 {
            throw JournalError("cannot give \(path) the owner of \(other). Nothing was changed.")
        }
        do {
            try handle.write(contentsOf: data)
            try handle.synchronize()
        } catch {
            unlink(path)
            throw JournalError("cannot write \(path): \(SystemReason.of(error)). Nothing was changed.")
        }
    }

    /// What tells a file from any later version of it.
    static func stamp(of path: String) -> String? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        return "\(info.st_ino) \(info.st_size) \(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec)"
    }
}
