import ClusterModel
import Facts
import GRDB

/// What two snapshots are compared by.
struct ClusterPicture {
    struct Member {
        let node: String
        let role: String?
        let master: String?
        let slots: SlotSet
        let configEpoch: Int?
    }

    struct Node {
        let state: String
        let version: String?
        let currentEpoch: Int?
        let clusterState: String?
    }

    struct Setting: Hashable {
        let name: String
        /// `live`, or the path of the config file.
        let origin: String
    }

    /// By node id.
    var members: [String: Member] = [:]
    var nodes: [String: Node] = [:]
    var settings: [String: [Setting: String]] = [:]

    init(_ store: FactStore) throws {
        try store.read { db in
            for row in try Row.fetchAll(db, sql: "SELECT id, node, role, master, slots, config_epoch FROM member") {
                guard let id = row["id"] as String?, let node = row["node"] as String? else { continue }
                members[id] = Member(
                    node: node,
                    role: row["role"],
                    master: row["master"],
                    slots: (row["slots"] as String?).flatMap { SlotSet(text: $0) } ?? SlotSet(),
                    configEpoch: row["config_epoch"]
                )
            }
            let sql = """
                SELECT n.node AS node, n.state AS state, n.flavour AS flavour, n.version AS version,
                    i.current_epoch AS epoch, i.state AS cluster_state
                FROM node AS n LEFT JOIN cluster_info AS i ON i.node = n.node
                """
            for row in try Row.fetchAll(db, sql: sql) {
                guard let node = row["node"] as String?, let state = row["state"] as String? else { continue }
                let version = (row["version"] as String?).map { "\(row["flavour"] as String? ?? "") \($0)" }
                nodes[node] = Node(
                    state: state,
                    version: version,
                    currentEpoch: row["epoch"],
                    clusterState: row["cluster_state"]
                )
            }
            for row in try Row.fetchAll(db, sql: "SELECT node, name, value, origin FROM config") {
                guard let node = row["node"] as String?, let name = row["name"] as String? else { continue }
                let setting = Setting(name: name, origin: row["origin"] ?? "live")
                settings[node, default: [:]][setting] = row["value"] as String?
            }
        }
    }
}
