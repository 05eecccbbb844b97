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
        try fill(MemberDerivation.self, store)
        try fill(ShardDerivation.self, store)
        try fill(ReplicaLinkDerivation.self, store)
        try fill(SlotGapDerivation.self, store)
        try fill(OpenSlotDerivation.self, store)
    }

    private static func fill<Table: Derivation>(_ derivation: Table.Type, _ store: FactStore) throws {
        try store.add(try store.read(derivation.derive))
    }
}
