package import Facts
package import GRDB

/// Computes one derived table from facts that are already in the store.
package protocol Derivation: Sendable {
    associatedtype Derived: Fact
    static func derive(from db: Database) throws -> [Derived]
}

/// All derivations, in the order in which they build on one another.
package enum Derivations {
    /// Those that need nothing but what every node was asked, and the typed views of INFO.
    private static let ofNodes: [any Derivation.Type] = [
        MemberDerivation.self, ShardDerivation.self, ReplicaLinkDerivation.self, KeyspaceDerivation.self,
        CommandStatDerivation.self, ErrorStatDerivation.self, AttachedReplicaDerivation.self,
        SlotDissentDerivation.self, UnknownMemberDerivation.self, GhostMemberDerivation.self,
        BlindSpotDerivation.self, PartitionDerivation.self, KeySizeDerivation.self, TakeoverDerivation.self,
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
        try runOnNodes(in: store)
        try runOnFollowUps(in: store)
        try runOnSurroundings(in: store)
    }

    package static func runOnNodes(in store: FactStore) throws {
        try store.derive { db, writer in
            let reports = try InfoReports(db, wanted: views.reduce(into: []) { $0.formUnion($1.shownFields) })
            for view in views { try add(view, reports, writer) }
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

    private static func add<View: InfoView>(
        _ view: View.Type,
        _ reports: InfoReports,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(reports.rows(view))
    }
}
