import Foundation
import Testing

/// A server that `.ci/servers` gets, or the one under test.
package struct ServerProgram: Sendable, CustomTestStringConvertible {
    package let name: String
    package let path: String

    package var testDescription: String { name }

    /// False where it could not be had: its tests are skipped then.
    package var isHere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Four servers, one for each break of the formats since 6.2, by the names that `.ci/servers` gives them.
    package static let others = ["redis-6.2.14", "redis-8.2.3", "valkey-8.1.8", "valkey-9.1.2"].map { name in
        let folder = try? ProjectFolder.url().appending(path: ".build/servers").path
        return ServerProgram(name: name, path: "\(folder ?? "")/\(name)/server")
    }

    package static let here = others.filter(\.isHere)
    package static let absent = others.filter { !$0.isHere }
}
