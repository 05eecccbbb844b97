import ClusterModel
import Foundation

/// Files of the lab, with errors that name them.
enum LabFile {
    static func makeFolder(_ path: String) throws(LabError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw LabError.file(path: path, detail: "can't be made: \(SystemReason.of(error))")
        }
    }

    static func write(_ text: String, to path: String) throws(LabError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw LabError.file(path: path, detail: "can't be written: \(SystemReason.of(error))")
        }
    }

    static func append(_ text: String, to path: String) throws(LabError) {
        let old = FileManager.default.contents(atPath: path) ?? Data()
        try write(String(decoding: old, as: UTF8.self) + text, to: path)
    }

    /// All files below a folder.
    static func below(_ folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { folder + "/" + $0 }
    }

    static func remove(_ path: String) throws(LabError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw LabError.file(path: path, detail: "can't be removed: \(SystemReason.of(error))")
        }
    }

    /// The last line of a text file that is not empty, read from its last 4 kB.
    static func lastLine(_ path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        defer { try? file.close() }
        guard let end = try? file.seekToEnd() else { return "" }
        try? file.seek(toOffset: end > 4096 ? end - 4096 : 0)
        guard let data = try? file.readToEnd() else { return "" }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    }
}
