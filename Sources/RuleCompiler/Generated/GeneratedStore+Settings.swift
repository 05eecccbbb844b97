extension GeneratedStore {
    /// Directives with the values of a usual production node; further ones fill up to the three hundred of a real answer.
    private static let directives = """
        SELECT 'masteruser' AS name, '' AS value UNION SELECT 'timeout', '0' UNION SELECT 'tcp-keepalive', '300'
        UNION SELECT 'cluster-migration-barrier', '1' UNION SELECT 'cluster-allow-replica-migration', 'yes'
        UNION SELECT 'protected-mode', 'yes' UNION SELECT 'bind', '0.0.0.0' UNION SELECT 'enable-debug-command', 'no'
        UNION SELECT 'cluster-require-full-coverage', 'yes' UNION SELECT 'cluster-link-sendbuf-limit', '0'
        UNION SELECT 'cluster-announce-ip', '' UNION SELECT 'cluster-announce-port', '0'
        UNION SELECT 'cluster-announce-bus-port', '0' UNION SELECT 'cluster-port', '0'
        UNION SELECT 'cluster-announce-hostname', '' UNION SELECT 'cluster-preferred-endpoint-type', 'ip'
        UNION SELECT 'replica-ignore-maxmemory', 'yes' UNION SELECT 'replica-announce-ip', ''
        UNION SELECT 'save', '3600 1' UNION SELECT 'replica-serve-stale-data', 'yes' UNION SELECT 'appendonly', 'yes'
        UNION SELECT 'repl-ping-replica-period', '10' UNION SELECT 'repl-timeout', '60'
        UNION SELECT 'min-replicas-to-write', '0' UNION SELECT 'min-replicas-max-lag', '10'
        UNION SELECT 'maxclients', '10000' UNION SELECT 'tcp-backlog', '511' UNION SELECT 'maxmemory', '8589934592'
        UNION SELECT 'maxmemory-policy', 'noeviction' UNION SELECT 'repl-backlog-size', '1048576'
        UNION SELECT 'cluster-node-timeout', '15000' UNION SELECT 'hz', '10' UNION SELECT 'dir', '/data'
        UNION SELECT 'cluster-replica-validity-factor', '10' UNION SELECT 'cluster-replica-no-failover', 'no'
        UNION SELECT 'tls-cluster', 'no' UNION SELECT 'tls-replication', 'no' UNION SELECT 'port', '7000'
        UNION SELECT 'setting-' || j, '1' FROM k WHERE j < 260
        """

    static let settings = [
        """
        INSERT INTO config (node, name, value, origin)
        SELECT g.node, c.name, c.value, 'live' FROM g, (\(directives)) AS c
        """,
        """
        INSERT INTO config (node, name, value, origin, file, line)
        SELECT g.node, c.name, c.value, '/etc/redis/' || g.i || '.conf', '/etc/redis/' || g.i || '.conf', 1
        FROM g, (\(directives)) AS c WHERE c.name NOT LIKE 'setting-%'
        """,
        """
        INSERT INTO secret (node, name, is_set, value_no, origin)
        SELECT g.node, s.name, s.name <> 'tls-key-file-pass', 1 + (g.i = 13), o.origin
        FROM g, (SELECT 'requirepass' AS name UNION SELECT 'masterauth' UNION SELECT 'tls-key-file-pass') AS s
        JOIN (SELECT i, NULL AS origin FROM g UNION ALL SELECT i, '/etc/redis/' || i || '.conf' FROM g) AS o ON o.i = g.i
        """,
        """
        INSERT INTO config_file (node, file, folder, host, port, bus_port, cluster_enabled, nodes_file, data_folder, readable,
            complete)
        SELECT node, '/etc/redis/' || i || '.conf', '/etc/redis', host, 7000 + i % 4, 17000 + i % 4, 1, 'nodes.conf',
            '/data/' || i, 1, 1
        FROM g
        """,
        """
        INSERT INTO config_port (node, file, host, port, use, source)
        SELECT node, '/etc/redis/' || i || '.conf', host, 7000 + i % 4 + u.d, u.use, 'told'
        FROM g, (SELECT 'client' AS use, 0 AS d UNION SELECT 'bus', 10000) AS u
        """,
        """
        INSERT INTO config_drift (node, name, value, usual, nodes_usual, nodes, kind)
        SELECT node, 'maxmemory', '1', '8589934592', 980, 1000, 'danger' FROM g WHERE odd
        """,
        """
        INSERT INTO config_difference (node, name, running, written, file, line, secret, lost_on_restart)
        SELECT node, 'maxmemory', '2', '1', '/etc/redis/' || i || '.conf', 3, 0, 1 FROM g WHERE odd
        """,
        """
        INSERT INTO runs_from (node, file, read) SELECT node, '/etc/redis/' || i || '.conf', 1 FROM g
        """,
        """
        INSERT INTO output_limit (node, kind, hard_bytes, soft_bytes, soft_seconds)
        SELECT g.node, c.kind, 268435456, 67108864, 60
        FROM g, (SELECT 'normal' AS kind UNION SELECT 'replica' UNION SELECT 'pubsub') AS c
        """,
        """
        INSERT INTO acl_user (node, origin, user, is_on, nopass, passwords, password_no, commands, keys, channels, selectors,
            rules_no, can_replicate, dangerous)
        SELECT g.node, 'live', u.user, 1, 0, 1, 1, '+@all', '~*', '&*', 0, 1, 1, u.user = 'default'
        FROM g, (SELECT 'default' AS user UNION SELECT 'app' UNION SELECT 'replica' UNION SELECT 'metrics') AS u
        """,
        """
        INSERT INTO acl_log (node, reason, context, user, client_host, count, age_seconds)
        SELECT g.node, 'auth', 'toplevel', 'app', '10.9.' || k.j || '.1', 3, 60.0 FROM g JOIN k ON k.j < 5
        """,
        """
        INSERT INTO module (node, name, version) SELECT node, 'search', 20811 FROM g
        """,
        """
        INSERT INTO function_library (node, name, engine, functions, code_no)
        SELECT g.node, 'library-' || k.j, 'LUA', 3, k.j FROM g JOIN k ON k.j < 3
        """,
    ]
}
