import ClusterModel
import Foundation

/// What one simulated node answers, as bytes of the wire.
struct NodeAnswers: Sendable {
    let cluster: SimulatedCluster
    let place: Int

    private var member: SimulatedCluster.Member { cluster.members[place] }
    private var now: Int64 { Int64(Date.now.timeIntervalSince1970 * 1000) }

    func answer(_ words: [String]) -> String {
        switch words.prefix(2).joined(separator: " ").uppercased() {
        case "CLUSTER NODES": Self.bulk(cluster.view(of: place, now: now))
        case "CLUSTER INFO": Self.bulk(clusterInfo)
        case "CLUSTER MYID": Self.bulk(member.id)
        case "CLUSTER COUNTKEYSINSLOT": ":\(words.last.flatMap { Int($0) }.map { owns($0) ? 1 : 0 } ?? 0)\r\n"
        case "CLUSTER LINKS": links
        case "CLUSTER SLOTS": slots
        case "CLUSTER SHARDS": shards
        case "INFO": Self.bulk(info(without: ["commandstats", "latencystats"]))
        case "INFO COMMANDSTATS", "INFO STATS", "INFO ERRORSTATS", "INFO CPU":
            Self.bulk(info(only: words[1].lowercased()))
        case "CONFIG GET": config
        case "TIME": Self.array([String(now / 1000), String(now % 1000 * 1000)])
        case "ACL WHOAMI": Self.bulk("default")
        case "ACL LIST": Self.array(["user default on nopass ~* &* +@all"])
        case "CLIENT LIST": Self.bulk(clients)
        case "COMMAND COUNT": ":240\r\n"
        case "DBSIZE": ":\(member.slots?.count ?? 0)\r\n"
        case "PING": "+PONG\r\n"
        case "MEMORY DOCTOR": Self.bulk("Sam, I detected no issue in this instance, I can only account for it.")
        case "ACL LOG", "SLOWLOG GET", "LATENCY LATEST", "MODULE LIST", "FUNCTION LIST", "MEMORY STATS": "*0\r\n"
        default: "-ERR unknown command '\(words.first ?? "")'\r\n"
        }
    }

    private func owns(_ slot: Int) -> Bool { member.slots?.contains(slot) == true }

    private var clusterInfo: String {
        let lines = [
            "cluster_state:ok", "cluster_slots_assigned:16384", "cluster_slots_ok:16384", "cluster_slots_pfail:0",
            "cluster_slots_fail:0", "cluster_known_nodes:\(cluster.members.count)",
            "cluster_size:\(cluster.masterCount)", "cluster_current_epoch:\(cluster.members.count)",
            "cluster_my_epoch:\(member.epoch)", "cluster_stats_messages_sent:91234",
            "cluster_stats_messages_received:91230", "total_cluster_links_buffer_limit_exceeded:0",
        ]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private func info(without left: Set<String> = [], only wanted: String? = nil) -> String {
        let sections = member.isMaster ? cluster.texts.masterInfo : cluster.texts.replicaInfo
        return sections.filter { section in
            let title = section.title.lowercased()
            return wanted.map { $0 == title } ?? !left.contains(title)
        }.map { section in
            let lines = own(section.title) ?? section.lines.map(personal)
            return (["# \(section.title)"] + lines).joined(separator: "\r\n") + "\r\n"
        }.joined(separator: "\r\n")
    }

    /// Sections that say who this node is.
    private func own(_ title: String) -> [String]? {
        switch title {
        case "Replication": replication
        case "Keyspace": ["db0:keys=\(member.slots?.count ?? 0),expires=0,avg_ttl=0"]
        default: nil
        }
    }

    private func personal(_ line: String) -> String {
        if line.hasPrefix("tcp_port:") { return "tcp_port:\(member.endpoint.port)" }
        if line.hasPrefix("run_id:") { return "run_id:\(String(member.id.reversed()))" }
        if line.hasPrefix("rdb_last_save_time:") { return "rdb_last_save_time:\(now / 1000 - 60)" }
        if line.hasPrefix("config_file:") { return "config_file:/etc/redis/redis.conf" }
        return line
    }

    private var replication: [String] {
        if let master = member.master.map({ cluster.members[$0] }) {
            return [
                "role:slave", "master_host:\(master.endpoint.host)", "master_port:\(master.endpoint.port)",
                "master_link_status:up", "master_last_io_seconds_ago:1", "master_sync_in_progress:0",
                "slave_read_repl_offset:4704", "slave_repl_offset:4704", "slave_priority:100", "slave_read_only:1",
                "replica_announced:1", "connected_slaves:0", "master_failover_state:no-failover",
                "master_replid:\(master.id)", "master_repl_offset:4704",
            ]
        }
        let replicas = cluster.replicas(of: place)
        return ["role:master", "connected_slaves:\(replicas.count)"]
            + replicas.enumerated().map { index, replica in
                "slave\(index):ip=\(replica.endpoint.host),port=\(replica.endpoint.port),state=online,offset=4704,lag=1"
            }
            + ["master_failover_state:no-failover", "master_replid:\(member.id)", "master_repl_offset:4704"]
    }

    /// A few applications, one of them named.
    private var clients: String {
        (0..<5).map { number in
            "id=\(number + 5) addr=10.9.0.\(number + 1):4\(place)\(number) laddr=\(member.endpoint) fd=\(number + 9) "
                + "name=app-\(number) age=3600 idle=\(number) flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 "
                + "qbuf-free=0 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22272 events=r "
                + "cmd=get user=default redir=-1 resp=2\n"
        }.joined()
    }

    private var config: String {
        var words = cluster.texts.settings
        for (name, value) in [
            ("port", "\(member.endpoint.port)"), ("bind", member.endpoint.host), ("dir", "/var/lib/redis"),
        ] {
            if let index = stride(from: 0, to: words.count - 1, by: 2).first(where: { words[$0] == name }) {
                words[index + 1] = value
            }
        }
        return Self.array(words.count.isMultiple(of: 2) ? words : words.dropLast())
    }

    static func bulk(_ text: String) -> String { "$\(text.utf8.count)\r\n\(text)\r\n" }

    static func array(_ texts: [String]) -> String { "*\(texts.count)\r\n" + texts.map(bulk).joined() }
}
