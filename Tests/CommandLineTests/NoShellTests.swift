import ClusterModel
import Foundation
import TestSupport
import Testing

/// What must not stand in the sources, whoever adds to them.
@Suite struct NoShellTests {
    /// The practice cluster is left out: its servers are limited by a shell that then becomes the server, with a script that
    /// is the same every time.
    @Test("no shell, and no program by way of one, in anything that examines or repairs")
    func noShell() throws {
        let forbidden = try Regex(
            #"/bin/(ba|da|z)?sh\b|"(ba|da|z)?sh"|\b(system|popen|wordexp|execlp?|execvp?e?)\s*\("#
        )
        var seen = 0
        for ending in [".swift", ".c", ".h"] {
            for file in try ProjectFolder.files(below: "Sources", ending: ending)
            where !file.hasPrefix("Lab/") {
                seen += 1
                for line in try ProjectFolder.text("Sources/\(file)").split(separator: "\n") {
                    // A case of an enumeration may have the name of a function.
                    guard let match = line.firstMatch(of: forbidden), !line.contains(".system("),
                        !line.contains("func system(")
                    else { continue }
                    Issue.record("\(file): \(line[match.range]) in \(line)")
                }
            }
        }
        #expect(seen > 250)
    }

    @Test("a password among the arguments is warned about, and shown nowhere")
    func warning() async throws {
        let folder = try TemporaryFolder("warning")
        defer { folder.remove() }
        for words in [["-a", "hunter2"], ["--pass", "hunter2"], ["-u", "redis://:hunter2@127.0.0.1:1"]] {
            let run = try await ProgramRun.start(
                try BuiltBinary.path(),
                ["scan"] + (words[0] == "-u" ? [] : ["127.0.0.1:1"]) + words,
                environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
            ).end()
            #expect(run.errors.contains("can be seen by others") && run.errors.contains("REDISCLI_AUTH"), "\(run.text)")
            #expect(!run.text.contains("hunter2"))
        }
        let quiet = try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", "127.0.0.1:1", "-a", "hunter2", "--no-auth-warning"],
            environment: ["HOME": folder.path, "LANG": "C.UTF-8"]
        ).end()
        #expect(!quiet.errors.contains("can be seen by others"))
    }
}
