import Glibc
import TestSupport

/// Files below `fixtures/resp`: replies exactly as servers sent them.
enum Fixtures {
    static func read(_ name: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let path = "\(root)/fixtures/resp/\(name)"
        guard let file = fopen(path, "r") else { throw TestFailure("no fixture \(path)") }
        defer { fclose(file) }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        return Array(chunk[..<fread(&chunk, 1, chunk.count, file)])
    }
}

extension RESPParserTests {
    static let samples = [
        "redis-7.0.15-cluster-links.resp", "redis-7.0.15-cluster-links.resp3", "redis-7.0.15-cluster-shards.resp",
        "redis-7.0.15-cluster-shards.resp3", "redis-7.0.15-cluster-slots.resp", "redis-7.0.15-hello3.resp3",
    ]
}
