package import Facts
package import GRDB

/// Computes one derived table from facts that are already in the store.
package protocol Derivation: Sendable {
    associatedtype Derived: Fact
    static func derive(from db: Database) throws -> [Derived]
}

/// All derivations, in the order in which they build on one another.
package enum Derivations {
    package static func run(on store: FactStore) throws {
        try runOnNodes(in: store)
        try runOnFollowUps(in: store)
        try runOnSurroundings(in: store)
    }

    /// Those that need nothing but what every node was asked.
    package static func runOnNodes(in store: FactStore) throws {
        try store.derive { db, writer in
            try fillInfoViews(db, writer)
            try writer.add(MemberDerivation.derive(from: db))
            try writer.add(ShardDerivation.derive(from: db))
            try writer.add(ReplicaLinkDerivation.derive(from: db))
            try writer.add(KeyspaceDerivation.derive(from: db))
            try writer.add(CommandStatDerivation.derive(from: db))
            try writer.add(ErrorStatDerivation.derive(from: db))
            try writer.add(AttachedReplicaDerivation.derive(from: db))
            try writer.add(SlotDissentDerivation.derive(from: db))
            try writer.add(UnknownMemberDerivation.derive(from: db))
            try writer.add(GhostMemberDerivation.derive(from: db))
            try writer.add(BlindSpotDerivation.derive(from: db))
            try writer.add(PartitionDerivation.derive(from: db))
            try writer.add(KeySizeDerivation.derive(from: db))
        }
    }

    /// Those that need follow-up questions: keys that were counted, addresses that were tried.
    package static func runOnFollowUps(in store: FactStore) throws {
        try store.derive { db, writer in
            try writer.add(SlotGapDerivation.derive(from: db))
            try writer.add(OpenSlotDerivation.derive(from: db))
            try writer.add(StrayKeysDerivation.derive(from: db))
            try writer.add(AddressClaimDerivation.derive(from: db))
            try writer.add(SlotConflictDerivation.derive(from: db))
            try writer.add(SlotDisownedDerivation.derive(from: db))
        }
    }

    /// Those that also look at the machines and the config files.
    package static func runOnSurroundings(in store: FactStore) throws {
        try store.derive { db, writer in
            try writer.add(TakeoverDerivation.derive(from: db))
            try writer.add(TakeoverLoginDerivation.derive(from: db))
            try writer.add(ConfigDriftDerivation.derive(from: db))
            try writer.add(ConfigDifferenceDerivation.derive(from: db))
            try writer.add(ACLDifferenceDerivation.derive(from: db))
            try writer.add(OutputLimitDerivation.derive(from: db))
            try writer.add(SavePointDerivation.derive(from: db))
            try writer.add(PlacementDerivation.derive(from: db))
        }
    }

    private static func fillInfoViews(_ db: Database, _ writer: borrowing FactWriter) throws {
        let views: [any InfoView.Type] = [
            ProcessView.self, MemoryView.self, PersistenceView.self, ActivityView.self, ClientLoadView.self,
            ReplicationView.self,
        ]
        let reports = try InfoReports(db, wanted: views.reduce(into: []) { $0.formUnion($1.shownFields) })
        for view in views { try fill(view, reports, writer) }
    }

    private static func fill<View: InfoView>(
        _ view: View.Type,
        _ reports: InfoReports,
        _ writer: borrowing FactWriter
    ) throws {
        try writer.add(reports.rows(view))
    }
}
