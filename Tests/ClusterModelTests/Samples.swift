import Foundation
import Testing

@testable import ClusterModel

/// Measured outputs of real servers, below `fixtures/samples`.
enum Samples {
    static let versions = folders.filter { (try? text("\($0)/cluster-nodes.txt")) != nil }

    private static var folders: [String] { names(in: "samples") }

    /// Names of what lies in a folder of the fixtures, sorted.
    static func names(in folder: String) -> [String] {
        let path = (try? root().appending(path: "fixtures/\(folder)").path) ?? ""
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root().appending(path: "fixtures/\(path)")))
    }

    /// Versions of which nodes in trouble were recorded, too.
    static let troubled = ["redis-3.0.7", "redis-4.0.14", "redis-6.2.16", "redis-7.2.6", "redis-8.2.3", "valkey-9.1.2"]
        .filter { (try? text("\($0)/node-states/3-pfail.txt")) != nil }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root().appending(path: "fixtures/samples/\(path)"), encoding: .utf8)
    }

    /// `INFO ALL` of the master and of the replica, which one sample file holds one after the other.
    static func infos(_ version: String) throws -> (master: InfoText, replica: InfoText) {
        let both = try text("\(version)/info-all.txt").components(separatedBy: "# ==== replica")
        return (InfoText(both[0]), InfoText("# " + both[1]))
    }

    static func id(_ digit: Character) throws -> NodeID {
        try #require(NodeID(String(repeating: digit, count: 40)))
    }

    /// The folder that holds `fixtures`: an ancestor of this file, or RCDOCTOR_ROOT where the tests stand elsewhere.
    private static func root() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["RCDOCTOR_ROOT"] { return URL(filePath: path) }
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appending(path: "fixtures").path) { return folder }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }
}
