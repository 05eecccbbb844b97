import Glibc

/// Reads files that anybody may have put there: regular ones only, up to a size, never waiting for a pipe.
enum BoundedFile {
    /// More than any config file or `nodes.conf` of a thousand nodes has.
    static let limit = 16 << 20

    static func read(_ path: String) throws(FileTrouble) -> [UInt8] {
        // Without O_NONBLOCK opening a pipe would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileTrouble("\(path) is no regular file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 { throw .system(path, errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw FileTrouble("\(path) is larger than \(limit >> 20) MB") }
        }
    }

    /// The last bytes of a file, its whole size, and when it was written (Unix time).
    static func tail(_ path: String, limit: Int) throws(FileTrouble) -> (bytes: [UInt8], size: Int, written: Int) {
        try part(path, limit: limit, fromEnd: true)
    }

    /// The first bytes of a file.
    static func head(_ path: String, limit: Int) throws(FileTrouble) -> (bytes: [UInt8], size: Int, written: Int) {
        try part(path, limit: limit, fromEnd: false)
    }

    private static func part(_ path: String, limit: Int, fromEnd: Bool) throws(FileTrouble) -> (
        bytes: [UInt8], size: Int, written: Int
    ) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileTrouble("\(path) is no regular file") }
        let size = Int(status.st_size)
        var offset = fromEnd ? max(0, size - limit) : 0
        // What is appended meanwhile is not waited for.
        let end = min(size, offset + limit)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end - offset)
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while offset < end {
            let count = pread(descriptor, &chunk, min(chunk.count, end - offset), off_t(offset))
            if count < 0 { throw .system(path, errno) }
            if count == 0 { break }
            bytes += chunk[..<count]
            offset += count
        }
        return (bytes, size, Int(status.st_mtim.tv_sec))
    }

    /// When a file was last written, Unix time.
    static func written(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
    }

    static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while names.count < 20_000, let entry = readdir(handle) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
            )
        }
        return names
    }

    /// The path without symbolic links; for a file that does not exist, that of its folder with its name.
    static func realPath(_ path: String) -> String {
        if let real = resolved(path) { return real }
        guard let slash = path.lastIndex(of: "/"), let folder = resolved(String(path[..<slash]) + "/") else {
            return path
        }
        return (folder == "/" ? "" : folder) + path[slash...]
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Why a file can't be read.
struct FileTrouble: Error, CustomStringConvertible {
    let description: String
    /// Permission is missing, as opposed to everything else.
    var isDenied = false
    var isMissing = false

    init(_ description: String) { self.description = description }

    static func system(_ path: String, _ code: Int32) -> FileTrouble {
        var trouble = FileTrouble("cannot read \(path): \(String(cString: strerror(code)))")
        trouble.isDenied = code == EACCES || code == EPERM
        trouble.isMissing = code == ENOENT
        return trouble
    }
}
