import ClusterModel
import Foundation

extension LabFaults {
    /// What is wrong in files of nodes that stand still, or that do not start for it.
    static let nodeFiles: [StepFault] = [
        StepFault(
            "nodes-conf-corrupt",
            "topology/nodes-conf-corrupt",
            "only the first 60 bytes of a replica's nodes.conf are left: it does not start",
            at: .replica,
            ask: .files,
            [
                .stop(.replica),
                .edit(.replica, "nodes.conf", "cut off after 60 bytes") { text, _ in String(text.prefix(60)) },
                .start(.replica, mayFail: true),
            ]
        ),
        StepFault(
            "nodes-conf-shared",
            "topology/nodes-conf-shared",
            "two config files name one nodes.conf: the second node does not start",
            at: .replica,
            ask: .files,
            .restart(
                .replica,
                .lines(.replica, "cluster-config-file {otherReplica.folder}/nodes.conf"),
                mayFail: true
            )
        ),
        StepFault(
            "nodes-conf-unwritable",
            "topology/nodes-conf-unwritable",
            "a folder lies where a replica's nodes.conf was: the node ends at the next change",
            at: .replica,
            [
                .files(.replica, "nodes.conf is a folder now") { folder, _ in
                    try LabFile.remove(folder + "/nodes.conf")
                    try LabFile.makeFolder(folder + "/nodes.conf")
                },
                .tryOrder(.replica, "CLUSTER", "SAVECONFIG"),
            ]
        ),
        StepFault(
            "nodes-conf-stale",
            "topology/nodes-conf-stale",
            "a master's nodes.conf was put back from an old copy, in which it has fewer slots",
            at: .other,
            [
                .edit(.other, "nodes.conf", "its own line has one slot only") { text, run in
                    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                        guard line.contains("myself") else { return String(line) }
                        let first = run.members(.other).first?.slots.min() ?? 0
                        return line.split(separator: " ").prefix(8).joined(separator: " ") + " \(first)"
                    }
                    .joined(separator: "\n")
                }
            ]
        ),
        StepFault(
            "config-epoch-collision",
            "topology/config-epoch-collision-at-rest",
            "all nodes are stopped, and two masters have the same config epoch in their nodes.conf",
            at: .other,
            ask: .files,
            [
                .stop(.all),
                .edit(.other, "nodes.conf", "its own config epoch is that of another master") { text, run in
                    let (own, other) = (run.members(.other).first?.id.text, run.members(.master).first?.id.text)
                    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    let epoch = lines.first { line in other.map { line.hasPrefix($0) } ?? false }
                        .map { $0.split(separator: " ")[6] }
                    return lines.map { line in
                        var fields = line.split(separator: " ").map(String.init)
                        guard let own, let epoch, line.hasPrefix(own), fields.count > 6 else { return String(line) }
                        fields[6] = String(epoch)
                        return fields.joined(separator: " ")
                    }
                    .joined(separator: "\n")
                },
            ]
        ),
        StepFault(
            "replica-follows-nobody",
            "topology/replica-follows-dead-or-replica",
            "a replica's nodes.conf names a master that never was: gossip makes it a dead member everywhere",
            at: .replica,
            settles: 12,
            [
                .stop(.replica),
                .edit(.replica, "nodes.conf", "another master's id in its own line") { text, run in
                    let own = run.members(.replica).first?.id.text ?? ""
                    let stranger = String(repeating: "ab", count: 20)
                    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                        var fields = line.split(separator: " ").map(String.init)
                        guard line.hasPrefix(own), fields.count > 3 else { return String(line) }
                        fields[3] = stranger
                        return fields.joined(separator: " ")
                    }
                    .joined(separator: "\n")
                },
                .start(.replica),
            ]
        ),
        StepFault(
            "unknown-directive",
            "config/unknown-directive",
            "a config file has a misspelt directive: the node does not start",
            at: .replica,
            ask: .files,
            .restart(.replica, .lines(.replica, "maxmemory-polcy allkeys-lru"), mayFail: true)
        ),
        StepFault(
            "port-used-twice",
            "config/port-used-twice",
            "two config files claim one port: the second node does not start",
            at: .otherReplica,
            ask: .files,
            .restart(.replica, .lines(.replica, "port {otherReplica.port}"), mayFail: true)
        ),
        StepFault(
            "bus-port-out-of-range",
            "config/bus-port-collision",
            "a port above 55535 leaves no room for the bus port: the node does not start",
            at: nil,
            ask: .files,
            .restart(.replica, .lines(.replica, "port 60000"), mayFail: true)
        ),
        StepFault(
            "masterauth-missing-in-file",
            "config/masterauth-missing-in-file",
            "config files set requirepass and no masterauth: it shows at the next restart",
            at: .masters,
            ask: .files,
            [.lines(.all, "requirepass tutorial")]
        ),
        StepFault(
            "cluster-mode-off-in-file",
            "config/cluster-mode-off",
            "the config file of a node that stands still says cluster-enabled no",
            at: .replica,
            ask: .files,
            [.stop(.replica), .lines(.replica, "cluster-enabled no")]
        ),
    ]
}
