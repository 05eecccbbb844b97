import Foundation

/// Writes a report so that a reader sees the old one or the new one, never a half: a temporary file is renamed.
enum ReportFile {
    static func write(_ content: Data, to path: String) throws {
        // A pipe or a device is written to; renaming over it would put a plain file in its place.
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        if let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType,
            type != .typeRegular, type != .typeDirectory
        {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.write(contentsOf: content)
            try handle.close()
            return
        }
        try content.write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
