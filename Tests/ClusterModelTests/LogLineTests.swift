import Testing

@testable import ClusterModel

@Suite struct LogLineTests {
    @Test(
        "each format of each version: process, role, level, time, message",
        arguments: [
            (
                "17201:M 22 Nov 21:24:50.972 * Ready", LogLine.Format.plainWithoutYear, LogLine.Role.master,
                "--11-22T21:24:50.972"
            ),
            ("7:S 22 Nov 2026 21:28:36.404 * Ready", .plain, .replica, "2026-11-22T21:28:36.404"),
            ("7:C 1 Feb 2026 01:02:03.004 * Ready", .plain, .child, "2026-02-01T01:02:03.004"),
            ("7:X 2026-11-25T18:44:51.052+01:00 * Ready", .iso, .sentinel, "2026-11-25T18:44:51.052+01:00"),
            ("7:M 1795632293086 * Ready", .iso, .master, "2026-11-25T18:44:53.086Z"),
            (
                #"pid=7 role=primary timestamp="25 Nov 2026 18:44:55.116" level=notice message="Ready""#, .logfmt,
                .master,
                "2026-11-25T18:44:55.116"
            ),
            (
                #"pid=7 role=replica timestamp="2026-11-25T18:44:57.176+00:00" level=notice message="Ready""#, .logfmt,
                .replica, "2026-11-25T18:44:57.176+00:00"
            ),
            (
                #"pid=7 role=RDB/AOF timestamp="1795632299231" level=notice message="Ready""#, .logfmt, .child,
                "2026-11-25T18:44:59.231Z"
            ),
        ]
    )
    func formats(text: String, format: LogLine.Format, role: LogLine.Role, time: String) throws {
        let line = try #require(LogLine(text))
        #expect(line.format == format && line.role == role && line.time.text == time)
        #expect(line.level == .notice && line.message == "Ready")
    }

    @Test(arguments: [(".", LogLine.Level.debug), ("-", .verbose), ("*", .notice), ("#", .warning)])
    func levels(letter: String, level: LogLine.Level) {
        #expect(LogLine("7:M 22 Nov 2026 21:28:36.404 \(letter) x")?.level == level)
    }

    @Test("logfmt calls the second level info, and a message may hold equals signs and quotes")
    func logfmt() throws {
        let line = try #require(
            LogLine(#"pid=7 role=primary timestamp="1795632299231" level=info message="a=b role=x 'c' "d" e""#)
        )
        #expect(line.level == .verbose && line.message == #"a=b role=x 'c' "d" e"#)
    }

    @Test("ages can be computed where the zone is known, and differences in any case")
    func clocks() throws {
        let east = try #require(LogLine("7:M 2026-11-25T18:44:51.052+01:00 * x")?.time)
        let utc = try #require(LogLine("7:M 2026-11-25T17:44:51.052Z * x")?.time)
        let west = try #require(LogLine("7:M 2026-11-25T12:14:51.052-05:30 * x")?.time)
        #expect(east.unix == 1_795_628_691 && utc.unix == east.unix && west.unix == east.unix)
        #expect(LogLine("7:M 25 Nov 2026 18:44:51.052 * x")?.time.unix == nil)
        let before = try #require(LogLine("7:M 28 Feb 23:59:59.000 * x")?.time)
        let after = try #require(LogLine("7:M 1 Mar 00:00:01.000 * x")?.time)
        #expect(before.year == nil && after.clock - before.clock == 86_402)
    }

    @Test(
        "what is no line of a log has no head",
        arguments: [
            "", "x", ":", "7:", "7:M", "7:M 22", "7:M 22 Nov", "7:M 22 Nov 2026", "7:M 22 Nov 2026 21:28:36.404",
            "7:M 22 Nov 2026 21:28:36.404 ? x", "7:M 32 Nov 2026 21:28:36.404 * x", "7:M 22 Foo 2026 21:28:36.404 * x",
            "7:M 22 Nov 2026 25:28:36.404 * x", "7:Q 22 Nov 2026 21:28:36.404 * x", "a:M 22 Nov 2026 21:28:36.404 * x",
            "7:M 12345 * x", "7:M 2026-13-25T18:44:51.052Z * x", "pid=7 role=primary", "pid=x", "p", "pid=\"",
            #"pid=7 role=primary timestamp="soon" level=notice message="x""#, "port 9001", "                _._      ",
        ]
    )
    func headless(text: String) { #expect(LogLine(text) == nil) }
}
