extension LabFaults {
    static let security: [StepFault] = [
        StepFault(
            "acl-users-drift",
            "auth/acl-users-drift",
            "a user exists on one master only (6.0 on)",
            at: .other,
            [
                .order(
                    .other,
                    "ACL",
                    "SETUSER",
                    "app",
                    "on",
                    ">tutorial",
                    "~*",
                    "+@read",
                    undo: ["ACL", "DELUSER", "app"]
                )
            ]
        ),
        StepFault(
            "acl-not-persisted",
            "auth/acl-not-persisted",
            "a user was made on all nodes and written down on none: gone after a restart (6.0 on)",
            at: .all,
            [.order(.all, "ACL", "SETUSER", "app", "on", ">tutorial", "~*", "+@read", undo: ["ACL", "DELUSER", "app"])]
        ),
        StepFault(
            "password-not-persisted",
            "auth/password-not-persisted",
            "all nodes got one password at run time, and no file has it: open again after a restart",
            at: .all,
            [.set(.all, "masterauth", "tutorial"), .set(.all, "requirepass", "tutorial")]
        ),
        StepFault(
            "auth-failure-burst",
            "auth/auth-failure-burst",
            "a client with an old password tries to log in all the time (6.0 on)",
            at: .master,
            settles: 2,
            [.load(.master, every: 0.05, reconnects: true, ["AUTH", "app", "of-last-year"])]
        ),
        StepFault(
            "dangerous-commands-open",
            "auth/dangerous-commands-open",
            "a master allows DEBUG to everybody (7.0 on)",
            at: .other,
            settles: 2,
            .restart(.other, .lines(.other, "enable-debug-command yes"))
        ),
        StepFault(
            "renamed-commands",
            "auth/renamed-commands",
            "a master was started with CONFIG renamed",
            at: .other,
            settles: 2,
            .restart(.other, .lines(.other, "rename-command CONFIG \"\""))
        ),
        StepFault(
            "tool-user-lacks-rights",
            "auth/tool-user-lacks-rights",
            "the user whom everybody uses may not ask for settings (6.0 on)",
            at: nil,
            [.order(.all, "ACL", "SETUSER", "default", "-config", undo: ["ACL", "SETUSER", "default", "+config"])]
        ),
    ]

    static let settings: [StepFault] = [
        StepFault(
            "node-timeout-drift",
            "config/node-timeout-drift",
            "a master waits three times as long as the others before it suspects a node",
            at: .other,
            [.set(.other, "cluster-node-timeout", "15000")]
        ),
        StepFault(
            "node-timeout-too-low",
            "config/node-timeout-too-low",
            "the node timeout is hardly longer than the pauses that happen",
            at: .other,
            settles: 2,
            [
                .set(.all, "cluster-node-timeout", "1500"),
                .order(.other, "EVAL", busy(milliseconds: 1_000), "0"),
            ]
        ),
        StepFault(
            "node-timeout-too-high",
            "config/node-timeout-too-high",
            "a dead node is not noticed for a minute and a half",
            at: .all,
            [.set(.all, "cluster-node-timeout", "90000")]
        ),
        StepFault(
            "critical-config-drift",
            "config/critical-config-drift",
            "one master throws keys away when memory is full, the others refuse writes",
            at: .other,
            [.set(.other, "maxmemory-policy", "allkeys-lru")]
        ),
        StepFault(
            "coverage-drift",
            "config/coverage-or-reads-when-down-drift",
            "one node serves on when slots are missing, the others do not",
            at: .other,
            [.set(.other, "cluster-require-full-coverage", "no")]
        ),
        StepFault(
            "running-differs-from-file",
            "config/running-differs-from-file",
            "a limit was changed at run time and not in the file: it is gone after a restart",
            at: .all,
            [.set(.all, "maxmemory", "100mb")]
        ),
        StepFault(
            "no-config-file",
            "config/no-config-file",
            "a replica was started by options alone: CONFIG REWRITE fails there",
            at: .replica,
            settles: 3,
            [
                .stop(.replica),
                .start(
                    .replica,
                    prelude: """
                        exec nice "$2" --port {replica.port} --cluster-enabled yes --cluster-node-timeout 5000 \
                        --appendonly yes --daemonize yes --bind 127.0.0.1 --pidfile redis.pid --logfile redis.log \
                        --repl-diskless-sync-delay 0
                        """
                ),
            ]
        ),
        StepFault(
            "replica-migration-ineffective",
            "config/replica-migration-ineffective",
            "a master lost its replica to another one, and the migration barrier keeps it from coming back",
            at: .master,
            settles: 2,
            [
                .set(.all, "cluster-migration-barrier", "10"), .order(.replica, "CLUSTER", "REPLICATE", "{other.id}"),
            ]
        ),
        StepFault(
            "idle-clients-cut-off",
            "config/keepalive-or-timeout-unsuited",
            "a master closes connections that are idle for five seconds",
            at: .other,
            [.set(.other, "timeout", "5")]
        ),
    ]

    /// A script that does nothing for so long.
    static func busy(milliseconds: Int) -> String {
        """
        local t = redis.call('TIME') local start = t[1] * 1000 + t[2] / 1000 \
        repeat t = redis.call('TIME') until t[1] * 1000 + t[2] / 1000 - start > \(milliseconds) return 1
        """
    }
}
