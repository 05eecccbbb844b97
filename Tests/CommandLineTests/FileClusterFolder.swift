import Foundation
import TestSupport

/// The folders of a tutorial, with nothing running in them, and `rcdoctor scan` on them.
struct FileClusterFolder {
    let folder: TemporaryFolder

    /// Six files as the tutorial has them.
    init(_ ports: ClosedRange<Int> = 9001...9006) throws {
        folder = try TemporaryFolder("files")
        for port in ports { try add(port) }
    }

    static func with(_ body: (FileClusterFolder) async throws -> Void) async throws {
        let cluster = try FileClusterFolder()
        defer { cluster.folder.remove() }
        try await body(cluster)
    }

    var path: String { folder.file("redis-cluster") }

    func file(_ port: Int, _ name: String = "redis.conf") -> String { "\(path)/\(port)/\(name)" }

    func add(_ port: Int) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(port)", withIntermediateDirectories: true)
        try write(
            port,
            """
            port \(port)
            cluster-enabled yes
            cluster-config-file nodes.conf
            cluster-node-timeout 5000
            appendonly yes

            """
        )
    }

    func write(_ port: Int, _ text: String, to name: String = "redis.conf") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(port, name)))
    }

    func append(_ port: Int, _ line: String) throws {
        let old = String(decoding: FileManager.default.contents(atPath: file(port)) ?? Data(), as: UTF8.self)
        try write(port, old + line + "\n")
    }

    /// The `nodes.conf` of a real server.
    func remember(_ port: Int, bytes: Int = .max, sample: String = "redis-7.2.6") throws {
        let text = try ProjectFolder.text("fixtures/samples/\(sample)/nodes.conf")
        try write(port, String(decoding: text.utf8.prefix(bytes), as: UTF8.self), to: "nodes.conf")
    }

    func doctor(_ arguments: String...) async throws -> ProgramRun {
        try await ProgramRun.start(
            try BuiltBinary.path(),
            arguments,
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
    }

    func scan() async throws -> (run: ProgramRun, report: ScanReport) {
        let run = try await doctor("scan", path, "--format", "json")
        return (run, try ScanReport(run))
    }
}
