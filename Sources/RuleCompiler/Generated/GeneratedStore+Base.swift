extension GeneratedStore {
    /// What was asked, who is there, and who believes what.
    static let base = [
        """
        INSERT INTO run (started, kind, targets, tool_version, timeout_ms)
        SELECT '2026-01-01T00:00:00Z', 'live', node, '1.0.0', 3000 FROM g WHERE i = 0
        """,
        """
        INSERT INTO collection (node, collector, status, ms)
        SELECT g.node, c.name, CASE WHEN g.odd AND c.name <> 'connect' THEN 'denied' ELSE 'ok' END, 1.5
        FROM g, (
            SELECT 'connect' AS name UNION SELECT 'INFO' UNION SELECT 'CONFIG GET' UNION SELECT 'CLUSTER NODES'
            UNION SELECT 'CLUSTER INFO' UNION SELECT 'CLIENT LIST' UNION SELECT 'SLOWLOG' UNION SELECT 'LATENCY'
            UNION SELECT 'ACL LIST' UNION SELECT 'ACL LOG' UNION SELECT 'MODULE LIST' UNION SELECT 'CLUSTER LINKS'
            UNION SELECT 'CLUSTER SLOTS' UNION SELECT 'CLUSTER SHARDS' UNION SELECT 'MEMORY STATS'
            UNION SELECT 'MEMORY DOCTOR' UNION SELECT 'FUNCTION LIST' UNION SELECT 'CLUSTER SLOT-STATS'
            UNION SELECT 'bus port probe' UNION SELECT 'login rehearsal' UNION SELECT 'announced address probe'
            UNION SELECT 'CLUSTER COUNTKEYSINSLOT' UNION SELECT 'host' UNION SELECT 'server log' UNION SELECT 'config file'
            UNION SELECT 'nodes.conf' UNION SELECT 'aclfile' UNION SELECT 'data files' UNION SELECT 'COMMANDLOG'
        ) AS c
        """,
        """
        INSERT INTO node (node, host, port, id, state, seed, connect_ms, reply_ms, flavour, version, version_num,
            cluster_enabled, role, auth_required, known_nodes, slots_owned, keys, uptime_seconds, config_file, bus_port,
            node_timeout_ms, user, shard_id, command_count)
        SELECT node, host, 7000 + i % 4, id, CASE WHEN i % 100 = 57 THEN 'refused' ELSE 'answered' END, i = 0, 0.3, 4.0,
            'redis', '7.2.6', 70206, 1, role, 1, (SELECT count(*) FROM g), slot_count, 100000 + i * 10, 500000 + i,
            '/etc/redis/' || (7000 + i % 4) || '.conf', 17000 + i % 4, 15000, 'default', 'shard-' || coalesce(master_i, i),
            241
        FROM g
        """,
        """
        INSERT INTO cluster_info (node, state, slots_assigned, slots_ok, slots_pfail, slots_fail, known_nodes, size,
            current_epoch, my_epoch, messages_sent, publish_sent, links_over_limit)
        SELECT node, 'ok', 16384, 16384, 0, 0, (SELECT count(*) FROM g), (SELECT count(*) FROM g WHERE role = 'master'),
            1000, epoch, 1000000, 1000, 0
        FROM g
        """,
        """
        INSERT INTO belief (belief, subject_id, subject, role, health, connected, master_id, config_epoch, slots, observers,
            is_consensus, own)
        SELECT i, id, node, role, 'ok', 1, master_id, epoch, slots, (SELECT count(*) - 1 FROM g), 1, 0 FROM g
        UNION ALL SELECT 10000 + i, id, node, role, 'ok', 1, master_id, epoch, slots, 1, 0, 1 FROM g
        UNION ALL SELECT 20000 + i, id, node, role, CASE i % 3 WHEN 0 THEN 'fail' ELSE 'pfail' END, 0, master_id, epoch,
            slots, 20, 0, 0 FROM g WHERE odd
        """,
        """
        INSERT INTO dissent (observer, subject_id, belief)
        SELECT o.node, s.id, 20000 + s.i FROM g AS s JOIN g AS o ON o.i % 50 = 3 WHERE s.odd
        """,
        """
        INSERT INTO unaware (observer, subject_id) SELECT o.node, s.id FROM g AS s JOIN g AS o ON o.i = s.i + 1 WHERE s.odd
        """,
        """
        INSERT INTO member (id, node, role, master_id, master, slot_count, slots, config_epoch, observers, fail_votes,
            pfail_votes, disconnected_votes, answered, elsewhere)
        SELECT id, node, role, master_id, master, slot_count, slots, epoch, (SELECT count(*) - 1 FROM g), 0,
            odd * 20, odd * 20, i % 100 <> 57, 0
        FROM g
        """,
        """
        INSERT INTO shard (master, master_id, slots, slot_count, replicas, live_replicas, master_alive, ranges)
        SELECT node, id, slots, slot_count, 1, 1, 1, 1 FROM g WHERE role = 'master'
        """,
        """
        INSERT INTO bus_silence (observer, node, ping_age_ms, pong_age_ms)
        SELECT o.node, s.node, 0, 900 FROM g AS o JOIN g AS s ON s.i BETWEEN o.i + 1 AND o.i + 3
        """,
        """
        INSERT INTO bus_link (observer, peer_id, peer, direction, age_ms, buffer_bytes, waiting_bytes)
        SELECT o.node, s.id, s.node, d.direction, 400000 + s.i, 0, 0
        FROM g AS o JOIN g AS s ON s.i BETWEEN o.i + 1 AND o.i + 20,
            (SELECT 'to' AS direction UNION SELECT 'from') AS d
        """,
        """
        INSERT INTO told_endpoint (source, id, node, endpoint, port, role, health, replication_offset, shard_no, observers)
        SELECT s.source, id, node, host, 7000 + i % 4, role, 'online', 1000, coalesce(master_i, i), 999
        FROM g, (SELECT 'CLUSTER SLOTS' AS source UNION SELECT 'CLUSTER SHARDS') AS s
        """,
        """
        INSERT INTO address_claim (id, node, address, bus_port, observers, own, answers_id, result)
        SELECT id, node, node, 17000 + i % 4, 999, 1, id, 'member' FROM g
        """,
        """
        INSERT INTO nodes_conf (node, origin, file, real_path, state, problems, my_id, slots, known_nodes, current_epoch)
        SELECT node, node, '/data/' || i || '/nodes.conf', '/data/' || i || '/nodes.conf', 'ok', 0, id, slots, 1000, 1000
        FROM g WHERE i % 4 = 0
        """,
        """
        INSERT INTO nodes_conf_member (node, file, id, address, is_self, role, master_id, flags, slots, slot_count,
            config_epoch)
        SELECT o.node, '/data/' || o.i || '/nodes.conf', s.id, s.node, o.i = s.i, s.role, s.master_id, s.role, s.slots,
            s.slot_count, s.epoch
        FROM g AS o JOIN g AS s ON s.i BETWEEN o.i AND o.i + 50 WHERE o.i % 4 = 0
        """,
    ]
}
