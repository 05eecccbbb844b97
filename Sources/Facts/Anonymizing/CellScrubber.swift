import ClusterModel

/// Which cell of which table holds what, so that states and kinds stay and names go.
struct CellScrubber {
    var scrubber: Scrubber

    private static let addresses: Set<String> = [
        "node", "host", "observer", "subject", "peer", "target", "endpoint", "hostname", "client_host", "address",
        "replica", "master", "machine", "targets", "nodes", "client", "server", "sender", "reporter", "other_node",
        "destination", "announced_ip", "server_host", "target_host", "other",
    ]
    private static let ids: Set<String> = [
        "id", "subject_id", "peer_id", "master_id", "my_id", "shard_id", "answers_id", "new_id",
        "sender_id", "reporter_id", "other_id", "node_id",
    ]
    private static let paths: Set<String> = [
        "file", "path", "real_path", "config", "folder", "data_folder", "nodes_file", "config_file", "working_folder",
        "executable",
    ]
    private static let texts: Set<String> = ["detail", "value", "text", "problem", "message", "refusal"]
    /// Settings and INFO fields that hold hosts.
    private static let hostFields: Set<String> = [
        "bind", "bind-source-addr", "cluster-announce-ip", "cluster-announce-hostname", "replica-announce-ip",
        "cluster-announce-human-nodename", "master_host", "server_name",
    ]

    /// Takes note of the hosts of a row.
    mutating func learn(_ row: [String: String]) {
        for (column, text) in row where Self.addresses.contains(column) {
            for word in text.split(separator: " ") where !word.hasPrefix("/") {
                scrubber.learn(Endpoint(word)?.host ?? String(word))
            }
        }
        if let value = row["value"], let name = row["name"] ?? row["field"], Self.hostFields.contains(name) {
            for word in value.split(separator: " ") { scrubber.learn(String(word)) }
        }
    }

    mutating func scrub(_ text: String, _ column: String, of table: String, _ row: [String: String]) -> String {
        switch column {
        case "source" where table == "bus_message": return scrubber.addresses(text)
        case "replid", "asked_replid": return text.count == 40 ? scrubber.id(text) : text
        case "key" where ["traffic_key", "slow_request"].contains(table): return scrubber.name(text)
        case "origin", "source": return text.hasPrefix("/") || Endpoint(text) != nil ? scrubber.addresses(text) : text
        case "user": return table == "host_process" ? text : scrubber.user(text)
        case "name": return ["client", "function_library"].contains(table) ? scrubber.name(text) : text
        case "object": return row["reason"] == "command" ? text : scrubber.name(text)
        case "keys", "channels": return scrubber.patterns(text)
        case "value": return value(text, named: row["name"] ?? row["field"] ?? "")
        case let column where Self.addresses.contains(column): return scrubber.addresses(text)
        case let column where Self.ids.contains(column): return scrubber.addresses(text)
        case let column where Self.paths.contains(column): return scrubber.path(text)
        case let column where Self.texts.contains(column): return scrubber.text(text)
        default: return text
        }
    }

    /// A cell of a rule's result, whose columns may be called anything.
    mutating func scrubResult(_ text: String, _ column: String) -> String {
        let isKnown = [Self.addresses, Self.ids, Self.paths].contains { $0.contains(column) }
        if isKnown || text.hasPrefix("node ") { return scrub(text, isKnown ? column : "node", of: "", [:]) }
        return scrubber.text(text)
    }

    private mutating func value(_ value: String, named name: String) -> String {
        if name == "masteruser" { return scrubber.user(value) }
        if Self.hostFields.contains(name) { return scrubber.addresses(value) }
        if name == "replicaof" { return scrubber.addresses(value) }
        return scrubber.text(value)
    }
}
