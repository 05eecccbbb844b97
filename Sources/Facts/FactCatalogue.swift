/// Every fact table of this version, in the order of the catalogue.
package enum FactCatalogue {
    package static let tables: [FactTableDescription] = [
        RunFact.table.description,
        CollectionFact.table.description,
        NodeFact.table.description,
        InfoFact.table.description,
        ConfigFact.table.description,
        SecretFact.table.description,
        ClusterInfoFact.table.description,
        ReplicaLinkFact.table.description,
        ProbeFact.table.description,
        BusSilenceFact.table.description,
        BeliefFact.table.description,
        DissentFact.table.description,
        MemberFact.table.description,
        ShardFact.table.description,
        OpenHalfFact.table.description,
        SlotKeysFact.table.description,
        SlotGapFact.table.description,
        OpenSlotFact.table.description,
        FindingFact.table.description,
        RuleResultFact.table.description,
    ]

    package static func table(named name: String) -> FactTableDescription? {
        tables.first { $0.name == name }
    }
}
