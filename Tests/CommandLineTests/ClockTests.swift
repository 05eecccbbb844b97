import ClusterModel
import Foundation
import TestSupport
import Testing

/// A wall clock that jumps, played by a library that is loaded before the system's.
@Suite(.serialized, .enabled(if: Compiler.path != nil, "there is no C compiler here")) struct ClockTests {
    @Test("a clock that jumps a day back and forth at every look changes neither verdict nor patience")
    func jumps() async throws {
        try await with { folder, library in
            let script = ServerScript(port: 7_000)
            try await ScriptedNode.with(script.behaviour) { node in
                let run = try await scan(node, folder, ["LD_PRELOAD": library, "CLOCK_JUMP": "86400"])
                let report = try ScanReport(run)
                #expect([0, 1, 2].contains(run.exit) && run.seconds < 30, "\(run.text)")
                #expect(report.cluster.reachable == 1 && (0..<30).contains(report.source.seconds), "\(run.text)")
            }
        }
    }

    @Test("what was scanned last is the last, though the clock was a year ahead before")
    func order() async throws {
        try await with { folder, library in
            let script = ServerScript(port: 7_000)
            try await ScriptedNode.with(script.behaviour) { early in
                try await ScriptedNode.with(script.behaviour) { late in
                    _ = try await scan(early, folder, ["LD_PRELOAD": library, "CLOCK_AHEAD": "31536000"])
                    for _ in 0..<2 {
                        _ = try await scan(late, folder, [:])
                        let query = try await ProgramRun.start(
                            try BuiltBinary.path(),
                            ["query", "SELECT targets FROM run"],
                            environment: environment(folder)
                        ).end()
                        #expect(query.output.contains("\(late.endpoint)"), "\(query.text)")
                    }
                }
            }
        }
    }

    private func scan(_ node: ScriptedNode, _ folder: TemporaryFolder, _ more: [String: String]) async throws
        -> ProgramRun
    {
        try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", "\(node.endpoint)", "--format", "json", "--no-host"],
            environment: environment(folder).merging(more) { $1 }
        ).end()
    }

    private func environment(_ folder: TemporaryFolder) -> [String: String] {
        ["HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    }

    private func with(_ body: (TemporaryFolder, String) async throws -> Void) async throws {
        let folder = try TemporaryFolder("clock")
        defer { folder.remove() }
        try folder.write(Self.source, to: "clock.c")
        let library = folder.file("clock.so")
        try await SpawnedProcess.run(
            Compiler.path ?? "cc",
            ["-shared", "-fPIC", "-o", library, folder.file("clock.c"), "-ldl"],
            in: folder
        )
        try await body(folder, library)
    }

    /// CLOCK_AHEAD seconds are added always, CLOCK_JUMP seconds at every other look; the monotonic clock is left alone.
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>
        static long shift(void) {
            static int looks;
            const char *ahead = getenv("CLOCK_AHEAD"), *jump = getenv("CLOCK_JUMP");
            return (ahead ? atol(ahead) : 0) + (jump && __atomic_add_fetch(&looks, 1, __ATOMIC_RELAXED) % 2 ? atol(jump) : 0);
        }
        int clock_gettime(clockid_t clock, struct timespec *time) {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(clock, time);
            if (clock == CLOCK_REALTIME) time->tv_sec += shift();
            return result;
        }
        int gettimeofday(struct timeval *restrict time, void *restrict zone) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            time->tv_sec = now.tv_sec;
            time->tv_usec = now.tv_nsec / 1000;
            return 0;
        }
        time_t time(time_t *result) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (result) *result = now.tv_sec;
            return now.tv_sec;
        }

        """
}

/// Swift's own toolchain brings one.
private enum Compiler {
    static let path: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return ["cc", "clang", "gcc"].lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()
}
