import Foundation
import TestSupport
import Testing

/// What the command line says to those who mistype; no server needed.
@Suite(.serialized) struct UsageTests {
    @Test(
        "a wrong call exits with 64 and names the way out",
        arguments: [
            (["scna", "127.0.0.1:1"], "Did you mean 'scan'?"),
            (["rules", "chek"], "no subcommand 'chek' of 'rcdoctor rules'. Did you mean 'rules check'?"),
            (["lab", "break", "masterauth-mising"], "Did you mean 'masterauth-missing'? rcdoctor lab list names all"),
            (["lab", "brek", "x"], "Did you mean 'lab break'?"), (["help", "scna"], "Did you mean 'scan'?"),
            (["scan"], "name a node of the cluster"),
            (["scan", "127.0.0.1"], "Write HOST:PORT"),
            (["scan", "127.0.0.1:1", "--timeout", "0"], "between 0.1 and 3600"),
            (["scan", "127.0.0.1:1", "--timeout", "soon"], "--timeout"),
            (["scan", "127.0.0.1:1", "--timeot", "3"], "Did you mean '--timeout'?"),
            (["scan", "127.0.0.1:1", "-p", "70000"], "1 to 65535"),
            (["scan", "127.0.0.1:1", "-4", "-6"], "exclude each other"),
            (["scan", "127.0.0.1:1", "--report", "pdf=x"], "--report wants FORMAT=FILE"),
            (["scan", "127.0.0.1:1", "--node-password", "x"], "--node-password wants"),
            (["scan", "127.0.0.1:1", "--map", "10.0.0.1:7001=host"], "write INSIDE=OUTSIDE"),
            (["scan", "127.0.0.1:1", "--parallel", "0"], "from 1 to 10000"),
            (["scan", "127.0.0.1:1", "--anonymize"], "--save FILE.rcd"),
            (["diff", "a.rcd", "b.rcd", "c.rcd"], "at most two snapshots"),
            (["diff"], "not enough earlier scans"),
            (["scan", "-u", "http://:hidden@h:1"], "-u wants redis://"),
            (["fix"], "there is no last scan"),
            (["fix", "--apply", "--undo"], "exclude each other"),
            (["explain", "replication/masterauth-mising"], "Did you mean 'replication/masterauth-missing'?"),
            (["explain", "masterauth-missing"], "Did you mean 'replication/masterauth-missing'?"),
            (["facts", "nodes"], "there is no fact table 'nodes'"),
        ]
    )
    func usage(arguments: [String], words: String) async throws {
        let run = try await run(arguments)
        #expect(run.exit == 64, "\(run.text)")
        #expect(run.errors.contains(words), "\(run.text)")
        #expect(!run.text.contains("hidden"))
        #expect(run.output.isEmpty)
    }

    @Test(
        "what was named and can't be read exits with 66",
        arguments: [
            ["fix", "--undo", "--yes"],
            ["fix", "--undo", "/nowhere/at.journal", "--yes"],
            ["scan", "127.0.0.1:1", "--node-password", "127.0.0.1:1=/nowhere/file"],
            ["scan", "127.0.0.1:1", "--tls", "--cacert", "/nowhere/ca.pem"],
            ["scan", "--conf", "/nowhere/redis.conf"],
            ["scan", "/nowhere/incident.rcd"],
            ["diff", "/nowhere/a.rcd", "/nowhere/b.rcd"],
        ]
    )
    func unreadable(arguments: [String]) async throws {
        let run = try await run(arguments)
        #expect(run.exit == 66, "\(run.text)")
        #expect(run.errors.hasPrefix("rcdoctor: "))
    }

    private func run(_ arguments: [String]) async throws -> ProgramRun {
        let folder = try TemporaryFolder("usage")
        defer { folder.remove() }
        return try await ProgramRun.start(
            try BuiltBinary.path(),
            arguments,
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
    }
}
