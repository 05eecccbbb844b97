extension ReplicationInfo {
    /// Reads the section; nil when `INFO` did not hold it or names an unknown role.
    ///
    /// Source: `genRedisInfoString` in `server.c`.
    package init?(_ info: InfoText) {
        switch info["role"] {
        case "master": self.init(role: .master)
        case "slave", "replica": self.init(role: .replica)
        default: return nil
        }
        masterReplOffset = info.integer("master_repl_offset").map(Int64.init)
        replicas = info.entries.filter { Self.isReplicaLine($0.field) }.map { AttachedReplica($0.value) }
        if role == .replica { readLink(info) }
    }

    private mutating func readLink(_ info: InfoText) {
        masterHost = info["master_host"]
        masterPort = info.integer("master_port")
        linkStatus = info["master_link_status"].flatMap(LinkStatus.init)
        readDownTime(info.integer("master_link_down_since_seconds"))
        lastIOSeconds = info.integer("master_last_io_seconds_ago").flatMap { $0 < 0 ? nil : $0 }
        replicaOffset = info.integer("slave_repl_offset").map(Int64.init)
        syncInProgress = info.integer("master_sync_in_progress") == 1
        let left = info.integer("master_sync_left_bytes") ?? -1
        let read = info.integer("master_sync_read_bytes") ?? 0
        syncMoves = syncInProgress && (left != -1 || read > 0)
    }

    // Never connected: -1 from 6.2 on, and before that the seconds since 1970, for no process is down that long.
    private mutating func readDownTime(_ seconds: Int?) {
        guard let seconds, linkStatus != .up else { return }
        neverConnected = seconds < 0 || seconds >= 1_000_000_000
        downSeconds = neverConnected ? nil : seconds
    }

    private static func isReplicaLine(_ field: String) -> Bool {
        let digits = field.utf8.dropFirst(5)
        return field.hasPrefix("slave") && !digits.isEmpty
            && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }
}
