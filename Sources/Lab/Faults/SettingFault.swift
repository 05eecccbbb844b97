import ClusterModel
import RESP

/// A fault that is nothing but settings, made at run time on one kind of node.
struct SettingFault: LabFault {
    /// Who gets the settings.
    enum Place: Sendable {
        /// The first master that has a replica.
        case master
        /// The last master.
        case lastMaster
        /// The first replica.
        case replica
        /// The replica of the last shard, so that several faults at once do not meet on one node.
        case lastReplica
    }

    let name: String
    let summary: String
    let rule: String
    var settles = 0.0
    /// A node that announces a wrong address is asked at its real one.
    var asksItself = false
    let place: Place
    let settings: [(name: String, value: String)]

    var question: FaultQuestion { asksItself ? .also(.last) : .anybody }

    func inject(into cluster: LabCluster) async throws {
        try cluster.require(masters: 1, replicas: 1, for: self)
        let member =
            switch place {
            case .master: try cluster.firstShard(for: self).master
            case .lastMaster: try cluster.masters.last ?? cluster.firstShard(for: self).master
            case .replica: try cluster.firstReplica(for: self)
            case .lastReplica: try cluster.replicas.last ?? cluster.firstReplica(for: self)
            }
        for setting in settings {
            let old = try await cluster.lab.send([RESPCommand("CONFIG", "GET", .text(setting.name))], to: member.port)
                .first
            if let old = old?[setting.name]?.string {
                try cluster.lab.remember(LabUndo(port: member.port, words: ["CONFIG", "SET", setting.name, old]))
            }
            try await cluster.run(RESPCommand("CONFIG", "SET", .text(setting.name), .text(setting.value)), on: member)
        }
    }

    /// Faults of this kind; all need a version that knows the setting, and say so if it does not.
    static let all: [SettingFault] = [
        SettingFault(
            name: "announce-ip-wrong",
            summary: "a master tells everybody an address at which nobody is: clients and replicas go astray (4.0 on)",
            rule: "network/announce-ip-wrong",
            settles: 8,
            asksItself: true,
            place: .lastMaster,
            settings: [("cluster-announce-ip", "127.255.255.254")]
        ),
        SettingFault(
            name: "announce-port-wrong",
            summary: "a master tells everybody a client port at which nobody listens (4.0 on)",
            rule: "network/announce-port-wrong",
            settles: 8,
            asksItself: true,
            place: .lastMaster,
            settings: [("cluster-announce-port", "1")]
        ),
        SettingFault(
            name: "announce-bus-port-wrong",
            summary: "a replica tells the others a bus port at which nobody listens (4.0 on)",
            rule: "network/announce-bus-port-wrong",
            settles: 3,
            place: .lastReplica,
            settings: [("cluster-announce-bus-port", "1")]
        ),
        SettingFault(
            name: "failover-disabled",
            summary: "the only replica of a master may not take over (5.0 on)",
            rule: "topology/failover-disabled",
            place: .replica,
            settings: [("cluster-replica-no-failover", "yes")]
        ),
        SettingFault(
            name: "min-replicas-blocks-writes",
            summary: "a master wants two replicas in sync and has one: it refuses writes (5.0 on)",
            rule: "replication/min-replicas-blocks-writes",
            place: .master,
            settings: [("min-replicas-to-write", "2")]
        ),
        SettingFault(
            name: "replica-maxmemory-smaller",
            summary: "a replica may use less memory than its master",
            rule: "replication/replica-maxmemory-smaller",
            place: .lastReplica,
            settings: [("maxmemory", "50mb")]
        ),
        SettingFault(
            name: "replica-writable",
            summary: "a replica takes writes of its own (5.0 on)",
            rule: "replication/replica-writable",
            place: .lastReplica,
            settings: [("replica-read-only", "no")]
        ),
        SettingFault(
            name: "backlog-too-small",
            summary: "a master keeps only 16 kB of writes for replicas that were cut off",
            rule: "replication/repl-backlog-too-small",
            place: .master,
            settings: [("repl-backlog-size", "16384")]
        ),
        SettingFault(
            name: "moved-empty-host",
            summary: "a replica redirects clients without telling where to (7.0 on)",
            rule: "network/moved-empty-host",
            place: .lastReplica,
            settings: [("cluster-preferred-endpoint-type", "unknown-endpoint")]
        ),
        SettingFault(
            name: "moved-question-mark",
            summary: "a master redirects clients to '?', as it names hosts and none has a name (7.0 on)",
            rule: "network/moved-question-mark",
            place: .master,
            settings: [("cluster-preferred-endpoint-type", "hostname")]
        ),
    ]
}
