package import Foundation

/// The folder of the project: the ancestor of this file that holds `fixtures`, or RCDOCTOR_ROOT where tests stand elsewhere.
package enum ProjectFolder {
    package static func url() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["RCDOCTOR_ROOT"] { return URL(filePath: path) }
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appending(path: "fixtures").path) { return folder }
            folder.deleteLastPathComponent()
        }
        throw TestFailure("no folder above \(#filePath) holds fixtures")
    }

    /// A file of the project as text.
    package static func text(_ path: String) throws -> String {
        try String(contentsOf: url().appending(path: path), encoding: .utf8)
    }

    /// Paths of all files below a folder of the project whose name ends so, relative to that folder, in order.
    package static func files(below folder: String, ending: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url().appending(path: folder).path)
            .filter { $0.hasSuffix(ending) }
            .sorted()
    }
}
