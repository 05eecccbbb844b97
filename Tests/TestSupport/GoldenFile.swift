import Foundation

/// An expected output below `fixtures/golden`; RCDOCTOR_UPDATE_GOLDEN=1 writes it anew.
package enum GoldenFile {
    /// What the file holds, after it was rewritten with `actual` if that was asked for.
    package static func expected(_ name: String, actual: String) throws -> String {
        let path = "fixtures/golden/\(name)"
        if ProcessInfo.processInfo.environment["RCDOCTOR_UPDATE_GOLDEN"] == "1" {
            let file = try ProjectFolder.url().appending(path: path)
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        return try ProjectFolder.text(path)
    }
}
