import Foundation

extension LabFaults {
    static let persistence: [StepFault] = [
        StepFault(
            "rdb-save-failing",
            "persistence/rdb-save-failing",
            "a master can't save: writes are refused with MISCONF, and nobody fails over",
            at: .other,
            settles: 2,
            [
                .files(.other, "dump.rdb is a folder now") { folder, _ in
                    try LabFile.remove(folder + "/dump.rdb")
                    try LabFile.makeFolder(folder + "/dump.rdb/in-the-way")
                },
                .order(.other, "BGSAVE"),
            ]
        ),
        StepFault(
            "aof-write-failing",
            "persistence/aof-write-failing",
            "a master's AOF can't grow any more, as on a full disk: writes are refused",
            at: .master,
            settles: 2,
            [
                .many(.master, 50, "SET", "{tag}:{n}", "{x1000}"), .limit(.master, .fsize, 20_000),
                .tryOrder(.master, "SET", "{key}", "value"),
            ]
        ),
        StepFault(
            "aof-rewrite-failing",
            "persistence/aof-rewrite-failing",
            "a master can't rewrite its AOF, which grows for ever",
            at: .master,
            settles: 3,
            [
                .many(.master, 2_000, "SET", "{tag}:{n}", "{x100}"), .limit(.master, .fsize, 20_000),
                .order(.master, "BGREWRITEAOF"),
            ]
        ),
        StepFault(
            "aof-corrupt",
            "persistence/aof-corrupt",
            "the AOF of a replica has junk in it: the node does not start",
            at: .replica,
            ask: .files,
            [
                .stop(.replica),
                .files(.replica, "junk in the middle of the AOF") { folder, _ in
                    for file in LabFile.below(folder) where file.hasSuffix(".incr.aof") || file.hasSuffix("only.aof") {
                        try LabFile.append("*3\r\n$3\r\nSET\r\njunk\r\n*1\r\n$4\r\nPING\r\n", to: file)
                    }
                },
                .start(.replica, mayFail: true),
            ]
        ),
        StepFault(
            "rdb-corrupt",
            "persistence/rdb-corrupt",
            "the RDB file of a replica is damaged: the node does not start",
            at: .replica,
            ask: .files,
            [
                .set(.replica, "appendonly", "no"), .order(.replica, "CONFIG", "REWRITE"), .stop(.replica),
                .files(.replica, "dump.rdb is damaged") { folder, _ in
                    try LabFile.write("REDIS0010" + String(repeating: "\u{7}junk", count: 40), to: folder + "/dump.rdb")
                },
                .start(.replica, mayFail: true),
            ]
        ),
        StepFault(
            "appendfsync-always",
            "persistence/appendfsync-always",
            "each write waits for the disk",
            at: .all,
            [.set(.all, "appendfsync", "always")]
        ),
        StepFault(
            "no-persistence-in-shard",
            "persistence/no-persistence-in-shard",
            "a master and its replica both save nothing, unlike the other shards",
            at: .master,
            settles: 1,
            [
                .set(.master, "save", ""), .set(.master, "appendonly", "no"), .set(.replica, "save", ""),
                .set(.replica, "appendonly", "no"),
            ]
        ),
        StepFault(
            "persistence-files-shared",
            "persistence/persistence-files-shared",
            "two config files name one folder for the data: each node overwrites the other's",
            at: .replica,
            ask: .files,
            [
                .stop(.replica),
                .lines(.replica, "dir {otherReplica.folder}", "cluster-config-file {replica.folder}/nodes.conf"),
            ]
        ),
        StepFault(
            "loading-long",
            "persistence/loading-long",
            "a replica reads its data for minutes after a restart",
            at: .replica,
            settles: 2,
            [
                .many(.master, 20_000, "SET", "{tag}:{n}", "value"), .wait(1), .order(.replica, "BGREWRITEAOF"),
                .wait(2),
            ]
                + .restart(
                    .replica,
                    .lines(.replica, "key-load-delay 5000", "loading-process-events-interval-bytes 1024"),
                    mayFail: true
                )
        ),
    ]

    static let memory: [StepFault] = [
        StepFault(
            "oom-noeviction",
            "memory/oom-noeviction",
            "a master's memory limit is used up, and it may throw nothing away: writes get OOM",
            at: .other,
            settles: 2,
            [
                .set(.other, "maxmemory", "1"),
                .load(.other, every: 0.5, ["EVAL", "return redis.call('SET', 'lab', 1)", "0"]),
            ]
        ),
        StepFault(
            "maxmemory-near",
            "memory/maxmemory-near",
            "a master uses nearly all of the memory that it may",
            at: .other,
            [.limitMemory(.other, timesUsed: 1.05)]
        ),
        StepFault(
            "maxmemory-over-ram",
            "memory/maxmemory-over-ram",
            "the nodes of a machine may use more memory together than it has",
            at: .all,
            [.set(.all, "maxmemory", "4096gb")]
        ),
        StepFault(
            "evictions-running",
            "memory/evictions-running",
            "a master throws keys away before their time to take in new ones",
            at: .master,
            settles: 4,
            [
                .set(.all, "appendonly", "no"), .set(.all, "maxmemory-policy", "volatile-lru"),
                .limitMemory(.master, timesUsed: 1.5),
                .load(.master, every: 0.02, rounds: 20, ["SET", "{tag}:{n}", "{x2000}", "EX", "3600"]),
            ]
        ),
        StepFault(
            "volatile-policy-without-ttl",
            "memory/volatile-policy-without-ttl",
            "only keys that expire may be thrown away, and none does: a full memory means OOM",
            at: .master,
            [
                .set(.all, "maxmemory-policy", "volatile-lru"), .many(.master, 1_000, "SET", "{tag}:{n}", "value"),
                .limitMemory(.masters, timesUsed: 1.6),
            ]
        ),
        StepFault(
            "client-buffers-heavy",
            "memory/client-buffers-heavy",
            "clients ask for much and do not read it: their answers pile up in a master",
            at: .master,
            settles: 2,
            [
                .order(.master, "SETRANGE", "{key}", "2000000", "x"),
                .load(.master, every: nil, rounds: 12, connections: 4, reads: false, ["GET", "{key}"]),
            ]
        ),
        StepFault(
            "overhead-eats-budget",
            "memory/overhead-eats-budget",
            "a large part of a master's memory limit goes to buffers, not to data",
            at: .master,
            settles: 2,
            [
                .set(.all, "maxmemory", "100mb"), .order(.master, "SETRANGE", "{key}", "2000000", "x"),
                .load(.master, every: nil, rounds: 8, connections: 4, reads: false, ["GET", "{key}"]),
            ]
        ),
        StepFault(
            "script-cache-growth",
            "memory/script-cache-growth",
            "clients put values into script texts: each one is kept for ever",
            at: .master,
            [.many(.master, 3_000, "EVAL", "return {n}", "0")]
        ),
        StepFault(
            "fragmentation-high",
            "memory/fragmentation-high",
            "a master holds far more memory than its data needs: most small values gave way to larger ones",
            at: .master,
            settles: 2,
            [
                .set(.all, "appendonly", "no"), .set(.all, "save", "86400 1"),
                .many(.master, 400, "EVAL", inEach("redis.call('SET', key, string.rep('x', 330))"), "0"),
                .many(.master, 400, "EVAL", inEach("if i % 5 > 0 then redis.call('DEL', key) end"), "0"),
                .many(.master, 200, "EVAL", inEach("redis.call('SET', key .. 'large', string.rep('x', 760))"), "0"),
            ]
        ),
    ]

    /// A script for one of several batches of a thousand keys: more at once would pile up before the replica.
    private static func inEach(_ action: String) -> String {
        "for i = 1, 1000 do local key = '{tag}:' .. ({n} * 1000 + i) \(action) end"
    }
}
