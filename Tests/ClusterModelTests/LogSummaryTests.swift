import Testing

@testable import ClusterModel

@Suite struct LogSummaryTests {
    private static let year = ["redis-3", "redis-4"]

    @Test("every line of every version has a head or belongs to the banner", arguments: Samples.versions)
    func samples(version: String) throws {
        for name in ["server-log.txt", "fault-auth/replica-log.txt"] {
            let log = LogSummary(try Samples.text("\(version)/\(name)"))
            #expect(log.unparsed == 0 && log.lines > 20, "\(name)")
            let isOld = Self.year.contains { version.hasPrefix($0) }
            #expect(log.format == (isOld ? .plainWithoutYear : .plain))
        }
    }

    @Test("start, identity, roles, a manual failover and the cluster's state are told", arguments: Samples.versions)
    func life(version: String) throws {
        let log = LogSummary(try Samples.text("\(version)/server-log.txt"))
        #expect(log[.started] != nil && log[.ready] != nil, "\(log.events.map(\.kind))")
        #expect(log[.newIdentity]?.subject != nil && log[.clusterOk] != nil)
        #expect(log[.manualFailover] != nil && log[.overcommitWarning] != nil)
        #expect(log[.becameReplica] != nil && log[.masterLinkLost] == nil || log[.electionWon] != nil)
        for event in log.events { #expect(!event.text.isEmpty && event.count > 0 && event.first != nil) }
    }

    @Test("a replica whose master wants a password: in all versions and both vocabularies", arguments: Samples.versions)
    func refused(version: String) throws {
        let log = LogSummary(try Samples.text("\(version)/fault-auth/replica-log.txt"))
        let event = try #require(log[.masterWantsPassword])
        #expect(event.count > 5 && event.recent == event.count && event.text.contains("NOAUTH"))
        #expect(log[.knownIdentity]?.subject != nil)
    }

    @Test("failures, elections that fail and recoveries", arguments: Samples.troubled)
    func trouble(version: String) throws {
        guard let text = try? Samples.text("\(version)/node-states/7-server-log.txt") else { return }
        let log = LogSummary(text)
        #expect(log.unparsed == 0 && log[.nodeFailing]?.subject != nil && log[.nodeRecovered]?.subject != nil)
    }

    private static func head(_ message: String) -> String { "7:M 22 Nov 2026 21:28:36.404 # \(message)" }

    @Test(
        "what the fault catalogue needs, in the words of old and new servers",
        arguments: [
            ("Unrecoverable error: corrupted cluster config file.", LogEventKind.nodesConfCorrupt),
            ("Unrecoverable error: corrupted cluster config file \"nodes.conf\".", .nodesConfCorrupt),
            (
                "Sorry, the cluster configuration file nodes.conf is already used by a different Cluster node.",
                .nodesConfInUse
            ),
            ("Fatal: can't update cluster config file.", .nodesConfUnwritable),
            ("Could not rename tmp cluster config file: Is a directory", .nodesConfUnwritable),
            ("Can't open nodes.conf in order to acquire a lock: Permission denied", .nodesConfUnwritable),
            ("Unable to AUTH to MASTER: -ERR invalid password", .masterRefusesPassword),
            ("Unable to AUTH to PRIMARY: -WRONGPASS invalid username-password pair", .masterRefusesPassword),
            ("Unable to AUTH to MASTER: -ERR Client sent AUTH, but no password is set", .masterHasNoPassword),
            ("Unexpected reply to PSYNC from primary: -NOPERM User x has no permissions", .masterDeniesUser),
            ("Error reply to PING from master: '-DENIED Redis is running in protected mode'", .masterIsProtected),
            ("Can't handle RDB format version 10", .rdbVersionTooNew),
            ("Currently unable to failover: Waiting for votes, but majority still not reached.", .votesMissing),
            ("Currently unable to failover: Disconnected from primary for longer than allowed.", .tooStale),
            ("Manual failover timed out.", .manualFailoverTimeout),
            ("Taking over the master (user request).", .takeover),
            ("Taking over the primary (user request from 'id=3 addr=1.2.3.4:5').", .takeover),
            ("FAIL message received from aa about bb", .nodeFailing),
            (
                "Client id=5 addr=1.2.3.4:5 flags=S name=x closed for overcoming of output buffer limits.",
                .replicaBufferOverflow
            ),
            (
                "Client id=5 addr=1.2.3.4:5 flags=N closed for overcoming of output buffer limits.",
                .clientBufferOverflow
            ),
            ("Bad file format reading the append only file: make a backup of your AOF file", .aofCorrupt),
            ("Error writing to the AOF file: No space left on device", .diskFull),
            (
                "Failed opening the temp RDB file temp-1.rdb (in server root dir /x) for saving: Permission denied",
                .saveFailed
            ),
            ("Short read or OOM loading DB. Unrecoverable error, aborting now.", .rdbCorrupt),
            (
                "Unable to connect to Cluster Node [10.0.0.1]:19001 -> creating socket: Invalid argument",
                .busConnectFailed
            ),
            ("Redis port number too high. Cluster communication port is 10,000 port numbers higher", .portTooHigh),
            ("Warning: Could not create server TCP listening socket *:19010: bind: Address already in use", .portInUse),
            ("Creating Server TCP listening socket *:19010: bind: Address already in use", .portInUse),
            ("Warning: no config file specified, using the default config.", .noConfigFile),
            ("Warning: No config file specified, using the default config.", .noConfigFile),
            ("CONFIG REWRITE failed: Permission denied", .configRewriteFailed),
            ("WARNING: The TCP backlog setting of 511 cannot be enforced because somaxconn", .backlogWarning),
            ("WARNING you have Transparent Huge Pages (THP) support enabled in your kernel.", .hugePagesWarning),
            ("Out Of Memory allocating 4096 bytes!", .outOfMemory),
            ("=== REDIS BUG REPORT START: Cut & paste starting from here ===", .crash),
            ("Aborting Redis startup because of ACL errors: /x:1: bad", .aclError),
            ("WARNING: configEpoch collision with node aa. configEpoch set to 7", .epochCollision),
        ]
    )
    func words(message: String, kind: LogEventKind) {
        #expect(LogSummary(Self.head(message)).events.map(\.kind) == [kind])
    }

    @Test("a loop of a million lines becomes a few rows, with the first and last time and the last ten minutes")
    func folded() throws {
        var text = ""
        for minute in 10..<40 {
            for _ in 0..<50 {
                text += "7:S 22 Nov 2026 21:\(minute):00.000 # Unexpected reply to PSYNC from master: -NOAUTH x\n"
            }
        }
        let log = LogSummary(text)
        let event = try #require(log[.masterWantsPassword])
        #expect(log.events.count == 1 && event.count == 1500 && event.recent == 550 && event.line == 1500)
        #expect(event.first?.text == "2026-11-22T21:10:00.000" && event.last?.text == "2026-11-22T21:39:00.000")
    }

    @Test("passwords, names of clients and users, and what clients typed are left out")
    func secrets() {
        let lines = [
            "Unable to AUTH to MASTER: -ERR unknown command 'AUTH', with args beginning with: 's3cret' ",
            "Unable to AUTH to MASTER: -ERR unknown command `AUTH`, with args beginning with: `s3cret`, ",
            "Client id=5 addr=1.2.3.4:5 laddr=1.2.3.4:6 fd=8 name=s3cret user=s3cret flags=S cmd=s3cret "
                + "scheduled to be closed ASAP for overcoming of output buffer limits.",
            "Manual failover user request accepted (user request from 'id=3 name=s3cret user=s3cret').",
            "Aborting Redis startup because of ACL errors: /x:1: Error in applying operation '>s3cret': bad",
            "Error loading ACL rule '>s3cret' for the user named 's3cret': Syntax error",
            "*** FATAL CONFIG FILE ERROR (Redis 7.0.15) *** >>> 'requirepas s3cret'",
            "something unknown about s3cret", "Failed opening .rdb for saving: 's3cret'",
        ]
        let log = LogSummary(lines.map(Self.head).joined(separator: "\n"))
        #expect(log.events.count == 7, "\(log.events.map(\.kind))")
        for event in log.events { #expect(!event.text.contains("s3cret"), "\(event.text)") }
        #expect(log[.replicaBufferOverflow]?.text.contains("addr=1.2.3.4:5") == true)
    }

    @Test("directives and refusals may stand in quotes; texts are short and printable")
    func texts() {
        let refused = LogSummary(Self.head("Error reply to PING from master: '-DENIED Redis is running'"))
        #expect(refused[.masterIsProtected]?.text == "Error reply to PING from master: '-DENIED Redis is running'")
        let stale =
            "Currently unable to failover: Disconnected from master for longer than allowed. "
            + "Please check the 'cluster-replica-validity-factor' configuration option."
        #expect(LogSummary(Self.head(stale))[.tooStale]?.text == stale)
        let long = LogSummary(Self.head("Background saving error \u{1B}[31m" + String(repeating: "x", count: 500)))
        #expect(long[.saveFailed]?.text.count == 200 && long[.saveFailed]?.text.contains("\u{1B}") == false)
    }

    @Test("half a line at the beginning of a tail is no line, and other text is counted as such")
    func odd() {
        let tail = LogSummary(
            "ov 2026 21:28:36.404 * half\n\(Self.head("Ready to accept connections"))\n",
            isTail: true
        )
        #expect(tail.lines == 1 && tail.unparsed == 0)
        let stranger = LogSummary("hello world\n\(Self.head("x"))\nanother\n")
        #expect(stranger.lines == 3 && stranger.unparsed == 2 && stranger[.other]?.count == 1)
        #expect(LogSummary("").events.isEmpty)
    }

    @Test("a crash report is one event, whatever stands in it")
    func crash() {
        let log = LogSummary(
            """
            7:M 22 Nov 2026 21:28:36.404 # === REDIS BUG REPORT START: Cut & paste starting from here ===
            7:M 22 Nov 2026 21:28:36.404 # Redis 7.0.15 crashed by signal: 11, si_code: 0

            ------ STACK TRACE ------
            EIP:
            7:M 22 Nov 2026 21:28:36.404 # === REDIS BUG REPORT END. Make sure to include from START to END. ===
            """
        )
        #expect(log[.crash]?.count == 1)
    }
}
