import ClusterModel
package import Facts

extension LiveSample {
    /// How fast the counters of each node rose between an earlier sample and this one.
    package func rates(since earlier: LiveSample) -> [RateFact] {
        let before = Dictionary(earlier.nodes.map { ($0.name, $0) }) { first, _ in first }
        return nodes.flatMap { node -> [RateFact] in
            guard let old = before[node.name], let oldInfo = old.info, let info = node.info,
                let start = old.answeredAt, let end = node.answeredAt
            else { return [] }
            return RateFact.between(oldInfo, info, node: node.name, window: end - start)
        }
    }
}

extension RateFact {
    /// Counters whose present rate matters; those of errors are all taken.
    private static let counters: Set<String> = [
        "total_connections_received", "total_commands_processed", "rejected_connections", "evicted_keys",
        "expired_keys", "keyspace_hits", "keyspace_misses", "sync_full", "sync_partial_err", "aof_delayed_fsync",
        "total_error_replies", "total_net_input_bytes", "total_net_output_bytes", "used_cpu_sys", "used_cpu_user",
        "used_cpu_sys_main_thread", "used_cpu_user_main_thread",
    ]
    /// Over less than this, one event more or less is all there is to see.
    private static let shortest: Duration = .milliseconds(5)

    /// The rises from one INFO of a process to a later one; none if it was started anew in between.
    static func between(_ earlier: InfoText, _ later: InfoText, node: String, window: Duration) -> [RateFact] {
        // The later one may be an extract without section server.
        if let run = later["run_id"], run != earlier["run_id"] { return [] }
        guard window >= shortest else { return [] }
        let milliseconds = window.milliseconds
        return later.entries.compactMap { entry in
            let isError = entry.field.hasPrefix("errorstat_")
            guard isError || counters.contains(entry.field), let now = number(entry.value) else { return nil }
            let old = earlier[entry.field].flatMap(number)
            // A kind of error that was not there has just come up for the first time.
            guard let before = old ?? (isError ? 0 : nil), now >= before else { return nil }
            return RateFact(
                node: node,
                name: entry.field,
                difference: now - before,
                perSecond: (now - before) * 1000 / milliseconds,
                windowMilliseconds: Int(milliseconds.rounded())
            )
        }
    }

    /// `errorstat_MOVED:count=5` or a plain number.
    private static func number(_ value: String) -> Double? {
        (Double(value) ?? InfoPairs(value).integer("count").map(Double.init)).flatMap { $0.isFinite ? $0 : nil }
    }
}
