import Foundation
import RuleFormat

/// The rule files below a path.
struct RuleFolder {
    struct File {
        let path: String
        /// `<area>/<name>`, from the path.
        let id: String

        func text() throws -> String {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Failure(.unreadableInput, "cannot read \(path) as text")
            }
            return text
        }
    }

    private let root: URL

    init(_ path: String) {
        root = URL(fileURLWithPath: path)
    }

    /// The rules.
    func files() throws -> [File] { try all().filter { RuleTextsFile.language(of: $0.path) == nil } }

    /// Their texts in other languages; the id is the area's.
    func texts() throws -> [File] { try all().filter { RuleTextsFile.language(of: $0.path) != nil } }

    private func all() throws -> [File] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
            throw Failure(.unreadableInput, "there is no rule file or folder \(root.path)")
        }
        let paths =
            isFolder.boolValue
            ? try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".yaml") }.sorted()
                .map { root.appending(path: $0) } : [root]
        return paths.map { path in
            let name = path.deletingPathExtension().lastPathComponent
            return File(path: path.path, id: "\(path.deletingLastPathComponent().lastPathComponent)/\(name)")
        }
    }
}
