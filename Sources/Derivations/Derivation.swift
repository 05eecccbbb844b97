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
        try fillInfoViews(store)
        try fill(MemberDerivation.self, store)
        try fill(ShardDerivation.self, store)
        try fill(ReplicaLinkDerivation.self, store)
        try fill(SlotGapDerivation.self, store)
        try fill(OpenSlotDerivation.self, store)
        try fill(KeyspaceDerivation.self, store)
        try fill(CommandStatDerivation.self, store)
        try fill(ErrorStatDerivation.self, store)
        try fill(AttachedReplicaDerivation.self, store)
        try fill(StrayKeysDerivation.self, store)
        try fill(AddressClaimDerivation.self, store)
        try fill(SlotConflictDerivation.self, store)
        try fill(SlotDisownedDerivation.self, store)
        try fill(SlotDissentDerivation.self, store)
        try fill(UnknownMemberDerivation.self, store)
        try fill(GhostMemberDerivation.self, store)
        try fill(BlindSpotDerivation.self, store)
        try fill(PartitionDerivation.self, store)
        try fill(TakeoverDerivation.self, store)
        try fill(TakeoverLoginDerivation.self, store)
        try fill(ConfigDriftDerivation.self, store)
        try fill(ConfigDifferenceDerivation.self, store)
        try fill(ACLDifferenceDerivation.self, store)
        try fill(OutputLimitDerivation.self, store)
        try fill(SavePointDerivation.self, store)
        try fill(KeySizeDerivation.self, store)
        try fill(PlacementDerivation.self, store)
    }

    private static func fillInfoViews(_ store: FactStore) throws {
        let reports = try store.read(InfoReports.init)
        try store.add { writer in
            try writer.add(reports.rows(ProcessView.self))
            try writer.add(reports.rows(MemoryView.self))
            try writer.add(reports.rows(PersistenceView.self))
            try writer.add(reports.rows(ActivityView.self))
            try writer.add(reports.rows(ClientLoadView.self))
            try writer.add(reports.rows(ReplicationView.self))
        }
    }

    private static func fill<Table: Derivation>(_ derivation: Table.Type, _ store: FactStore) throws {
        try store.add(try store.read(derivation.derive))
    }
}
