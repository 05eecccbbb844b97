import ClusterModel
import Foundation
import TestSupport
import Testing

/// Standard output and disks that take nothing, folders that are not there: told in the system's words, and nothing else
/// is lost.
@Suite(.serialized) struct OutputFaultTests {
    @Test(
        "a full or closed standard output is an error, whatever the format; files that were asked for are whole",
        arguments: ["> /dev/full", ">&-"]
    )
    func output(redirection: String) async throws {
        try await with { folder in
            for format in ["terminal", "json", "html"] {
                let report = folder.file("\(format).report")
                let run = try await shell(
                    "exec \"$0\" scan \"$1\" --format \(format) --report json=\"$2\" --save \"$2.rcd\" \(redirection)",
                    [folder.file("redis.conf"), report],
                    folder
                )
                #expect(run.exit == 70, "\(format): \(run.text)")
                #expect(run.errors.contains("can't be written to standard output: "), "\(run.text)")
                #expect(folder.read("\(format).report")?.hasSuffix("}\n") == true)
                let again = try await doctor(["scan", report + ".rcd"], folder)
                #expect(again.exit == 1, "the snapshot is whole: \(again.text)")
            }
            for command in ["facts", "query 'SELECT 1'", "explain slots/slot-uncovered", "--version"] {
                let run = try await shell("exec \"$0\" \(command) \(redirection)", [], folder)
                #expect(run.exit == 70, "\(command): \(run.text)")
            }
        }
    }

    @Test("standard error that is full or closed, and all three closed, change neither result nor status")
    func errors() async throws {
        try await with { folder in
            for redirection in ["2> /dev/full", "2>&-", "<&- 2>&-"] {
                let run = try await shell(
                    "exec \"$0\" scan \"$1\" --format json \(redirection)",
                    [folder.file("redis.conf")],
                    folder
                )
                let verdict = try ScanReport(run).verdict
                #expect(run.exit == 1 && verdict == "errors", "\(run.text)")
            }
            let all = try await shell("exec \"$0\" scan \"$1\" <&- >&- 2>&-", [folder.file("redis.conf")], folder)
            #expect(all.exit == 70)
        }
    }

    @Test("a reader who leaves early ends it as any other program, without a word")
    func pipe() async throws {
        try await with { folder in
            for reader in ["true", "head -c 10"] {
                let run = try await ProgramRun.start(
                    "bash",
                    [
                        "-c", "\"$0\" scan \"$1\" --format html | \(reader) > /dev/null; exit ${PIPESTATUS[0]}",
                        try BuiltBinary.path(), folder.file("redis.conf"),
                    ],
                    environment: environment(folder)
                ).end()
                // The report may fit into the pipe before the reader goes.
                #expect([1, 128 + Int(SIGPIPE)].contains(run.exit), "\(run.text)")
                #expect(run.text.isEmpty, "\(run.text)")
            }
        }
    }

    @Test(
        "without HOME, with one that is a file, and in a folder that takes no files, a scan scans and a repair refuses"
    )
    func noState() async throws {
        try await with { folder in
            let file = folder.file("redis.conf")
            let states: [[String: String]] = [
                [:], ["HOME": file], ["HOME": "relative"], ["XDG_STATE_HOME": "/proc/nowhere"], ["HOME": "/dev/null"],
            ]
            for state in states {
                let path = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
                let run = try await ProgramRun.start(
                    try BuiltBinary.path(),
                    ["scan", file],
                    environment: state.merging(path) { $1 }
                ).end()
                #expect(run.exit == 1 && run.output.contains("config/unknown-directive"), "\(state): \(run.text)")
                #expect(run.errors.split(separator: "\n").count <= 1, "\(state): \(run.text)")
                let fix = try await ProgramRun.start(
                    try BuiltBinary.path(),
                    ["fix", file, "--apply", "--yes"],
                    environment: state.merging(path) { $1 }
                ).end()
                #expect(fix.exit == 3 && fix.errors.contains("XDG_STATE_HOME"), "\(state): \(fix.text)")
                #expect(folder.read("redis.conf") == Self.config)
            }
        }
    }

    @Test("with the disk full, a scan says so and gives its result; a repair is refused before it changes anything")
    func fullDisk() async throws {
        try await with { folder in
            // A file system of one page, filled; it is gone with the process.
            let full = """
                mount -t tmpfs -o size=4k,mode=700 none "$2" 2>/dev/null || exit 99
                head -c 8192 /dev/zero > "$2/fill" 2>/dev/null
                export XDG_STATE_HOME="$2"
                """
            try FileManager.default.createDirectory(atPath: folder.file("disk"), withIntermediateDirectories: false)
            func run(_ command: String) async throws -> ProgramRun {
                try await ProgramRun.start(
                    "unshare",
                    [
                        "-m", "/bin/sh", "-c", "\(full)\nexec \"$0\" \(command)", try BuiltBinary.path(),
                        folder.file("redis.conf"), folder.file("disk"),
                    ],
                    environment: environment(folder)
                ).end()
            }
            let scan = try await run("scan \"$1\"")
            // Mounting takes rights that not everybody has.
            if scan.exit == 99 || scan.errors.contains("unshare") { return }
            #expect(scan.exit == 1 && scan.output.contains("config/unknown-directive"), "\(scan.text)")
            #expect(
                scan.errors.contains("not remembered for fix") && scan.errors.contains("No space left on device"),
                "\(scan.text)"
            )
            for option in ["--save \"$2/a.rcd\"", "--report json=\"$2/a.json\""] {
                let kept = try await run("scan \"$1\" \(option)")
                #expect(kept.exit == 70, "\(option): \(kept.text)")
                #expect(kept.errors.contains("cannot write") && kept.errors.contains("/a."), "\(kept.text)")
            }
            let fix = try await run("fix \"$1\" --apply --yes")
            #expect(fix.exit == 3 && fix.errors.contains("No space left on device"), "\(fix.text)")
            #expect(folder.read("redis.conf") == Self.config, "nothing was changed")
        }
    }

    private static let config = "port 7001\ncluster-enabled yes\nrequirepas secret\n"

    private func with(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder("fault")
        defer { folder.remove() }
        try folder.write(Self.config, to: "redis.conf")
        try await body(folder)
    }

    private func environment(_ folder: TemporaryFolder) -> [String: String] {
        ["HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    }

    private func doctor(_ arguments: [String], _ folder: TemporaryFolder) async throws -> ProgramRun {
        try await ProgramRun.start(try BuiltBinary.path(), arguments, environment: environment(folder)).end()
    }

    /// Runs the doctor, which is `$0` there, in a shell.
    private func shell(_ script: String, _ arguments: [String], _ folder: TemporaryFolder) async throws -> ProgramRun {
        try await ProgramRun.start(
            "/bin/sh",
            ["-c", script, try BuiltBinary.path()] + arguments,
            environment: environment(folder)
        ).end()
    }
}
