package import Facts
package import GRDB

/// Computes one derived table from facts that are already in the store.
package protocol Derivation: Sendable {
    associatedtype Derived: Fact
    static func derive(from db: Database) throws -> [Derived]
}

/// Computes one derived table from INFO of each node for itself, so that it can begin before all nodes have answered.
package protocol InfoDerivation: Derivation {
    /// - Parameter row: number of the row of `info` behind which there is something new.
    static func derive(from db: Database, after row: Int64) throws -> [Derived]
}

extension InfoDerivation {
    package static func derive(from db: Database) throws -> [Derived] { try derive(from: db, after: 0) }
}

/// Computes one derived table from what each node says in INFO replication, which is read once for all of them.
package protocol ReplicationDerivation: Sendable {
    associatedtype Derived: Fact
    static func derive(from db: Database, _ reports: ReplicationReports) throws -> [Derived]
}

/// All derivations, in the order in which they build on one another.
package enum Derivations {
    /// Those that need nothing but INFO of a node, beside its typed views.
    private static let ofInfo: [any InfoDerivation.Type] = [
        KeyspaceDerivation.self, CommandStatDerivation.self, ErrorStatDerivation.self, KeySizeDerivation.self,
    ]
    /// Who is in the cluster, as all see it.
    private static let ofMembership: [any Derivation.Type] = [MemberDerivation.self, ShardDerivation.self]
    /// Those that read INFO replication of all nodes, and need members.
    private static let ofReplication: [any ReplicationDerivation.Type] = [
        ReplicaLinkDerivation.self, AttachedReplicaDerivation.self,
    ]
    /// Those that need nothing but what every node was asked.
    private static let ofNodes: [any Derivation.Type] = [
        SlotDissentDerivation.self, UnknownMemberDerivation.self, GhostMemberDerivation.self, BlindSpotDerivation.self,
        PartitionDerivation.self, TakeoverDerivation.self,
        ConfigDriftDerivation.self, OutputLimitDerivation.self, SavePointDerivation.self,
    ]
    /// Those that need follow-up questions: keys that were counted, addresses and logins that were tried.
    private static let ofFollowUps: [any Derivation.Type] = [
        SlotGapDerivation.self, OpenSlotDerivation.self, StrayKeysDerivation.self, AddressClaimDerivation.self,
        SlotConflictDerivation.self, SlotDisownedDerivation.self, TakeoverLoginDerivation.self,
    ]
    /// Those that also look at the machines and the config files.
    private static let ofSurroundings: [any Derivation.Type] = [
        ConfigDifferenceDerivation.self, ACLDifferenceDerivation.self, PlacementDerivation.self,
    ]
    private static let views: [any InfoView.Type] = [
        ProcessView.self, MemoryView.self, PersistenceView.self, ActivityView.self, ClientLoadView.self,
        ReplicationView.self,
    ]

    package static func run(on store: FactStore) throws {
        _ = try runOnInfo(in: store)
        try runOnNodes(in: store)
        try runOnFollowUps(in: store)
        try runOnSurroundings(in: store)
    }

    /// - Parameter row: number of the row of `info` up to which this was done before.
    /// - Returns: the one up to which it is done now.
    package static func runOnInfo(in store: FactStore, after row: Int64 = 0) throws -> Int64 {
        try store.derive { db, writer in
            let last = try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM info") ?? row
            guard last > row else { return row }
            let wanted = views.reduce(into: Set()) { $0.formUnion($1.shownFields) }
            let reports = try InfoReports(db, wanted: wanted, after: row)
            for view in views { try add(view, reports, writer) }
            for derivation in ofInfo { try add(derivation, after: row, db, writer) }
            return last
        }
    }

    package static func runOnNodes(in store: FactStore) throws {
        try store.derive { db, writer in
            for derivation in ofMembership { try add(derivation, db, writer) }
            let reports = try ReplicationReports(db)
            for derivation in ofReplication { try add(derivation, reports, db, writer) }
            for derivation in ofNodes { try add(derivation, db, writer) }
        }
    }

    package static func runOnFollowUps(in store: FactStore) throws {
        try store.derive { db, writer in
            for derivation in ofFollowUps { try add(derivation, db, writer) }
        }
    }

    package static func runOnSurroundings(in store: FactStore) throws {
        try store.derive { db, writer in
            for derivation in ofSurroundings { try add(derivation, db, writer) }
        }
    }

    private static func add<Kind: Derivation>(
        _ derivation: Kind.Type,
        _ db: Database,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(derivation.derive(from: db))
    }

    private static func add<Kind: InfoDerivation>(
        _ derivation: Kind.Type,
        after row: Int64,
        _ db: Database,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(derivation.derive(from: db, after: row))
    }

    private static func add<Kind: ReplicationDerivation>(
        _ derivation: Kind.Type,
        _ reports: ReplicationReports,
        _ db: Database,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(derivation.derive(from: db, reports))
    }

    private static func add<View: InfoView>(
        _ view: View.Type,
        _ reports: InfoReports,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(reports.rows(view))
    }
}
