import ClusterModel
import Foundation

/// The files in which Linux tells about itself, below `/` or below a folder that stands for it.
///
/// What can't be read is nil: a container hides much, and another user's process more.
package struct HostRoot: Sendable {
    private let prefix: String

    package init(_ prefix: String = "") {
        self.prefix = prefix
    }

    /// Whether it is this machine's own, which can also be asked otherwise than through files.
    var isReal: Bool { prefix.isEmpty }

    /// The whole of a file of /proc or /sys; longer ones than 4 MB are cut.
    ///
    /// Foundation ends at the first piece that is shorter than it asked for, which of such a file is 4 kB.
    func text(_ path: String) -> String? {
        let handle = open(prefix + path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { return nil }
        defer { close(handle) }
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        var filled = 0
        while filled < 4 << 20 {
            if filled == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let count = bytes.withUnsafeMutableBytes { raw in
                read(handle, raw.baseAddress.map { $0 + filled }, raw.count - filled)
            }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            filled += count
        }
        return String(decoding: bytes[..<filled], as: UTF8.self)
    }

    /// A file with one line.
    package func line(_ path: String) -> String? {
        let lines = text(path)?.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return lines?.first.map { line in
            let rest = line.drop(while: isBlank)
            return String(Substring(rest.dropLast(rest.reversed().prefix(while: isBlank).count)))
        }
    }

    func integer(_ path: String) -> Int? { line(path).flatMap { Int($0) } }

    /// `Name:  123 kB` lines, in bytes where a unit stands.
    func fields(_ path: String) -> [String: Int] {
        guard var text = text(path) else { return [:] }
        var fields: [String: Int] = [:]
        text.withUTF8 { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let name = line.firstIndex(where: Self.isSeparator),
                    let start = line[name...].firstIndex(where: { !Self.isSeparator($0) })
                else { continue }
                let end = line[start...].firstIndex(where: Self.isSeparator) ?? line.endIndex
                guard let value = Int(String(decoding: line[start..<end], as: UTF8.self)) else { continue }
                let isKilobytes = line[end...].suffix(2).elementsEqual("kB".utf8)
                fields[String(decoding: line[..<name], as: UTF8.self)] = isKilobytes ? value.times(1024) : value
            }
        }
        return fields
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: " ")
    }

    /// The choice in brackets: `always [madvise] never`.
    func choice(_ path: String) -> String? {
        line(path)?.split(separator: " ").first { $0.hasPrefix("[") }.map { String($0.dropFirst().dropLast()) }
    }

    package func link(_ path: String) -> String? { Self.link(prefix + path, from: AT_FDCWD) }

    /// Lets read links of a folder by their names; the kernel walks the path to it only once.
    func withLinks<Result>(in path: String, _ body: ((String) -> String?) -> Result) -> Result {
        let folder = open(prefix + path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if folder >= 0 { close(folder) } }
        return body { name in folder < 0 ? nil : Self.link(name, from: folder) }
    }

    private static func link(_ path: String, from folder: Int32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlinkat(folder, path, start, buffer.count)
            return count < 0 ? nil : String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self)
        }
    }

    package func names(in path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: prefix + path)) ?? []
    }

    /// How many entries a folder has; one of a process's descriptors tells it as its size, since Linux 6.2.
    func count(in path: String) -> Int {
        var folder = stat()
        if isReal, stat(path, &folder) == 0, folder.st_size > 0 { return Int(folder.st_size) }
        return names(in: path).count
    }

    /// The path as the operating system knows it.
    func real(_ path: String) -> String { prefix + path }
}
