package import Facts
package import GRDB

/// Whether each node of a shard could log in at each other one, from what the nodes have set and from real trials.
///
/// Only pairs within a shard: there a failover makes one the master of the other.
package enum TakeoverLoginDerivation: Derivation {
    package static func derive(from db: Database) throws -> [TakeoverLoginFact] {
        let doors = try doors(db)
        let trials = try db.rows(
            "SELECT origin, node, result FROM probe WHERE kind = 'replication-login' AND origin IS NOT NULL"
        ).reduce(into: [Pair: String]()) { $0[Pair(node: $1["origin"], target: $1["node"])] = $1["result"] as String }
        let members = try db.rows(
            """
            SELECT m.node, m.master, coalesce(m.master_id, m.id) AS shard FROM member AS m
            WHERE m.role = 'replica' OR m.slot_count > 0 ORDER BY m.node
            """
        )
        return Dictionary(grouping: members) { $0["shard"] as String }.sorted { $0.key < $1.key }
            .flatMap { _, shard in
                shard.flatMap { node in
                    shard.filter { $0["node"] != node["node"] as String }.compactMap { target in
                        login(node, target, doors, trials)
                    }
                }
            }
    }

    private struct Pair: Hashable {
        let node: String
        let target: String
    }

    /// What a node would present as a replica, and what it asks for as a master.
    private struct Door {
        var user: String?
        var hasKey: Bool?
        var key: Int?
        var lock: Int?
        var isLocked: Bool?
        /// Its ACL users, if they could be read.
        var users: [String: Row] = [:]
    }

    private static func login(_ node: Row, _ target: Row, _ doors: [String: Door], _ trials: [Pair: String])
        -> TakeoverLoginFact?
    {
        let name: String = node["node"]
        let goal: String = target["node"]
        guard let visitor = doors[name], let door = doors[goal] else { return nil }
        let trial = trials[Pair(node: name, target: goal)].flatMap(seen)
        var result = trial ?? expected(visitor, door)
        // A login that is accepted says nothing about what the user may do then.
        if result == "works", let user = visitor.user, door.users[user]?.number("can_replicate") == 0 {
            result = "no_permission"
        }
        return TakeoverLoginFact(
            node: name,
            target: goal,
            result: result,
            user: visitor.user,
            now: node.text("master") == goal
        )
    }

    /// What a real trial says, as far as it says anything about the password.
    private static func seen(_ result: String) -> String? {
        switch result {
        case "accepted": "works"
        case "password_needed": "no_password"
        case "wrong_password", "no_password_wanted", "no_permission": result
        default: nil
        }
    }

    private static func expected(_ visitor: Door, _ door: Door) -> String {
        guard let hasKey = visitor.hasKey else { return "unknown" }
        if let user = visitor.user { return expected(user, hasKey, door) }
        guard let isLocked = door.isLocked else { return "unknown" }
        if !isLocked { return hasKey ? "no_password_wanted" : "works" }
        guard hasKey else { return "no_password" }
        // A door that is locked without requirepass has its password from ACL SETUSER, which can't be compared.
        guard let key = visitor.key, let lock = door.lock else { return "unknown" }
        return key == lock ? "works" : "wrong_password"
    }

    private static func expected(_ user: String, _ hasKey: Bool, _ door: Door) -> String {
        guard !door.users.isEmpty else { return "unknown" }
        guard let account = door.users[user], account.number("is_on") != 0 else { return "unknown_user" }
        if account.number("can_replicate") == 0 { return "no_permission" }
        return account.number("nopass") == 1 && hasKey ? "works" : "unknown"
    }

    private static func doors(_ db: Database) throws -> [String: Door] {
        var doors: [String: Door] = [:]
        let secrets = try db.rows("SELECT node, name, is_set, value_no FROM secret WHERE origin IS NULL")
        for row in secrets {
            switch row["name"] as String {
            case "masterauth":
                doors[row["node"], default: Door()].hasKey = row["is_set"]
                doors[row["node"], default: Door()].key = row["value_no"]
            case "requirepass":
                doors[row["node"], default: Door()].lock = row["value_no"]
                doors[row["node"], default: Door()].isLocked = row["is_set"]
            default: break
            }
        }
        for row in try db.rows("SELECT node, auth_required FROM node WHERE auth_required IS NOT NULL") {
            guard doors[row["node"]] != nil else { continue }
            doors[row["node"], default: Door()].isLocked = row["auth_required"]
        }
        let names = "SELECT node, value FROM config WHERE origin = 'live' AND name = 'masteruser' AND value <> ''"
        for row in try db.rows(names) { doors[row["node"]]?.user = row["value"] }
        for row in try db.rows("SELECT * FROM acl_user WHERE origin = 'live'") {
            doors[row["node"]]?.users[row["user"]] = row
        }
        return doors
    }
}
