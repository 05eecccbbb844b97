extension GeneratedStore {
    /// What derivations make of it, with a few faults.
    static let derived = [
        """
        INSERT INTO replication (node, role, master_host, master_port, link_status, syncing, replicas, good_replicas, replid,
            offset, backlog_active, backlog_bytes, backlog_filled_bytes, read_only, announced, failover_state)
        SELECT node, CASE role WHEN 'master' THEN 'master' ELSE 'slave' END, master, 7000,
            CASE WHEN role = 'replica' THEN CASE WHEN odd THEN 'down' ELSE 'up' END END, 0, role = 'master',
            role = 'master', 'replid-' || coalesce(master_i, i), 1000, 1, 1048576, 1048576, 1, 1, 'no-failover'
        FROM g
        """,
        """
        INSERT INTO replica_link (node, master, status, down_seconds, never_connected, last_io_seconds, syncing, offset,
            attached, attached_state)
        SELECT node, master, CASE WHEN odd THEN 'down' ELSE 'up' END, CASE WHEN odd THEN 100 END, 0, 1, 0, 1000, NOT odd,
            'online'
        FROM g WHERE role = 'replica'
        """,
        """
        INSERT INTO attached_replica (node, replica, host, port, state, offset, lag_seconds, lag_bytes, member)
        SELECT master, node, host, 7000, 'online', 1000, 0, 0, 1 FROM g WHERE role = 'replica' AND NOT odd
        """,
        """
        INSERT INTO probe (kind, origin, node, target, ok, result, ms)
        SELECT 'bus-port', NULL, node, host || ':' || (17000 + i % 4), 1, 'open', 0.3 FROM g
        UNION ALL SELECT 'client-port', NULL, node, node, 1, 'open', 0.3 FROM g
        UNION ALL SELECT 'replication-login', node, master, master, NOT odd,
            CASE WHEN odd THEN 'wrong_password' ELSE 'accepted' END, 0.3 FROM g WHERE role = 'replica'
        """,
        """
        INSERT INTO takeover (replica, master, eligible, obstacle, data_age_seconds, allowed_age_seconds, behind_bytes, votes,
            votes_needed, stands_alone)
        SELECT node, master, NOT odd, CASE WHEN odd THEN 'too-old' END, 1, 160, 0, 499, 251, 0 FROM g WHERE role = 'replica'
        """,
        """
        INSERT INTO takeover_login (node, target, result, user, now)
        SELECT m.node, r.node, 'accepted', 'default', 0 FROM g AS r JOIN g AS m ON m.i = r.master_i WHERE r.role = 'replica'
        UNION ALL SELECT r.node, m.node, 'accepted', 'default', 1 FROM g AS r JOIN g AS m ON m.i = r.master_i
        WHERE r.role = 'replica'
        """,
        """
        INSERT INTO blind_spot (observer, node, health, connected, mutual)
        SELECT o.node, s.node, 'pfail', 0, 0 FROM g AS s JOIN g AS o ON o.i % 50 = 3 WHERE s.odd
        """,
        """
        INSERT INTO open_half (node, slot, direction, peer_id)
        SELECT g.node, 100, 'migrating', o.id FROM g JOIN g AS o ON o.i = g.i + 1 WHERE g.odd
        """,
        """
        INSERT INTO open_slot (node, slot, direction, peer_id, peer, partner_open, keys_here, keys_there, owner)
        SELECT g.node, 100 + g.i, 'migrating', o.id, o.node, 1, 5, 0, g.node FROM g JOIN g AS o ON o.i = g.i + 1 WHERE g.odd
        """,
        "INSERT INTO slot_keys (node, slot, keys) SELECT node, 100 + i, 5 FROM g WHERE odd",
        """
        INSERT INTO stray_keys (node, slots, slot_count, keys, owner, importing)
        SELECT g.node, '5', 1, 7, o.node, 0 FROM g JOIN g AS o ON o.i = g.i + 1 WHERE g.odd
        """,
        """
        INSERT INTO slot_dissent (observer, slots, slot_count, seen_owner, owner, seen_epoch, owner_epoch)
        SELECT o.node, s.slots, s.slot_count, o.node, s.node, 1, 2 FROM g AS s JOIN g AS o ON o.i % 50 = 3 WHERE s.odd
        """,
        """
        INSERT INTO ghost_member (id, address, observers, flags, role, slot_count)
        SELECT 'ghost' || i, host || ':9999', 10, 'fail', 'master', 0 FROM g WHERE odd
        """,
        """
        INSERT INTO unknown_member (observer, id, node, known_by, answered)
        SELECT o.node, s.id, s.node, 998, 1 FROM g AS s JOIN g AS o ON o.i = s.i + 1 WHERE s.odd
        """,
        "INSERT INTO partition (part, nodes, owners, has_majority) SELECT 0, count(*), count(*) / 2, 1 FROM g",
        """
        INSERT INTO placement (node, machine, certain, zone, role, owner, loopback)
        SELECT node, host, 1, 'a', role, slot_count > 0, 0 FROM g
        """,
    ]

    /// The machines below: four nodes each.
    static let machine = [
        """
        INSERT INTO host (machine, nodes, kernel, architecture, cpus, memory_bytes, memory_available_bytes, swap_bytes,
            swap_free_bytes, overcommit_memory, transparent_hugepage, somaxconn, clocksource, clocksources, oom_kills,
            uptime_seconds)
        SELECT host, count(*), '6.1.0', 'x86_64', 16, 64000000000, 20000000000, 0, 0, 1, 'never', 4096, 'tsc', 'tsc', 0,
            1000000
        FROM g GROUP BY host
        """,
        """
        INSERT INTO host_process (node, machine, pid, executable, user, rss_bytes, swap_bytes, huge_bytes, huge_pages_off,
            file_limit, file_limit_hard, open_files, oom_score_adjust, started_seconds, working_folder, stopped)
        SELECT node, host, 1000 + i, '/usr/bin/redis-server', 'redis', 4400000000, 0, 0, 1, 65535, 65535, 2100, 0, 500000,
            '/data/' || i, 0
        FROM g
        """,
        """
        INSERT INTO listener (machine, address, port, pid, program, node, backlog, waiting)
        SELECT host, host, 7000 + i % 4 + p.d, 1000 + i, 'redis-server', node, 511, 0
        FROM g, (SELECT 0 AS d UNION SELECT 10000) AS p
        """,
        """
        INSERT INTO disk (node, path, total_bytes, free_bytes, free_inodes, kind, writable)
        SELECT node, '/data/' || i, 100000000000, 50000000000, 1000000, 'ext4', 1 FROM g
        """,
        """
        INSERT INTO tool (machine, name, path, version, version_num, works)
        SELECT host, 'redis-cli', '/usr/bin/redis-cli', '7.2.6', 70206, 1 FROM g GROUP BY host
        """,
    ]
}
