extension GeneratedStore {
    /// What nodes tell of their work: INFO, clients, slow commands, counters.
    static let traffic = [
        """
        INSERT INTO info (node, section, field, value)
        SELECT g.node, 'Stats', 'field_' || k.j, '12345' FROM g JOIN k ON k.j < 180
        """,
        """
        INSERT INTO info (node, section, field, value)
        SELECT g.node, 'Replication', 'master_link_status', 'up' FROM g WHERE g.role = 'replica'
        """,
        """
        INSERT INTO client (node, client_id, host, port, user, kind, flags, age_seconds, idle_seconds, command, database,
            subscriptions, query_bytes, output_bytes, memory_bytes, library, protocol, own)
        SELECT g.node, k.j, '10.8.0.' || (k.j % 50), 30000 + k.j, 'app', 'normal', 'N', 1000 + k.j, k.j, 'get', 0, 0, 20, 0,
            20000, 'jedis', 2, 0
        FROM g JOIN k ON k.j < 50
        """,
        """
        INSERT INTO slow_entry (node, kind, entry_id, age_seconds, duration_us, bytes, command, arguments, client_host)
        SELECT g.node, 'slow', k.j, 100 + k.j, 20000 + k.j, 100, CASE k.j % 4 WHEN 0 THEN 'keys' WHEN 1 THEN 'migrate'
            WHEN 2 THEN 'hgetall' ELSE 'eval' END, 2, '10.8.0.1'
        FROM g JOIN k ON k.j < 20
        """,
        """
        INSERT INTO latency_event (node, event, age_seconds, last_ms, max_ms)
        SELECT g.node, e.event, 100, 20, 200
        FROM g, (SELECT 'fork' AS event UNION SELECT 'command' UNION SELECT 'aof-fsync-always') AS e
        """,
        """
        INSERT INTO command_stat (node, command, calls, duration_us, rejected, failed)
        SELECT g.node, 'command-' || k.j, 1000, 5000, 0, 0 FROM g JOIN k ON k.j < 60
        """,
        """
        INSERT INTO error_stat (node, error, count, per_second)
        SELECT g.node, e.error, 10, 0.01
        FROM g, (SELECT 'ERR' AS error UNION SELECT 'MOVED' UNION SELECT 'WRONGTYPE' UNION SELECT 'NOAUTH') AS e
        """,
        """
        INSERT INTO memory_stat (node, name, value) SELECT g.node, 'stat-' || k.j, 1.0 FROM g JOIN k ON k.j < 40
        """,
        "INSERT INTO doctor_word (node, doctor, text) SELECT node, 'memory', 'Hi, this node is fine' FROM g",
        """
        INSERT INTO slot_stat (node, slot, keys, cpu_us, input_bytes, output_bytes)
        SELECT g.node, k.j, 100, 1000, 1000, 1000 FROM g JOIN k ON k.j < g.slot_count
        """,
        "INSERT INTO key_census (node, keys, owned_keys, owned_slots, searched) SELECT node, 1000, 1000, slot_count, 1 FROM g",
        "INSERT INTO keyspace (node, database, keys, expires, average_ttl_ms) SELECT node, 0, 100000, 10, 1000 FROM g",
        """
        INSERT INTO process (node, run_id, pid, executable, mode, system, word_bits, supervised, hz, uptime_seconds, zone,
            io_threads, stage)
        SELECT node, id, 1000 + i, '/usr/bin/redis-server', 'cluster', 'Linux 6.1', 64, 0, 10, 500000, 'a', 1, 'ga' FROM g
        """,
        """
        INSERT INTO memory (node, used_bytes, peak_bytes, rss_bytes, dataset_bytes, overhead_bytes, startup_bytes, limit_bytes,
            policy, fragmentation, fragmentation_bytes, host_bytes, replica_buffers_bytes, backlog_bytes, clients_bytes)
        SELECT node, 4000000000, 5000000000, 4400000000, 3800000000, 200000000, 1000000, 8589934592, 'noeviction', 1.1,
            400000000, 64000000000, 2000000, 1048576, 1000000
        FROM g
        """,
        """
        INSERT INTO persistence (node, loading, saving, saved_at, save_status, save_seconds, changes_since_save, aof_enabled,
            aof_rewriting, aof_rewrite_status, aof_write_status, aof_delayed_fsyncs, aof_bytes, aof_base_bytes)
        SELECT node, 0, 0, 1700000000, 'ok', 5, 1000, 1, 0, 'ok', 'ok', odd, 1000000, 900000 FROM g
        """,
        """
        INSERT INTO activity (node, connections, commands, commands_per_second, rejected_connections, full_syncs,
            partial_syncs, partial_syncs_refused, expired_keys, evicted_keys, hits, misses, channels, fork_us, errors)
        SELECT node, 100000, 100000000, 5000, odd, 1, 2, 0, 1000, odd * 100, 100000, 1000, 0, 20000, 100 FROM g
        """,
        """
        INSERT INTO client_load (node, connected, bus_connections, limit_clients, blocked, tracking)
        SELECT node, 50, 1998, 10000, 0, 0 FROM g
        """,
        """
        INSERT INTO log_event (node, file, kind, level, count, first_at, last_at, age_seconds, recent_count, text, line)
        SELECT g.node, '/var/log/redis/' || g.i || '.log', 'kind-' || k.j, 'warning', 5, '2026-01-01T00:00:00Z',
            '2026-01-01T01:00:00Z', 100, 1, 'words of the server', k.j
        FROM g JOIN k ON k.j < 20
        """,
        """
        INSERT INTO server_log (node, file, bytes, read_bytes, lines, unparsed, format)
        SELECT node, '/var/log/redis/' || i || '.log', 100000, 100000, 1000, 0, 'plain' FROM g
        """,
        """
        INSERT INTO data_file (node, kind, path, real_path, bytes, age_seconds, server_version, state)
        SELECT g.node, f.kind, '/data/' || g.i || '/' || f.kind, '/data/' || g.i || '/' || f.kind, 1000000, 100, '7.2.6', 'ok'
        FROM g, (SELECT 'rdb' AS kind UNION SELECT 'aof' UNION SELECT 'nodes.conf') AS f
        """,
    ]
}
