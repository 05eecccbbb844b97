import Glibc

/// Which words of a message make which kind of event.
///
/// Compared in lower case with `primary` written `master` and `slave` written `replica`, so that one line covers all
/// versions. Sources: the `serverLog` calls of Redis 3.0 to 8.2 and Valkey 7.2 to 9.1.
enum LogPatterns {
    static func kind(of message: String) -> LogEventKind? {
        let text = normal(message)
        let start = text.hasPrefix("warning: ") ? String(text.dropFirst(9)) : text
        if let kind = refusal(start) { return kind }
        if start.hasPrefix("client "), start.holds("overcoming of output buffer limits") {
            return start.holds(" flags=s") ? .replicaBufferOverflow : .clientBufferOverflow
        }
        for (part, kind) in parts where start.holds(part) { return kind }
        for (beginning, kind) in beginnings[start.utf8.first ?? 0] ?? [] where start.hasPrefix(beginning) {
            return kind
        }
        return nil
    }

    private static func normal(_ message: String) -> String {
        let text = message.lowercased()
        guard text.holds("primary") || text.holds("slave") else { return text }
        return text.replacing("primary", with: "master").replacing("slave", with: "replica")
    }

    /// What a master answered to a replica that wants to sync.
    private static func refusal(_ text: String) -> LogEventKind? {
        guard let start = refusals.first(where: text.hasPrefix) else { return nil }
        if text.holds("noauth") { return .masterWantsPassword }
        if text.holds("noperm") { return .masterDeniesUser }
        if text.holds("denied") { return .masterIsProtected }
        guard start == "unable to auth to master" || start == "dual channel replication: unable to auth" else {
            return start == "error reply to ping" || start == "master aborted replication" ? .syncFailed : nil
        }
        let hasNone = text.holds("no password is set") || text.holds("without any password")
        return hasNone ? .masterHasNoPassword : .masterRefusesPassword
    }

    private static let refusals = [
        "unexpected reply to psync from master", "unable to auth to master", "error reply to ping",
        "master aborted replication", "(non critical) master does not understand",
        "dual channel replication: unable to auth",
    ]

    /// Words that decide wherever they stand; the first that is found counts.
    private static let parts: [(String, LogEventKind)] = [
        ("no space left on device", .diskFull),
        ("can't handle rdb format version", .rdbVersionTooNew),
        ("is starting oo0ooo0", .started),
        ("bug report start", .crash),
        ("out of memory", .outOfMemory),
        ("port number too high", .portTooHigh),
        ("address already in use", .portInUse),
        ("overcommit_memory is set to 0", .overcommitWarning),
        ("memory overcommit must be enabled", .overcommitWarning),
        ("transparent huge pages", .hugePagesWarning),
        ("clocksource", .clocksourceWarning),
        ("kernel has a bug that could lead to data corruption", .kernelBugWarning),
        ("startup because of acl errors", .aclError),
        ("is now ready to exit", .stopped),
        ("in order to acquire a lock", .nodesConfUnwritable),
    ]

    private static let list: [(LogEventKind, [String])] = [
        (.started, ["server started, redis version"]),
        (.ready, ["ready to accept connections", "the server is now ready to accept"]),
        (.shutdownRequested, ["user requested shutdown", "received sig", "received shutdown signal"]),
        (.noConfigFile, ["no config file specified"]),
        (.configFileError, ["*** fatal config file error"]),
        (.configRewritten, ["config rewrite executed"]),
        (.configRewriteFailed, ["config rewrite failed"]),
        (.aclError, ["acl errors detected", "error loading acl rule", "error in user declaration"]),
        (.moduleError, ["can't load module from"]),
        (.listenFailed, ["could not create server tcp", "creating server tcp listening", "failed listening on port"]),
        (
            .fileLimit,
            [
                "you requested maxclients of", "server can't set maximum open files", "current maximum open files",
                "your current 'ulimit -n'", "unable to obtain the current nofile limit",
            ]
        ),
        (.acceptFailed, ["accepting client connection", "accepting cluster node", "error accepting"]),
        (.backlogWarning, ["the tcp backlog setting of", "warning: the tcp backlog setting of"]),
        (.nodesConfCorrupt, ["unrecoverable error: corrupted cluster config"]),
        (.nodesConfInUse, ["sorry, the cluster configuration file"]),
        (
            .nodesConfUnwritable,
            [
                "fatal: can't update cluster config file", "could not open tmp cluster config",
                "could not open temp cluster config", "failed after writing (", "could not sync tmp cluster config",
                "could not rename tmp cluster config", "could not sync cluster config file dir",
                "loading the cluster node config from", "impossible to lock ",
                "cluster config updated even though writing",
            ]
        ),
        (.newIdentity, ["no cluster configuration found", "node hard reset, now"]),
        (.knownIdentity, ["node configuration loaded"]),
        (.clusterFail, ["cluster state changed: fail"]),
        (.clusterOk, ["cluster state changed: ok"]),
        (.nodeFailing, ["marking node", "fail message received from"]),
        (.nodeRecovered, ["clear fail state for node"]),
        (.epochCollision, ["configepoch collision"]),
        (.addressChanged, ["address updated for node", "ip address for this node updated"]),
        (.becameReplica, ["configuration change detected. reconfiguring myself", "reconfiguring myself as a replica"]),
        (.replicaMigrated, ["migrating to orphaned"]),
        (.slotTakenForKeys, ["i have keys for unassigned slot"]),
        (.keysOfForeignSlot, ["i've keys for slot"]),
        (.busConnectFailed, ["unable to connect to cluster node"]),
        (.busJunk, ["bad message length or signature"]),
        (.busLinkOverflow, ["freeing cluster link("]),
        (.handshakeTimeout, ["clusterbus handshake timeout"]),
        (.electionStarted, ["starting a failover election", "start of election delayed"]),
        (.electionWon, ["failover election won"]),
        (.electionExpired, ["currently unable to failover: failover attempt expired"]),
        (.votesMissing, ["currently unable to failover: waiting for votes"]),
        (.tooStale, ["currently unable to failover: disconnected from master for longer"]),
        (.voteGranted, ["failover auth granted"]),
        (.voteDenied, ["failover auth denied"]),
        (.manualFailover, ["manual failover user request", "manual failover requested"]),
        (.manualFailoverTimeout, ["manual failover timed out"]),
        (.forcedFailover, ["forced failover user request"]),
        (.takeover, ["taking over the master"]),
        (.fullSync, ["full resync from master"]),
        (.fullSyncRequested, ["full resync requested by"]),
        (.partialSyncRefused, ["partial resynchronization not accepted"]),
        (.backlogTooShort, ["unable to partial resync with"]),
        (.masterLinkLost, ["connection with master lost"]),
        (.replicaLinkLost, ["connection with replica"]),
        (
            .syncTimeout,
            [
                "master timeout: no data", "timeout connecting to the master", "timeout receiving bulk data",
                "disconnecting timedout",
            ]
        ),
        (
            .syncFailed,
            [
                "failed trying to load the master", "error condition on socket for", "i/o error trying to sync",
                "i/o error reading bulk count", "opening the temp file needed for master", "sync with master failed",
                "write error or short write writing to the db dump", "bad protocol from master",
                "replica bio thread: error", "replica bio thread: write error",
            ]
        ),
        (.saveFailed, saves),
        (.forkFailed, ["can't save in background: fork", "can't rewrite append only file in background: fork"]),
        (
            .rdbCorrupt,
            [
                "short read or oom loading db", "wrong signature trying to load db", "wrong rdb checksum",
                "internal error in rdb", "fatal error loading the db", "unknown type or opcode when loading",
                "bad data format", "terminating server after rdb file reading failure",
            ]
        ),
        (
            .aofCorrupt,
            [
                "bad file format reading the append", "unrecoverable error reading the append",
                "unexpected end of file reading the append", "*** fatal aof manifest",
                "fatal error: can't open the append",
                "fatal error: can't open the aof manifest", "error reading the rdb preamble of the aof",
            ]
        ),
        (.aofTruncated, ["!!! warning: short read while loading the aof", "!!! truncating the aof"]),
        (
            .aofWriteFailed,
            [
                "error writing to the aof", "short write while writing to the aof", "can't recover from aof write",
                "can't open the append-only file", "fail to fsync the aof",
            ]
        ),
        (.aofWriteRecovered, ["aof write error looks solved"]),
        (
            .aofRewriteFailed,
            [
                "background aof rewrite terminated with error", "background aof rewrite terminated by signal",
                "error moving temp append only file", "error trying to rename the temporary aof",
                "write error writing append only file", "unable to open the temp file",
            ]
        ),
        (.aofFsyncSlow, ["asynchronous aof fsync is taking too long"]),
        (.slowScript, ["lua slow script detected", "slow script detected"]),
        (.securityAttack, ["possible security attack"]),
    ]

    private static let saves = [
        "failed opening the rdb file", "failed opening the temp rdb", "write error saving db",
        "error moving temp db file",
        "background saving error", "background saving terminated by signal", "write error while saving db",
        "failed to fsync directory while saving", "failed opening .rdb",
    ]

    /// By the first byte.
    private static let beginnings: [UInt8: [(String, LogEventKind)]] = {
        var index: [UInt8: [(String, LogEventKind)]] = [:]
        for (kind, words) in list {
            for word in words { index[word.utf8.first ?? 0, default: []].append((word, kind)) }
        }
        return index
    }()
}

extension String {
    /// Whether the other text stands in it; byte for byte and fast.
    func holds(_ part: String) -> Bool {
        var text = self
        var part = part
        return text.withUTF8 { whole in part.withUTF8 { whole.holds($0) } }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let wanted = part.baseAddress, let first = part.first, var start = baseAddress else {
            return part.isEmpty
        }
        var left = count
        while left >= part.count, let found = memchr(start, Int32(first), left - part.count + 1) {
            if memcmp(found, wanted, part.count) == 0 { return true }
            left -= UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
            start = start + (UnsafeRawPointer(found) - UnsafeRawPointer(start)) + 1
        }
        return false
    }
}
