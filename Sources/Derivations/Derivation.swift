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
        try store.derive { try run($0, $1) }
    }

    private static func run(_ db: Database, _ store: borrowing FactWriter) throws {
        try fillInfoViews(db, store)
        try store.add(MemberDerivation.derive(from: db))
        try store.add(ShardDerivation.derive(from: db))
        try store.add(ReplicaLinkDerivation.derive(from: db))
        try store.add(SlotGapDerivation.derive(from: db))
        try store.add(OpenSlotDerivation.derive(from: db))
        try store.add(KeyspaceDerivation.derive(from: db))
        try store.add(CommandStatDerivation.derive(from: db))
        try store.add(ErrorStatDerivation.derive(from: db))
        try store.add(AttachedReplicaDerivation.derive(from: db))
        try store.add(StrayKeysDerivation.derive(from: db))
        try store.add(AddressClaimDerivation.derive(from: db))
        try store.add(SlotConflictDerivation.derive(from: db))
        try store.add(SlotDisownedDerivation.derive(from: db))
        try store.add(SlotDissentDerivation.derive(from: db))
        try store.add(UnknownMemberDerivation.derive(from: db))
        try store.add(GhostMemberDerivation.derive(from: db))
        try store.add(BlindSpotDerivation.derive(from: db))
        try store.add(PartitionDerivation.derive(from: db))
        try store.add(TakeoverDerivation.derive(from: db))
        try store.add(TakeoverLoginDerivation.derive(from: db))
        try store.add(ConfigDriftDerivation.derive(from: db))
        try store.add(ConfigDifferenceDerivation.derive(from: db))
        try store.add(ACLDifferenceDerivation.derive(from: db))
        try store.add(OutputLimitDerivation.derive(from: db))
        try store.add(SavePointDerivation.derive(from: db))
        try store.add(KeySizeDerivation.derive(from: db))
        try store.add(PlacementDerivation.derive(from: db))
    }

    private static func fillInfoViews(_ db: Database, _ store: borrowing FactWriter) throws {
        let reports = try InfoReports(db)
        try store.add(reports.rows(ProcessView.self))
        try store.add(reports.rows(MemoryView.self))
        try store.add(reports.rows(PersistenceView.self))
        try store.add(reports.rows(ActivityView.self))
        try store.add(reports.rows(ClientLoadView.self))
        try store.add(reports.rows(ReplicationView.self))
    }
}
