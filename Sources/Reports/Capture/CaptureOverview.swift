package import Facts
import Foundation
import GRDB

/// What captured traffic came to, besides the findings: read from the facts, so that a snapshot shows it, too.
package struct CaptureOverview: Sendable {
    /// A row of a query: columns in their order.
    package typealias Line = [(column: String, value: FactValue)]

    package let quality: Line
    package let files: [Line]
    package let peers: [Line]
    package let commands: [Line]
    package let slots: [Line]
    package let keys: [Line]
    package let slow: [Line]
    package let errors: [Line]
    package let redirects: [Line]
    package let failures: [Line]
    package let passwords: [Line]
    package let bus: [Line]
    package let members: [Line]
    package let elections: [Line]
    package let collisions: [Line]
    package let events: [Line]
    /// Events that are not among these.
    package let eventsLeftOut: Int

    private static let eventLimit = 1000

    /// Nil if the facts are of something else.
    package init?(_ store: FactStore) throws {
        let overview = try store.read { db in try CaptureOverview(db) }
        guard let overview else { return nil }
        self = overview
    }

    private init?(_ db: Database) throws {
        func lines(_ sql: String) throws -> [Line] {
            try Row.fetchAll(db, sql: sql).map { row in
                row.map { ($0.0, FactValue.fromDatabaseValue($0.1) ?? .null) }
            }
        }
        guard let quality = try lines("SELECT * FROM capture_quality").first else { return nil }
        self.quality = quality
        files = try lines("SELECT * FROM capture_file")
        peers = try lines("SELECT * FROM traffic_peer ORDER BY commands DESC, client, node LIMIT 10")
        commands = try lines(
            """
            SELECT command, calls, replies, errors, request_bytes, reply_bytes, mean_us, p50_us, p99_us, max_us, max_frame
            FROM traffic_total ORDER BY calls DESC, command LIMIT 10
            """
        )
        slots = try lines(
            """
            SELECT node, slot, reads, writes, reads + writes AS requests FROM traffic_slot
            ORDER BY reads + writes DESC, node, slot LIMIT 5
            """
        )
        keys = try lines("SELECT * FROM traffic_key ORDER BY reads + writes DESC, key LIMIT 10")
        elections = try lines("SELECT * FROM bus_election ORDER BY asked_at, asked_frame LIMIT 100")
        collisions = try lines("SELECT * FROM bus_collision ORDER BY since_at, since_frame LIMIT 100")
        slow = try lines("SELECT * FROM slow_request ORDER BY ms DESC LIMIT 5")
        errors = try lines(
            """
            SELECT node, code, reason, sum(count) AS count, count(DISTINCT client) AS clients,
                min(first_frame) AS first_frame, max(last_frame) AS last_frame
            FROM traffic_error GROUP BY node, code, reason ORDER BY sum(count) DESC, node, code LIMIT 10
            """
        )
        redirects = try lines(
            """
            SELECT client, node, kind, target, sum(count) AS count, count(slot) AS slots,
                min(first_frame) AS first_frame, max(last_frame) AS last_frame
            FROM redirect GROUP BY client, node, kind, target ORDER BY sum(count) DESC, client, node LIMIT 5
            """
        )
        failures = try lines("SELECT * FROM connect_failure ORDER BY count DESC, client, server LIMIT 5")
        passwords = try lines(
            """
            SELECT command, sum(count) AS count, count(DISTINCT client) AS clients, min(first_frame) AS first_frame
            FROM clear_password GROUP BY command ORDER BY sum(count) DESC, command
            """
        )
        bus = try lines(
            "SELECT type, sum(count) AS count, sum(bytes) AS bytes FROM bus_message GROUP BY type ORDER BY 2 DESC, 1"
        )
        members = try lines(
            "SELECT node, id, role, config_epoch, slot_count, failed, cluster_down, messages FROM bus_node ORDER BY node"
        )
        // A replica that is refused again and again is told of once.
        let told = """
            FROM traffic_event WHERE kind <> 'resync_refused'
                OR rowid IN (SELECT min(rowid) FROM traffic_event WHERE kind = 'resync_refused' GROUP BY node, subject)
            """
        events = try lines("SELECT * \(told) ORDER BY at, frame, kind LIMIT \(Self.eventLimit)")
        let all = try Int.fetchOne(db, sql: "SELECT count(*) \(told)") ?? 0
        eventsLeftOut = max(0, all - Self.eventLimit)
    }
}

extension [(column: String, value: FactValue)] {
    /// What shows its packets in Wireshark or tshark; nil where it names none.
    var displayFilter: String? {
        func has(_ column: String) -> Bool { number(column) > 0 }
        if has("frame") { return "frame.number == \(number("frame"))" }
        if has("request_frame") { return "frame.number in {\(number("request_frame")), \(number("reply_frame"))}" }
        let pairs = [("first_frame", "last_frame"), ("asked_frame", "ended_frame"), ("since_frame", "until_frame")]
        for (first, last) in pairs where has(first) {
            var filter = "frame.number >= \(number(first))"
            if has(last) { filter += " && frame.number <= \(number(last))" }
            return contains { $0.column == "stream" }
                ? "tcp.stream == \(number("stream")) && \(filter)" : filter
        }
        return has("max_frame") ? "frame.number == \(number("max_frame"))" : peerFilter
    }

    /// All that one host says to a server.
    private var peerFilter: String? {
        let (client, node) = (text("client"), text("node"))
        guard !client.isEmpty, let colon = node.lastIndex(of: ":") else { return nil }
        let family = client.contains(":") ? "ipv6" : "ip"
        let host = node[..<colon].trimmingCharacters(in: ["[", "]"])
        return "\(family).addr == \(client) && \(family).addr == \(host) && tcp.port == \(node[colon...].dropFirst())"
    }

    /// 0 for what is no number, and never so much that a sum of some would not fit: a snapshot may come from anywhere.
    func number(_ column: String) -> Int64 {
        Swift.min(Swift.max(first { $0.column == column }?.value.integer ?? 0, 0), 1 << 52)
    }

    func text(_ column: String) -> String { first { $0.column == column }?.value.text ?? "" }

    func real(_ column: String) -> Double? {
        switch first(where: { $0.column == column })?.value {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
