package import Facts
import GRDB

/// What is drawn of a cluster: its shards with their links, who owns which slot, and who sees whom.
package struct ClusterPicture: Sendable {
    package let shards: [PictureShard]
    /// Members of no shard, and nodes that are no members.
    package let loose: [PictureNode]
    package let slots: [SlotSegment]
    package let openSlots: [PictureOpenSlot]
    package let views: ViewMatrix?

    /// Nil where no node is known, as when config files were examined.
    package init?(_ store: FactStore) throws {
        let picture = try store.read { db -> ClusterPicture? in
            let nodes = try PictureNode.all(db)
            return nodes.isEmpty ? nil : try ClusterPicture(nodes, db)
        }
        guard let picture else { return nil }
        self = picture
    }

    private init(_ nodes: [PictureNode], _ db: Database) throws {
        let masters = nodes.filter { $0.isMember && $0.role == "master" }
        let replicas = Dictionary(grouping: nodes.filter { $0.isMember && $0.role == "replica" }) { $0.masterID ?? "" }
        shards = masters.filter { $0.slotCount > 0 || replicas[$0.id ?? ""] != nil }
            .sorted { ($0.firstSlot ?? 16384, $0.address) < ($1.firstSlot ?? 16384, $1.address) }
            .map { PictureShard(master: $0, replicas: replicas[$0.id ?? ""] ?? []) }
        let drawn = Set(shards.flatMap { [$0.master.address] + $0.replicas.map(\.address) })
        loose = nodes.filter { !drawn.contains($0.address) }
        slots = try SlotSegment.all(shards.map(\.master), db)
        openSlots = try PictureOpenSlot.all(db)
        views = try ViewMatrix(nodes.filter(\.isMember), db)
    }
}

/// A master with its replicas.
package struct PictureShard: Sendable {
    package let master: PictureNode
    package let replicas: [PictureNode]
}

/// A slot that a node shows half open.
package struct PictureOpenSlot: Sendable {
    package let slot: Int
    package let node: String
    package let direction: String
    package let peer: String

    static func all(_ db: Database) throws -> [PictureOpenSlot] {
        try Row.fetchAll(
            db,
            sql: "SELECT slot, node, direction, coalesce(peer, peer_id) AS peer FROM open_slot ORDER BY slot, node"
        ).map { PictureOpenSlot(slot: $0["slot"], node: $0["node"], direction: $0["direction"], peer: $0["peer"]) }
    }
}
